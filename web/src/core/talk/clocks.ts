import type { Line } from './frames';
import type { DelegationId, Halt, ItemId } from './terms';
import type { Clocks, Item, TableState } from './view';

/** A table with its clocks: {@link TalkView}, or the state and clocks that the secretariat reads. */
export type Clocked = TableState & { readonly clocks: Clocks };

/** What is dealt with now; null between items. */
export function currentItem(table: Pick<TableState, 'agenda'>): Item | null {
  return table.agenda.items.find((item) => item.progress === 'CURRENT') ?? null;
}

/** Why clocks stand still, in a fixed order; empty when they run. Meaningful in an open sitting. */
export function halts({ sitting, order }: Pick<TableState, 'sitting' | 'order'>): readonly Halt[] {
  const all: readonly (readonly [Halt, boolean])[] = [
    ['RECESS', sitting.condition === 'RECESS'],
    ['OFF_RECORD', sitting.offRecord],
    ['POINT_OF_ORDER', order.points.length > 0],
    ['CANNOT_INTERPRET', order.failures.length > 0],
    ['CAUCUS', sitting.caucuses.length > 0],
  ];
  return all.filter(([, holds]) => holds).map(([halt]) => halt);
}

/** True when time passes for the current item, and for who has the floor. */
export function clockRuns(table: Pick<TableState, 'sitting' | 'order'>): boolean {
  return table.sitting.condition === 'OPEN' && halts(table).length === 0;
}

/** The clocks at a moment (server time) after the last line. */
export function clocksAt(table: Clocked, nowMillis: number): Clocks {
  const { clocks, floor } = table;
  const passedMillis = nowMillis - table.atMillis;
  const item = currentItem(table)?.plan.id;
  if (passedMillis <= 0 || item === undefined || !clockRuns(table)) return clocks;
  const elapsed = addElapsed(clocks, item, passedMillis);
  const delegation = floor.holding?.intervention.delegation;
  return delegation === undefined
    ? { ...clocks, elapsed, interventionMillis: 0 }
    : {
        spent: addSpent(clocks, item, delegation, passedMillis),
        elapsed,
        interventionMillis: clocks.interventionMillis + passedMillis,
      };
}

/** The clocks after one more line of the table; `before` is the table before it. */
export function clocksAfter(before: Clocked, line: Line): Clocks {
  const { event, atMillis } = line;
  const untilMillis = event.type === 'OutageReported' ? Math.min(event.lostAtMillis, atMillis) : atMillis;
  const run = clocksAt(before, untilMillis);
  switch (event.type) {
    case 'FloorGiven':
    case 'FloorTaken':
    case 'FloorYielded':
    case 'FloorWithdrawn':
    case 'FloorLapsed':
      return { ...run, interventionMillis: 0 };
    default:
      return run;
  }
}

/** Net speaking time on an item, of all delegations, or of one. */
export function netMillis(clocks: Clocks, item: ItemId, delegation?: DelegationId): number {
  const fits = (id: DelegationId) => delegation === undefined || id === delegation;
  const spent = clocks.spent.filter((one) => one.item === item && fits(one.delegation));
  return spent.reduce((total, one) => total + one.netMillis, 0);
}

/** How long an item was dealt with, whether anybody spoke or not. */
export function elapsedMillis(clocks: Clocks, item: ItemId): number {
  return clocks.elapsed.find((one) => one.item === item)?.millis ?? 0;
}

function addElapsed({ elapsed }: Clocks, item: ItemId, passedMillis: number): Clocks['elapsed'] {
  const known = elapsed.some((one) => one.item === item);
  if (!known) return [...elapsed, { item, millis: passedMillis }];
  return elapsed.map((one) => (one.item === item ? { item, millis: one.millis + passedMillis } : one));
}

function addSpent({ spent }: Clocks, item: ItemId, delegation: DelegationId, passedMillis: number): Clocks['spent'] {
  const same = (one: Clocks['spent'][number]) => one.item === item && one.delegation === delegation;
  if (!spent.some(same)) return [...spent, { item, delegation, netMillis: passedMillis }];
  return spent.map((one) => (same(one) ? { ...one, netMillis: one.netMillis + passedMillis } : one));
}
