import { currentItem } from './clocks';
import { type DelegationId, isOutsider, needsDelegation, presides, type SeatId } from './terms';
import type { Attendee, CaucusState, TableState } from './view';

/** A table, and the caucuses as far as they may be read. */
type Known = TableState & { readonly caucuses: readonly CaucusState[] };

/** The delegation in whose caucus a seat is; null at the table, away, or when that caucus may not be read. */
export function insideCaucus(view: Pick<Known, 'caucuses'>, seat: SeatId): DelegationId | null {
  return view.caucuses.find((caucus) => caucus.inside.includes(seat))?.delegation ?? null;
}

/** True while observers and the press pool may see and hear the table. */
export function openToPress(table: TableState): boolean {
  const { condition, offRecord, caucuses } = table.sitting;
  return currentItem(table)?.openToPress === true && condition === 'OPEN' && !offRecord && caucuses.length === 0;
}

/** True when a seat may see and hear the table now. */
export function mayHear(view: Known, seat: SeatId): boolean {
  const attendee = atTable(view, seat);
  return attendee !== null && (!isOutsider(attendee.seat.role) || openToPress(view));
}

/**
 * True when a seat may be heard at the table now. For one's own seat the server's word, `view.you.mayBeHeard`, counts;
 * this is for showing it of others.
 */
export function mayBeHeard(view: Known, seat: SeatId): boolean {
  const attendee = atTable(view, seat);
  if (attendee === null || isOutsider(attendee.seat.role)) return false;
  const { role } = attendee.seat;
  if (view.sitting.condition === 'NOT_OPEN' || presides(role)) return true;
  return needsDelegation(role) && (view.sitting.offRecord || hasItsTurn(view, attendee));
}

/**
 * True when a seat may be seen at the table now: who has the floor is heard, but faces are not silenced. Those who only
 * work for the table are seen until the sitting begins.
 */
export function mayBeSeen(view: Known, seat: SeatId): boolean {
  const attendee = atTable(view, seat);
  if (attendee === null || isOutsider(attendee.seat.role)) return false;
  const { role } = attendee.seat;
  return view.sitting.condition === 'NOT_OPEN' || presides(role) || needsDelegation(role);
}

function hasItsTurn(table: TableState, { seat }: Attendee): boolean {
  const leads = seat.role === 'HEAD' && presiding(table) === null;
  const point = table.order.points[0];
  if (point !== undefined) return leads || point.seat === seat.id;
  if (table.floor.mode === 'OPEN_DISCUSSION') return true;
  const speaker = table.floor.holding?.speaker;
  return speaker === undefined ? leads : speaker === seat.id;
}

/** Who leads: the chair or mediator, when in the room; null when the heads lead together. */
export function presiding(table: Pick<TableState, 'seats'>): Attendee | null {
  return table.seats.attendees.find((one) => presides(one.seat.role) && one.presence === 'PRESENT') ?? null;
}

function atTable(view: Known, seat: SeatId): Attendee | null {
  const attendee = view.seats.attendees.find((one) => one.seat.id === seat);
  const here =
    attendee?.presence === 'PRESENT' && insideCaucus(view, seat) === null && view.sitting.condition !== 'RECESS';
  return here ? attendee : null;
}
