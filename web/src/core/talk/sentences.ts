import { commandName, difficultyKey } from './commandnames';
import type { Event, EventType } from './event';
import type { Line } from './frames';
import { at, lasting, ofDelegation, ofItem, ofSeat, plain, type Telling, until } from './telling';
import type { SeatId, Wording } from './terms';

/** One line of a log as a person reads it. */
export interface Sentence {
  readonly said: Telling;
  /** Words of a person that belong to it, as they were given: a reason, a ruling, a note. */
  readonly quote: Wording;
  /** Whose command it came of, unless the sentence is about that very seat; null for it and for the node's own. */
  readonly by: SeatId | null;
}

/** What a sentence needs of the lines before its own: who made a request, who raised a point. */
interface Before {
  readonly requests: ReadonlyMap<number, SeatId>;
  readonly points: ReadonlyMap<number, SeatId>;
}

const NO_WORDS: Wording = {};
/** What the node does is done by this seat, which nobody has. */
const NODE: SeatId = 'node';

/** Sentences for all lines of one log, in order. */
export function sentences(lines: readonly Line[]): readonly Sentence[] {
  const requests = new Map<number, SeatId>();
  const points = new Map<number, SeatId>();
  return lines.map(({ event, by }) => {
    note(event, requests, points);
    const said = sentence(event, { requests, points });
    const subject = subjectOf(said);
    return { said, quote: quoteOf(event), by: by === NODE || by === subject ? null : by };
  });
}

function note(event: Event, requests: Map<number, SeatId>, points: Map<number, SeatId>): void {
  if (event.type === 'FloorRequested' || event.type === 'RightOfReplyAsked') {
    requests.set(event.request.number, event.request.seat);
  }
  if (event.type === 'PointOfOrderRaised') points.set(event.point.number, event.point.seat);
}

function subjectOf({ values = {} }: Telling): SeatId | null {
  const { seat } = values;
  return typeof seat === 'object' && 'seat' in seat ? seat.seat : null;
}

function quoteOf(event: Event): Wording {
  if ('reason' in event) return event.reason;
  if ('text' in event) return event.text;
  return event.type === 'PointOfOrderRaised' ? event.point.text : NO_WORDS;
}

type Teller<T extends EventType> = (event: Extract<Event, { readonly type: T }>, before: Before) => Telling;

