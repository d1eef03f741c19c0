import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Icon } from './Icon';
import styles from './OrderList.module.css';

export interface OrderRow {
  readonly id: string;
  /** Who or what it is, in a few words, for the grip's name. */
  readonly name: string;
  readonly content: ReactNode;
}

interface OrderListProps {
  label: string;
  rows: readonly OrderRow[];
  /** Names the grip of a row: "Move … ". */
  gripLabel: (row: OrderRow) => string;
  /** Says how a row is moved by keys; read with every grip. */
  gripHint: string;
  /** Null when nothing may be moved; then there are no grips. */
  onMove: ((id: string, place: number) => void) | null;
  /** Whether a row may be put into this place; others are passed over. */
  mayStand?: (id: string, place: number) => boolean;
  /** Which rows have a grip; all, unless said otherwise. */
  movable?: (id: string) => boolean;
  /** Whether the place of each row is written before it. */
  numbered?: boolean;
}

/** Where something that is held at a height belongs among rows with these middles: the number of those above it. */
export function placeAt(middles: readonly number[], y: number): number {
  return middles.filter((middle) => middle < y).length;
}

/** The next place in a direction that a row may have; its own when there is none. */
export function nextPlace(from: number, step: 1 | -1, count: number, may: (place: number) => boolean): number {
  for (let place = from + step; place >= 0 && place < count; place += step) if (may(place)) return place;
  return from;
}

/**
 * A list in an order that people set: each row has a grip that is dragged, or focused and moved with the arrow keys.
 * The focus stays on the row that was moved, so that it can be moved on.
 */
export function OrderList({
  label,
  rows,
  gripLabel,
  gripHint,
  onMove,
  mayStand = () => true,
  movable = () => true,
  numbered = true,
}: OrderListProps) {
  const list = useRef<HTMLOListElement>(null);
  const [held, setHeld] = useState<{ id: string; place: number } | null>(null);
  const moved = useRef<string | null>(null);
  const order = rows.map((row) => row.id).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new order is the reason to find the moved row again
  useEffect(() => {
    if (moved.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-grip="${CSS.escape(moved.current)}"]`)?.focus();
    moved.current = null;
  }, [order]);
  const settle = (id: string, from: number, place: number) => {
    if (place === from || onMove === null) return;
    moved.current = id;
    onMove(id, place);
  };
  const placeOf = (event: PointerEvent, from: number): number => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>(':scope > li') ?? [])];
    const others = items.filter((_, index) => index !== from).map((item) => item.getBoundingClientRect());
    return placeAt(
      others.map((box) => box.top + box.height / 2),
      event.clientY,
    );
  };
  return (
    <ol
      ref={list}
      className={styles.list}
      aria-label={label}
      data-numbered={numbered || undefined}
      data-held={held !== null || undefined}
    >
      {rows.map((row, from) => {
        const may = (place: number) => mayStand(row.id, place);
        const keyed = (event: KeyboardEvent) => {
          const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
          if (step === null) return;
          event.preventDefault();
          settle(row.id, from, nextPlace(from, step, rows.length, may));
        };
        return (
          <li key={row.id} className={styles.row} data-row={row.id} data-mark={markOf(held, row.id, from, rows)}>
            {numbered && <span className={styles.place}>{from + 1}</span>}
            <div className={styles.content}>{row.content}</div>
            {onMove !== null && movable(row.id) && (
              <button
                type="button"
                className={styles.grip}
                data-grip={row.id}
                aria-label={gripLabel(row)}
                aria-description={gripHint}
                title={gripHint}
                onKeyDown={keyed}
                onPointerDown={(event) => {
                  event.currentTarget.setPointerCapture(event.pointerId);
                  setHeld({ id: row.id, place: from });
                }}
                onPointerMove={(event) => {
                  if (held?.id !== row.id) return;
                  const place = placeOf(event, from);
                  if (place !== held.place && may(place)) setHeld({ id: row.id, place });
                }}
                onPointerUp={() => {
                  if (held?.id === row.id) settle(row.id, from, held.place);
                  setHeld(null);
                }}
                onPointerCancel={() => setHeld(null)}
              >
                <Icon name="grip" />
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** Where the held row would stand is shown as a line above or below the row that is there now. */
function markOf(
  held: { readonly id: string; readonly place: number } | null,
  id: string,
  index: number,
  rows: readonly OrderRow[],
): 'held' | 'above' | 'below' | undefined {
  if (held === null) return undefined;
  if (held.id === id) return 'held';
  const from = rows.findIndex((row) => row.id === held.id);
  if (held.place === from || index !== held.place) return undefined;
  return held.place < from ? 'above' : 'below';
}
