import { canonical } from './canonical';
import type { Command } from './command';
import { caucusOf, tableLog } from './frames';
import type { Announcement, Delegation, DelegationId, ItemId, Request, Seat, SeatId, Wording } from './terms';
import type { Attendee, CaucusState, Item, Motion, TableState, TalkView } from './view';

/** This device's moment as the server counts it: what every selector with a time wants to be given. */
export function serverMillis(view: Pick<TalkView, 'offsetMillis'>, localMillis: number): number {
  return localMillis + view.offsetMillis;
}

/** This seat as it is now; as it was invited while the table is not readable. */
export function mySeat(view: TalkView): Seat {
  return attendee(view, view.invited.id)?.seat ?? view.invited;
}

/** A seat and where its holder is; null when it is not accredited (any more). */
export function attendee(table: Pick<TableState, 'seats'>, seat: SeatId): Attendee | null {
  return table.seats.attendees.find((one) => one.seat.id === seat) ?? null;
}

/** The head of a delegation, in the room or not; null when none is accredited. */
export function headOf(table: Pick<TableState, 'seats'>, delegation: DelegationId): Attendee | null {
  return table.seats.attendees.find(({ seat }) => seat.role === 'HEAD' && seat.delegation === delegation) ?? null;
}

/** Who is in the waiting room, in the order of accreditation. */
export function inWaitingRoom(table: Pick<TableState, 'seats'>): readonly Attendee[] {
  return table.seats.attendees.filter((one) => one.presence === 'WAITING');
}

/** Who is in the room, in the order of accreditation. */
export function inRoom(table: Pick<TableState, 'seats'>): readonly Attendee[] {
  return table.seats.attendees.filter((one) => one.presence === 'PRESENT');
}

/** True when this seat reads the log of the table; else all it knows of the talk is `view.board`. */
export function readsTable(view: TalkView): boolean {
  return view.you?.logs.includes(tableLog(view.talk)) === true;
}

/** All delegations, for every seat: from the log, or as the session told them. */
export function delegations(view: TalkView): readonly Delegation[] {
  return view.sequence > 0 ? view.preparation.delegations : view.sides;
}

export function delegationOf(view: TalkView, id: DelegationId): Delegation | null {
  return delegations(view).find((one) => one.id === id) ?? null;
}

/** What a delegation is called; without words for none. */
export function delegationName(view: TalkView, id: DelegationId | undefined): Wording {
  return delegations(view).find((one) => one.id === id)?.name ?? {};
}

/** The announcement, for every seat; undefined when nothing was announced. */
export function announcement(view: TalkView): Announcement | undefined {
  return view.sequence > 0 ? view.preparation.announcement : view.board?.announcement;
}

/** The talk's title: as it was announced, or as it was prepared. */
export function talkTitle(view: TalkView): Wording {
  const announced = announcement(view);
  if (announced !== undefined) return announced.title;
  return view.sequence > 0 ? view.preparation.title : view.title;
}

export function itemOf(table: Pick<TableState, 'agenda'>, id: ItemId): Item | null {
  return table.agenda.items.find((item) => item.plan.id === id) ?? null;
}

/** Who speaks next; null when nobody has asked. */
export function nextRequest(table: Pick<TableState, 'floor'>): Request | null {
  return table.floor.list.requests[0] ?? null;
}

/** What a seat has on the speakers' list. */
export function requestsOf(table: Pick<TableState, 'floor'>, seat: SeatId): readonly Request[] {
  return table.floor.list.requests.filter((one) => one.seat === seat);
}

/** The open motion to do exactly this; null when there is none. */
export function motionFor(table: Pick<TableState, 'motions'>, command: Command): Motion | null {
  const text = canonical(command);
  return table.motions.open.find((motion) => canonical(motion.command) === text) ?? null;
}

/** The delegation into whose caucus this seat has gone; null at the table. */
export function myCaucus(view: TalkView): DelegationId | null {
  return view.you?.room === undefined ? null : caucusOf(view.you.room);
}

/** A caucus as far as this seat may read it; null when it may not. */
export function caucusState(view: TalkView, delegation: DelegationId): CaucusState | null {
  return view.caucuses.find((one) => one.delegation === delegation) ?? null;
}
