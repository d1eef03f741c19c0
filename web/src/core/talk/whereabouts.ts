import type { SeatEvent } from './event';
import { tableLog } from './frames';
import type { Out, StayState } from './stay';
import type { Phase } from './terms';
import type { TalkView } from './view';

/** The last event by which this seat came or went; null when it never did, or may not know. */
export function lastWordOn(view: TalkView): SeatEvent | null {
  const lines = view.lines[tableLog(view.talk)] ?? [];
  const last = lines.findLast(
    ({ event }) => COMING_AND_GOING.has(event.type) && 'seat' in event && event.seat === view.invited.id,
  );
  return last === undefined ? null : (last.event as SeatEvent);
}

const COMING_AND_GOING: ReadonlySet<string> = new Set<SeatEvent['type']>([
  'SeatArrived',
  'SeatAdmitted',
  'SeatTurnedAway',
  'SeatSentOut',
  'SeatLeft',
]);

/** Why somebody is at the door again, with the reason as far as the record may be read. */
export function outOf(view: TalkView, out: Out | null): Out | null {
  const said = lastWordOn(view);
  if (said?.type === 'SeatSentOut' && out?.kind !== 'elsewhere') return { kind: 'sent-out', reason: said.reason };
  if (said?.type === 'SeatTurnedAway') return { kind: 'turned-away', reason: said.reason };
  return out;
}

/** What becomes of the talk as a whole, for every seat. */
export function phaseOf(view: TalkView): Phase {
  return view.sequence > 0 ? view.preparation.phase : (view.board?.phase ?? 'NONE');
}

/** Which page a person at a talk is to see. */
export type SeatPage =
  /** Nothing is known yet. */
  | 'opening'
  /** This page follows the talk no more: `view.link` says why. */
  | 'ended'
  /** The talk is closed or cancelled. */
  | 'over'
  | 'door'
  | 'waiting'
  | 'room';

/** The page, from where the seat is and whether the person has come to it on this page. */
export function seatPage(view: TalkView, { presence }: StayState): SeatPage {
  if (view.link.kind === 'ended') return 'ended';
  if (view.you === null) return 'opening';
  const at = view.you.presence;
  if (at === 'PRESENT' && presence !== null) return 'room';
  const phase = phaseOf(view);
  if (phase === 'CLOSED' || phase === 'CANCELLED') return 'over';
  return at === 'WAITING' ? 'waiting' : 'door';
}