/** How each kind of event is told; the type sees to it that none is forgotten. */
const TELLERS: { readonly [T in EventType]: Teller<T> } = {
  TalkPrepared: ({ title }) => ({ key: 'record.talk-prepared', values: { title: { wording: title } } }),
  DelegationAdded: ({ delegation }) => named('record.delegation-added', delegation.name),
  DelegationChanged: ({ delegation }) => named('record.delegation-changed', delegation.name),
  DelegationRemoved: ({ delegation }) => ofDelegation('record.delegation-removed', delegation),
  TalkAnnounced: ({ announcement }) => at('record.talk-announced', announcement.startMillis),
  AnnouncementChanged: ({ announcement }) => at('record.announcement-changed', announcement.startMillis),
  TalkPostponed: ({ newStartMillis }) => until('record.talk-postponed', 'record.talk-postponed-to', newStartMillis),
  TalkCancelled: () => plain('record.talk-cancelled'),

  SeatAccredited: ({ seat }) => ofSeat('record.seat-accredited', seat.id),
  SeatChanged: ({ seat }) => ofSeat('record.seat-changed', seat),
  AccreditationRevoked: ({ seat }) => ofSeat('record.accreditation-revoked', seat),
  SeatArrived: ({ seat }) => ofSeat('record.seat-arrived', seat),
  SeatAdmitted: ({ seat }) => ofSeat('record.seat-admitted', seat),
  SeatTurnedAway: ({ seat }) => ofSeat('record.seat-turned-away', seat),
  SeatSentOut: ({ seat }) => ofSeat('record.seat-sent-out', seat),
  SeatLeft: ({ seat }) => ofSeat('record.seat-left', seat),

  SittingOpened: ({ number }) => ({ key: 'record.sitting-opened', values: { number } }),
  RecessCalled: ({ untilMillis }) => until('record.recess-called', 'record.recess-called-until', untilMillis),
  SittingResumed: () => plain('record.sitting-resumed'),
  SittingAdjourned: ({ untilMillis }) =>
    until('record.sitting-adjourned', 'record.sitting-adjourned-until', untilMillis),
  SittingClosed: () => plain('record.sitting-closed'),
  CaucusOpened: ({ delegation }) => ofDelegation('record.caucus-opened', delegation),
  CaucusClosed: ({ delegation }) => ofDelegation('record.caucus-closed', delegation),
  OutageReported: ({ lostAtMillis }) => at('record.outage-reported', lostAtMillis),

  ItemAdded: ({ item }) => ({ key: 'record.item-added', values: { item: { wording: item.title } } }),
  ItemChanged: ({ item }) => ({ key: 'record.item-changed', values: { item: { wording: item.title } } }),
  ItemMoved: ({ item, position }) => ({ key: 'record.item-moved', values: { number: position + 1, item: { item } } }),
  ItemDropped: ({ item }) => ofItem('record.item-dropped', item),
  DocumentAttached: ({ item, document }) => ({
    key: 'record.document-attached',
    values: { item: { item }, paper: { wording: document.title } },
  }),
  DocumentWithdrawn: ({ document }) => ({ key: 'record.document-withdrawn', values: { paper: { paper: document } } }),
  ItemBegun: ({ item }) => ofItem('record.item-begun', item),
  ItemSetAside: ({ item }) => ofItem('record.item-set-aside', item),
  ItemConcluded: ({ item }) => ofItem('record.item-concluded', item),
  ItemExtended: ({ item, extraMillis }) => ({
    key: 'record.item-extended',
    values: { duration: { durationMillis: extraMillis }, item: { item } },
  }),
  OpenedToPress: ({ item }) => ofItem('record.opened-to-press', item),
  ClosedToPress: ({ item }) => ofItem('record.closed-to-press', item),

  FloorRequested: ({ request }) => ofSeat('record.floor-requested', request.seat),
  RightOfReplyAsked: ({ request }) => ofSeat('record.right-of-reply-asked', request.seat),
  RequestWithdrawn: ({ request }, { requests }) => ofSeat('record.request-withdrawn', requests.get(request)),
  RequestLapsed: ({ request }, { requests }) => ofSeat('record.request-withdrawn', requests.get(request)),
  ListReordered: () => plain('record.list-reordered'),
  ListClosed: () => plain('record.list-closed'),
  ListReopened: () => plain('record.list-reopened'),
  FloorGiven: ({ intervention }) => ofSeat('record.floor-given', intervention.seat),
  FloorTaken: ({ intervention }) => ofSeat('record.floor-taken', intervention.seat),
  FloorPassed: ({ seat }) => ofSeat('record.floor-passed', seat),
  FloorYielded: () => plain('record.floor-yielded'),
  FloorWithdrawn: () => plain('record.floor-withdrawn'),
  FloorLapsed: () => plain('record.floor-lapsed'),
  InterventionsLimited: ({ millis }) =>
    millis === 0 ? plain('record.interventions-unlimited') : lasting('record.interventions-limited', millis),
  InterventionExtended: ({ extraMillis }) => lasting('record.intervention-extended', extraMillis),
  FloorModeSet: ({ mode }) => plain(mode === 'FLOOR_ONLY' ? 'record.mode-floor-only' : 'record.mode-open-discussion'),

  PointOfOrderRaised: ({ point }) => ofSeat('record.point-of-order-raised', point.seat),
  PointOfOrderWithdrawn: ({ point }, { points }) => ofSeat('record.point-of-order-withdrawn', points.get(point)),
  PointOfOrderLapsed: ({ point }, { points }) => ofSeat('record.point-of-order-lapsed', points.get(point)),
  PointOfOrderRuledOn: ({ point, ruling }, { points }) =>
    ofSeat(ruling === 'UPHELD' ? 'record.point-upheld' : 'record.point-dismissed', points.get(point)),
  InterpretationFailed: ({ interpreter, difficulty }) => ({
    key: 'record.interpretation-failed',
    values: { seat: { seat: interpreter }, difficulty: { key: difficultyKey(difficulty) } },
  }),
  InterpretationRestored: ({ interpreter }) => ofSeat('record.interpretation-restored', interpreter),

  MotionMade: ({ delegation, command }) => ({
    key: 'record.motion-made',
    values: { delegation: { delegation }, command: commandName(command) },
  }),
  MotionAgreed: ({ delegation }) => ofDelegation('record.motion-agreed', delegation),
  MotionCarried: () => plain('record.motion-carried'),
  MotionDeclined: ({ delegation }) => ofDelegation('record.motion-declined', delegation),
  MotionWithdrawn: () => plain('record.motion-withdrawn'),

  WentOffRecord: () => plain('record.went-off-record'),
  ReturnedToRecord: () => plain('record.returned-to-record'),

  CaucusEntered: ({ seat }) => ofSeat('record.caucus-entered', seat),
  CaucusLeft: ({ seat }) => ofSeat('record.caucus-left', seat),
  CaucusInvited: ({ seat }) => ofSeat('record.caucus-invited', seat),
  CaucusInvitationEnded: ({ seat }) => ofSeat('record.caucus-invitation-ended', seat),
  CaucusEnded: () => plain('record.caucus-ended'),
  CaucusNoted: ({ seat }) => ofSeat('record.caucus-noted', seat),
};

/** What happened, in a sentence. */
export function sentence(event: Event, before: Before): Telling {
  return (TELLERS[event.type] as (event: Event, before: Before) => Telling)(event, before);
}

function named(key: Telling['key'], name: Wording): Telling {
  return { key, values: { delegation: { wording: name } } };
}
