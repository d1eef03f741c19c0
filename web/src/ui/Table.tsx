import type { ReactNode } from 'react';
import { Icon } from './Icon';
import { type Side, SideMark } from './SideMark';
import styles from './Table.module.css';

interface TableProps {
  label: string;
  /** What lies in the middle of the table: a shared screen. */
  middle: ReactNode;
  halves: readonly [ReactNode, ReactNode];
  leading: 0 | 1;
  others: ReactNode;
}

/** The table: two halves of equal size, what is shared in the middle, those beside the table below. */
export function Table({ label, middle, halves, leading, others }: TableProps) {
  return (
    <div className={styles.room}>
      <section
        className={styles.table}
        aria-label={label}
        data-middle={middle !== null || undefined}
        data-leading={leading}
      >
        {halves[0]}
        {middle !== null && <div className={styles.middle}>{middle}</div>}
        {halves[1]}
      </section>
      {others}
    </div>
  );
}

/** A table without sides: everybody has an equal tile. */
export function OpenTable({
  label,
  middle,
  tiles,
  others,
}: {
  label: string;
  middle: ReactNode;
  tiles: ReactNode;
  others: ReactNode;
}) {
  return (
    <div className={styles.room}>
      <section className={styles.open} aria-label={label} data-middle={middle !== null || undefined}>
        {middle !== null && <div className={styles.middle}>{middle}</div>}
        <div className={styles.tiles}>{tiles}</div>
      </section>
      {others}
    </div>
  );
}

interface HalfProps {
  side: Side;
  label: string;
  name: string;
  /** The word "speaking" while somebody of this delegation speaks, else empty. */
  speaking: string;
  /** That this delegation is not at the table now, in words. */
  sealed?: string;
  head: ReactNode;
  /** The side's net speaking time, in a talk. */
  clock?: ReactNode;
  strip: ReactNode;
}

export function HalfOfTable({ side, label, name, speaking, sealed = '', head, clock, strip }: HalfProps) {
  return (
    <section className={styles.half} aria-label={label} data-side={side} data-speaking={speaking !== '' || undefined}>
      <header className={styles.halfHead}>
        <SideMark side={side} />
        <h2 className={styles.halfName}>
          <bdi>{name}</bdi>
        </h2>
        {sealed !== '' && (
          <span className={styles.sealed}>
            <Icon name="lock" />
            {sealed}
          </span>
        )}
        <span className={styles.word}>{speaking}</span>
      </header>
      <div className={styles.head}>{head}</div>
      {clock}
      {strip}
    </section>
  );
}

interface NetClockProps {
  label: string;
  face: string;
  /** Of the longer of both sides' times, from 0 to 1. */
  share: number;
}

/** The net speaking time of a side, as a line that is read against the other side's. */
export function NetClock({ label, face, share }: NetClockProps) {
  return (
    <div className={styles.net} role="img" aria-label={label}>
      <svg className={styles.netLine} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect width={(share * 100).toFixed(1)} height="4" />
      </svg>
      <span className={styles.netFace} dir="ltr" aria-hidden="true">
        {face}
      </span>
    </div>
  );
}

/** A row of small tiles that scrolls when it is longer than its place. */
export function Strip({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard (WCAG 2.1.1)
    <ul className={styles.strip} aria-label={label} tabIndex={0}>
      {children}
    </ul>
  );
}

export function StripPlace({ children }: { children: ReactNode }) {
  return <li className={styles.place}>{children}</li>;
}

export function EmptyPlace({ children }: { children: ReactNode }) {
  return <p className={styles.empty}>{children}</p>;
}

/** Words in the middle of the table, where a shared screen would be. */
export function MiddleText({ children }: { children: ReactNode }) {
  return <div className={styles.middleText}>{children}</div>;
}
