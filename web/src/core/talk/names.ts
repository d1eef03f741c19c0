import { tableLog } from './frames';
import { delegationOf, itemOf } from './selectors';
import type { DelegationId, DocumentId, ItemId, Seat, SeatId, Wording } from './terms';
import type { TalkView } from './view';

/** A seat, also one that is not accredited any more: what it did stays on the record. Null when it never was. */
export function seatEver(view: TalkView, id: SeatId): Seat | null {
  const now = view.seats.attendees.find(({ seat }) => seat.id === id)?.seat;
  if (now !== undefined) return now;
  if (id === view.invited.id) return view.invited;
  for (const { event } of [...tableLines(view)].reverse()) {
    if (event.type === 'SeatAccredited' && event.seat.id === id) return event.seat;
    if (event.type === 'TalkPrepared' && event.secretary.id === id) return event.secretary;
  }
  return null;
}

/** The name of a delegation, also of one that was taken back; null when there never was one. */
export function delegationEver(view: TalkView, id: DelegationId): Wording | null {
  const now = delegationOf(view, id);
  if (now !== null) return now.name;
  for (const { event } of [...tableLines(view)].reverse()) {
    if (event.type === 'DelegationAdded' && event.delegation.id === id) return event.delegation.name;
  }
  return null;
}

/** The title of an item, also of one that is off the agenda; null when there never was one. */
export function itemEver(view: TalkView, id: ItemId): Wording | null {
  const now = itemOf(view, id);
  if (now !== null) return now.plan.title;
  for (const { event } of [...tableLines(view)].reverse()) {
    if ((event.type === 'ItemAdded' || event.type === 'ItemChanged') && event.item.id === id) return event.item.title;
  }
  return null;
}

/** The title of a paper, also of one that was taken back; null when there never was one. */
export function paperEver(view: TalkView, id: DocumentId): Wording | null {
  for (const { event } of [...tableLines(view)].reverse()) {
    if (event.type === 'DocumentAttached' && event.document.id === id) return event.document.title;
  }
  return null;
}

/** On which half a delegation sits: the first and, of more than two, every second after it is on the first. */
export function sideOf(view: TalkView, id: DelegationId | undefined): 'a' | 'b' | null {
  const all = view.sequence > 0 ? view.preparation.delegations : view.sides;
  const index = all.findIndex((one) => one.id === id);
  return index < 0 ? null : index % 2 === 0 ? 'a' : 'b';
}

function tableLines(view: TalkView) {
  return view.lines[tableLog(view.talk)] ?? [];
}
