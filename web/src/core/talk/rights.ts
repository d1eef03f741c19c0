import table from '../../../../docs/fixtures/rights.json';
import type { CommandType } from './command';
import type { Refusal } from './frames';
import { presiding } from './hearing';
import { mySeat } from './selectors';
import type { Role } from './terms';
import type { TalkView } from './view';

/** How far a role may give a command: for its own delegation or itself, together with the other heads, or fully. */
export type Right = 'NONE' | 'OWN' | 'JOINT' | 'FULL';

/** When a command may be given; each asks for all that the ones before it ask for. */
export type Moment = 'ALWAYS' | 'PRESENT' | 'SITTING' | 'RUNNING' | 'PROCEEDING';

interface Row {
  readonly moment: Moment;
  readonly rights: Readonly<Partial<Record<Role, Right>>>;
}

/** The server's own table of rights, printed by it. */
const RIGHTS = table as unknown as Readonly<Record<CommandType, Row>>;

/** How far a role may give a command. */
export function rightOf(role: Role, command: CommandType): Right {
  return RIGHTS[command].rights[role] ?? 'NONE';
}

export function momentOf(command: CommandType): Moment {
  return RIGHTS[command].moment;
}

/** True when a command of this seat becomes a motion that the other heads must agree to. */
export function needsConsent(view: TalkView, command: CommandType): boolean {
  return rightOf(mySeat(view).role, command) === 'JOINT';
}

/**
 * Why this seat cannot give a command now, as far as its role and the moment decide; null when it may. Whether the
 * command fits what it is about (the floor is free, the item is planned, the seat is one's own) the server says.
 */
export function whyNot(view: TalkView, command: CommandType): Refusal | null {
  if (view.link.kind !== 'live') return NOT_CONNECTED;
  const { phase } = view.preparation;
  if ((phase === 'CANCELLED' || phase === 'CLOSED') && command !== 'Leave') return refusal('talk-over', 'nothing');
  const right = rightOf(mySeat(view).role, command);
  if (right === 'NONE') return notYourRight(view, command);
  const early = notTheMoment(view, momentOf(command));
  if (early !== null) return early;
  if (view.sitting.offRecord && SPEAKS.has(command)) return refusal('off-record', 'wait-for-record');
  return right === 'JOINT' && presiding(view) !== null ? refusal('chair-presides', 'ask-chair') : null;
}

/** Commands that always put words on the record of the table: not while nothing is kept. */
const SPEAKS: ReadonlySet<CommandType> = new Set<CommandType>([
  'AddDelegation',
  'ChangeDelegation',
  'AnnounceTalk',
  'ChangeAnnouncement',
  'AccreditSeat',
  'ChangeSeat',
  'AddItem',
  'ChangeItem',
  'AttachDocument',
]);

/** A command that this role may give at some moment: what to show at all. */
export function mayEver(view: TalkView, command: CommandType): boolean {
  return rightOf(mySeat(view).role, command) !== 'NONE';
}

function notYourRight(view: TalkView, command: CommandType): Refusal {
  const { role, delegation } = mySeat(view);
  const headMay = rightOf('HEAD', command) !== 'NONE' && delegation !== undefined && role !== 'HEAD';
  const chairMay = rightOf('CHAIR', command) !== 'NONE' && presiding(view) !== null;
  const remedy = headMay ? 'ask-head' : chairMay ? 'ask-chair' : 'ask-secretariat';
  return refusal('not-your-right', remedy, { role });
}

function notTheMoment(view: TalkView, moment: Moment): Refusal | null {
  const { sitting, order } = view;
  const checks: readonly (readonly [Moment, boolean, () => Refusal])[] = [
    ['PRESENT', view.you?.presence !== 'PRESENT', () => refusal('not-in-room', 'wait-for-admission')],
    ['SITTING', sitting.condition === 'NOT_OPEN', () => refusal('no-sitting', 'wait-for-sitting')],
    ['RUNNING', sitting.condition === 'RECESS', () => refusal('in-recess', 'wait-for-resumption')],
    ['RUNNING', sitting.offRecord, () => refusal('off-record', 'wait-for-record')],
    ['PROCEEDING', order.points.length > 0, () => refusal('point-of-order-open', 'wait-for-ruling')],
    ['PROCEEDING', sitting.caucuses.length > 0, () => refusal('caucus-open', 'wait-for-caucus')],
  ];
  const asked = MOMENTS.indexOf(moment);
  const fails = checks.find(([from, holds]) => MOMENTS.indexOf(from) <= asked && holds);
  return fails === undefined ? null : fails[2]();
}

const MOMENTS: readonly Moment[] = ['ALWAYS', 'PRESENT', 'SITTING', 'RUNNING', 'PROCEEDING'];

/** This client's own reasons, for what the server never heard of. */
export const NOT_CONNECTED: Refusal = {
  reason: 'request.not-connected',
  remedy: 'next.wait-for-connection',
  arguments: {},
};
export const NO_ANSWER: Refusal = { reason: 'request.no-answer', remedy: 'next.look-again', arguments: {} };

export function refusal(reason: string, remedy: string, values: Refusal['arguments'] = {}): Refusal {
  return { reason: `refusal.${reason}`, remedy: `next.${remedy}`, arguments: values };
}
