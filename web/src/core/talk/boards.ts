import { type Clocked, clocksAt, elapsedMillis, halts, netMillis } from './clocks';
import type { DelegationId, FloorMode, Halt, ItemId, PointOfOrder, Progress, Request, SeatId, Speech } from './terms';

/** Who has the floor. */
export interface Speaking {
  readonly seat: SeatId;
  readonly delegation: DelegationId;
  readonly speech: Speech;
  /** Of this intervention so far. */
  readonly netMillis: number;
  /** 0 when there is no limit. */
  readonly allottedMillis: number;
  /** Negative when overrun, null when there is no limit. */
  readonly leftMillis: number | null;
}

/** The floor at one moment, as everybody at the table sees it. */
export interface FloorBoard {
  readonly mode: FloorMode;
  /** Null when the floor is free. */
  readonly speaking: Speaking | null;
  /** The speakers' list in order. */
  readonly waiting: readonly Request[];
  readonly listClosed: boolean;
  /** Open points of order, the one that is dealt with now first. */
  readonly points: readonly PointOfOrder[];
  readonly halts: readonly Halt[];
  /** Net speaking time of every delegation. */
  readonly sides: readonly { readonly delegation: DelegationId; readonly netMillis: number }[];
}

/** The floor at a moment (server time) not before the last line. */
export function floorBoard(table: Clocked, nowMillis: number): FloorBoard {
  const clocks = clocksAt(table, nowMillis);
  const { floor, order, preparation } = table;
  return {
    mode: floor.mode,
    speaking: speaking(table, clocks.interventionMillis),
    waiting: floor.list.requests,
    listClosed: floor.list.closed,
    points: order.points,
    halts: halts(table),
    sides: preparation.delegations.map(({ id }) => ({
      delegation: id,
      netMillis: clocks.spent.reduce((sum, one) => (one.delegation === id ? sum + one.netMillis : sum), 0),
    })),
  };
}

function speaking({ floor: { holding } }: Clocked, netMillis: number): Speaking | null {
  if (holding === undefined) return null;
  const { intervention, extraMillis, speaker } = holding;
  const allottedMillis = intervention.allottedMillis + extraMillis;
  return {
    seat: speaker,
    delegation: intervention.delegation,
    speech: intervention.speech,
    netMillis,
    allottedMillis,
    leftMillis: allottedMillis === 0 ? null : allottedMillis - netMillis,
  };
}

/** How far one item has come. */
export interface ItemProgress {
  readonly item: ItemId;
  readonly progress: Progress;
  /** 0 when nothing is planned. */
  readonly allottedMillis: number;
  /** How long it was dealt with. */
  readonly elapsedMillis: number;
  /** How long delegations spoke. */
  readonly netMillis: number;
  /** Negative when overrun, null when nothing is planned. */
  readonly leftMillis: number | null;
}

export interface AgendaProgress {
  readonly items: readonly ItemProgress[];
  /** Planned time that the items not yet concluded still have, overruns not counted. */
  readonly leftMillis: number;
}

/** How far the agenda has come at a moment (server time), item by item in its order. */
export function agendaProgress(table: Clocked, nowMillis: number): AgendaProgress {
  const clocks = clocksAt(table, nowMillis);
  const items = table.agenda.items.map(({ plan, progress, extraMillis }) => {
    const allottedMillis = plan.allottedMillis + extraMillis;
    const elapsed = elapsedMillis(clocks, plan.id);
    return {
      item: plan.id,
      progress,
      allottedMillis,
      elapsedMillis: elapsed,
      netMillis: netMillis(clocks, plan.id),
      leftMillis: allottedMillis === 0 ? null : allottedMillis - elapsed,
    };
  });
  const open = items.filter((item) => item.progress !== 'CONCLUDED');
  return { items, leftMillis: open.reduce((sum, item) => sum + Math.max(0, item.leftMillis ?? 0), 0) };
}
