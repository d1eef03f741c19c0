import { clocksAfter, clocksAt } from './clocks';
import type { CaucusEvent, Event, TableEvent } from './event';
import { betweenItems, foldFloor } from './foldfloor';
import { foldMotions, foldOrder, foldPreparation } from './foldothers';
import type { Line } from './frames';
import type { DelegationId, Ending, ItemId, LogName } from './terms';
import type { Attendee, CaucusState, Item, Proceedings, Sitting, TableState } from './view';

/** A line that does not follow what was read before: lines are missing, or they are of another log. */
export class OutOfSequence extends Error {
  constructor(log: LogName, sequence: number, last: number) {
    super(`${log} ${sequence} does not follow ${last}`);
  }
}

/** The table after one more line of its log; throws {@link OutOfSequence} when it is not the next. */
export function applyLine(before: Proceedings, line: Line): Proceedings {
  if (line.sequence !== before.sequence + 1 || line.log !== `${before.talk}/table`) {
    throw new OutOfSequence(line.log, line.sequence, before.sequence);
  }
  const event = line.event as TableEvent;
  const changed = { ...before, ...changes(before, event, line.atMillis) };
  return {
    ...changed,
    ...spoken(before, event, line.atMillis),
    clocks: clocksAfter(before, line),
    sequence: line.sequence,
    atMillis: line.atMillis,
  };
}

type Changes = Partial<TableState>;

/** One area's event changes that area, and what depends on it. */
function changes(table: TableState, event: TableEvent, atMillis: number): Changes {
  const preparation = foldPreparation(table.preparation, event);
  if (preparation !== null) {
    const first = event.type === 'TalkPrepared' ? { seats: accredited([], event.secretary) } : {};
    return { preparation, ...first };
  }
  const floor = foldFloor(table.floor, event, atMillis);
  if (floor !== null) return { floor };
  const attendees = foldSeats(table.seats.attendees, event);
  if (attendees !== null) return { seats: { attendees } };
  const order = foldOrder(table.order, event);
  if (order !== null) return { order };
  const motions = foldMotions(table.motions, event);
  if (motions !== null) return { motions };
  return sitting(table, event) ?? agenda(table, event);
}

function accredited(attendees: readonly Attendee[], seat: Attendee['seat']): { attendees: readonly Attendee[] } {
  return { attendees: [...attendees, { seat, presence: 'AWAY', admitted: false }] };
}

function foldSeats(attendees: readonly Attendee[], event: TableEvent): readonly Attendee[] | null {
  const change = (id: string, to: (one: Attendee) => Attendee) =>
    attendees.map((one) => (one.seat.id === id ? to(one) : one));
  switch (event.type) {
    case 'SeatAccredited':
      return accredited(attendees, event.seat).attendees;
    case 'SeatChanged':
      return change(event.seat, (one) => ({
        ...one,
        seat: { ...one.seat, office: event.office, languages: event.languages },
      }));
    case 'AccreditationRevoked':
      return attendees.filter((one) => one.seat.id !== event.seat);
    case 'SeatArrived':
      return change(event.seat, (one) => ({ ...one, presence: 'WAITING' }));
    case 'SeatAdmitted':
      return change(event.seat, (one) => ({ ...one, presence: 'PRESENT', admitted: true }));
    case 'SeatTurnedAway':
    case 'SeatSentOut':
      return change(event.seat, (one) => ({ ...one, presence: 'AWAY', admitted: false }));
    case 'SeatLeft':
      return change(event.seat, (one) => ({ ...one, presence: 'AWAY' }));
    default:
      return null;
  }
}

function sitting(table: TableState, event: TableEvent): Changes | null {
  const next = foldSitting(table.sitting, event);
  if (next === null) return null;
  if (event.type !== 'SittingAdjourned' && event.type !== 'SittingClosed') return { sitting: next };
  const { preparation } = table;
  return {
    sitting: next,
    // Who has gone must be admitted again in the next sitting; who is in the room may stay.
    seats: {
      attendees: table.seats.attendees.map((one) => (one.presence === 'PRESENT' ? one : { ...one, admitted: false })),
    },
    order: { points: [], pointsRaised: table.order.pointsRaised, failures: [] },
    motions: { open: [] },
    ...(event.type === 'SittingClosed' ? { preparation: { ...preparation, phase: 'CLOSED' } } : {}),
  };
}

function foldSitting(before: Sitting, event: TableEvent): Sitting | null {
  const { untilMillis: _, ...rest } = before;
  switch (event.type) {
    case 'SittingOpened':
      return { ...rest, number: event.number, condition: 'OPEN', offRecord: false };
    case 'RecessCalled':
      return { ...rest, condition: 'RECESS', ...until(event.untilMillis) };
    case 'SittingResumed':
      return { ...rest, condition: 'OPEN' };
    case 'SittingAdjourned':
      return { ...rest, condition: 'NOT_OPEN', offRecord: false, ...until(event.untilMillis) };
    case 'SittingClosed':
      return { ...rest, condition: 'NOT_OPEN', offRecord: false };
    case 'CaucusOpened':
      return { ...before, caucuses: [...before.caucuses, event.delegation] };
    case 'CaucusClosed':
      return { ...before, caucuses: before.caucuses.filter((one) => one !== event.delegation) };
    case 'OutageReported':
      return before;
    case 'WentOffRecord':
      return { ...before, offRecord: true };
    case 'ReturnedToRecord':
      return { ...before, offRecord: false };
    default:
      return null;
  }
}

