import type { ReactNode } from 'react';
import styles from './Header.module.css';

interface SittingLineProps {
  title: string;
  sitting: string;
  /** "Item 2", and its title; both empty between items. */
  number: string;
  item: string;
  clock: ReactNode;
  marks: ReactNode;
}

/** The header of a sitting: whose talks, where on the agenda, and what is kept. */
export function SittingLine({ title, sitting, number, item, clock, marks }: SittingLineProps) {
  return (
    <div className={styles.line}>
      <div className={styles.titles}>
        <h1 className={styles.title}>
          <bdi>{title}</bdi>
        </h1>
        {sitting !== '' && <span className={styles.quiet}>{sitting}</span>}
      </div>
      {item !== '' && (
        <p className={styles.item}>
          <span className={styles.quiet}>{number}</span>
          <bdi className={styles.itemTitle}>{item}</bdi>
          {clock !== null && <span className={styles.clock}>{clock}</span>}
        </p>
      )}
      <p className={styles.marks}>{marks}</p>
    </div>
  );
}

interface FloorLineProps {
  /** "Speaking", or that the floor is free. */
  now: string;
  speaker: string;
  clock: ReactNode;
  nextLabel: string;
  next: string;
  /** Why clocks stand still, or empty. */
  halted: string;
}

/** One line under the header: who speaks and who is next, always readable. */
export function FloorLineView({ now, speaker, clock, nextLabel, next, halted }: FloorLineProps) {
  return (
    <div className={styles.floor}>
      <p className={styles.speaks}>
        <span className={styles.quiet}>{now}</span>
        {speaker !== '' && <bdi className={styles.speaker}>{speaker}</bdi>}
        {clock}
      </p>
      <p className={styles.next}>
        <span className={styles.quiet}>{nextLabel}</span>
        <bdi>{next}</bdi>
      </p>
      {halted !== '' && <p className={styles.halted}>{halted}</p>}
    </div>
  );
}