function until(untilMillis: number | undefined): Pick<Sitting, 'untilMillis'> {
  return untilMillis === undefined ? {} : { untilMillis };
}

function agenda(table: TableState, event: TableEvent): Changes {
  const items = foldAgenda(table.agenda.items, event);
  const another = event.type === 'ItemBegun' || event.type === 'ItemSetAside' || event.type === 'ItemConcluded';
  return { agenda: { items }, ...(another ? { floor: betweenItems(table.floor) } : {}) };
}

function foldAgenda(items: readonly Item[], event: TableEvent): readonly Item[] {
  const change = (id: ItemId, to: (item: Item) => Item) => items.map((one) => (one.plan.id === id ? to(one) : one));
  const planned = (plan: Item['plan'], documents: Item['documents']): Item => ({
    plan,
    progress: 'PLANNED',
    extraMillis: 0,
    openToPress: plan.openToPress,
    documents,
  });
  switch (event.type) {
    case 'ItemAdded':
      return [...items, planned(event.item, [])];
    case 'ItemChanged':
      return change(event.item.id, (item) => planned(event.item, item.documents));
    case 'ItemMoved':
      return moved(items, event.item, event.position);
    case 'ItemDropped':
      return items.filter((item) => item.plan.id !== event.item);
    case 'DocumentAttached':
      return change(event.item, (item) => ({ ...item, documents: [...item.documents, event.document] }));
    case 'DocumentWithdrawn':
      return change(event.item, (item) => ({
        ...item,
        documents: item.documents.filter((one) => one.id !== event.document),
      }));
    case 'ItemBegun':
      return change(event.item, (item) => ({ ...item, progress: 'CURRENT' }));
    case 'ItemSetAside':
      return change(event.item, (item) => ({ ...item, progress: 'SET_ASIDE' }));
    case 'ItemConcluded':
      return change(event.item, (item) => ({ ...item, progress: 'CONCLUDED' }));
    case 'ItemExtended':
      return change(event.item, (item) => ({ ...item, extraMillis: item.extraMillis + event.extraMillis }));
    case 'OpenedToPress':
      return change(event.item, (item) => ({ ...item, openToPress: true }));
    case 'ClosedToPress':
      return change(event.item, (item) => ({ ...item, openToPress: false }));
    default:
      return items;
  }
}

function moved(items: readonly Item[], id: ItemId, position: number): readonly Item[] {
  const item = items.find((one) => one.plan.id === id);
  return item === undefined ? items : items.filter((one) => one !== item).toSpliced(position, 0, item);
}

/** Who speaks, and what has been said, from the events of the floor. */
function spoken(before: Proceedings, event: Event, atMillis: number): Pick<Proceedings, 'speakers' | 'interventions'> {
  const { speakers, interventions } = before;
  switch (event.type) {
    case 'FloorGiven':
    case 'FloorTaken':
      return { speakers: [event.intervention.seat], interventions };
    case 'FloorPassed':
      return { speakers: [...speakers, event.seat], interventions };
    case 'FloorYielded':
      return ended(before, atMillis, 'YIELDED');
    case 'FloorWithdrawn':
      return ended(before, atMillis, 'WITHDRAWN');
    case 'FloorLapsed':
      return ended(before, atMillis, 'LAPSED');
    default:
      return { speakers, interventions };
  }
}

function ended(before: Proceedings, atMillis: number, end: Ending): Pick<Proceedings, 'speakers' | 'interventions'> {
  const { holding } = before.floor;
  if (holding === undefined) return { speakers: [], interventions: before.interventions };
  const over = {
    intervention: holding.intervention,
    speakers: before.speakers,
    begunAtMillis: holding.sinceMillis,
    endedAtMillis: atMillis,
    netMillis: clocksAt(before, atMillis).interventionMillis,
    allottedMillis: holding.intervention.allottedMillis + holding.extraMillis,
    end,
  };
  return { speakers: [], interventions: [...before.interventions, over] };
}

/** The caucus of a delegation before its first line. */
export function emptyCaucus(delegation: DelegationId): CaucusState {
  return { delegation, sequence: 0, atMillis: 0, inside: [], guests: [] };
}

/** A caucus after one more line of its log; throws {@link OutOfSequence} when it is not the next. */
export function applyCaucusLine(before: CaucusState, line: Line): CaucusState {
  if (line.sequence !== before.sequence + 1) throw new OutOfSequence(line.log, line.sequence, before.sequence);
  const event = line.event as CaucusEvent;
  const next = { ...before, sequence: line.sequence, atMillis: line.atMillis };
  const { inside, guests } = before;
  switch (event.type) {
    case 'CaucusEntered':
      return { ...next, inside: [...inside, event.seat] };
    case 'CaucusLeft':
      return { ...next, inside: inside.filter((one) => one !== event.seat) };
    case 'CaucusInvited':
      return { ...next, guests: [...guests, event.seat] };
    case 'CaucusInvitationEnded':
      return {
        ...next,
        inside: inside.filter((one) => one !== event.seat),
        guests: guests.filter((one) => one !== event.seat),
      };
    case 'CaucusEnded':
      return { ...next, inside: [], guests: [] };
    default:
      return next;
  }
}
