import type { ReactNode } from 'react';
import type { IconName } from '../core/actions';
import styles from './Board.module.css';
import { Icon } from './Icon';
import { type Side, SideMark } from './SideMark';

/** A panel's content: blocks under each other that scroll together. */
export function Board({ children }: { children: ReactNode }) {
  return <div className={styles.board}>{children}</div>;
}

/** One block of a panel: its heading, a word beside it, its content. */
export function Block({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.block}>
      <header className={styles.blockHead}>
        <h3 className={styles.blockTitle}>{title}</h3>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </header>
      {children}
    </section>
  );
}

/** The first block of a panel, which the panel's own title names. */
export function LeadingBlock({ children }: { children: ReactNode }) {
  return <div className={styles.block}>{children}</div>;
}

/** Things of one kind under each other, without a rule where they are few. */
export function Rows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {children}
    </ul>
  );
}

interface SeatRowProps {
  id: string;
  side: Side | null;
  name: string;
  /** A quiet line under the name. */
  below?: string | undefined;
  /** Something about it, at the end of its line. */
  marks?: ReactNode;
  /** What can be done, under it. */
  children?: ReactNode;
}

/** A seat: the mark of its side, its office, what it is doing, and what can be done. */
export function SeatRow({ id, side, name, below, marks, children }: SeatRowProps) {
  return (
    <li className={styles.row} data-seat={id}>
      <SeatLine side={side} name={name} below={below} marks={marks} />
      {children}
    </li>
  );
}

export function SeatLine({ side, name, below, marks }: Omit<SeatRowProps, 'id' | 'children'>) {
  return (
    <div className={styles.seat}>
      {side !== null && <SideMark side={side} />}
      <span className={styles.who}>
        <bdi className={styles.name}>{name}</bdi>
        {below !== undefined && below !== '' && <bdi className={styles.quiet}>{below}</bdi>}
      </span>
      {marks}
    </div>
  );
}

/** A state: a shape and a word, so that neither colour nor picture has to say it alone. */
export function Mark({
  icon,
  tone = 'quiet',
  children,
}: {
  icon: IconName;
  tone?: 'quiet' | 'strong' | 'sealed' | 'good' | 'attention';
  children: ReactNode;
}) {
  return (
    <span className={styles.mark} data-tone={tone}>
      <Icon name={icon} />
      {children}
    </span>
  );
}

export function Marks({ children }: { children: ReactNode }) {
  return <p className={styles.marks}>{children}</p>;
}

/** A line of text in a block. */
export function BlockText({ children, live }: { children: ReactNode; live?: 'polite' | 'assertive' }) {
  return (
    <p className={styles.text} aria-live={live}>
      {children}
    </p>
  );
}

/** Words of a person, as they were given. */
export function Quote({ lang, children }: { lang: string | undefined; children: ReactNode }) {
  return (
    <blockquote className={styles.quote} dir="auto" lang={lang}>
      {children}
    </blockquote>
  );
}

/** Both sides next to each other, with equal room. */
export function Pair({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as part of a form
    <div className={styles.pair} role="group" aria-label={label}>
      {children}
    </div>
  );
}

/** One side of a pair: its mark and name over what belongs to it. */
export function PairSide({ side, name, children }: { side: Side; name: string; children: ReactNode }) {
  return (
    <div className={styles.pairSide} data-ink={side}>
      <span className={styles.pairName}>
        <SideMark side={side} />
        <bdi>{name}</bdi>
      </span>
      {children}
    </div>
  );
}

/** What must be dealt with before anything else: on top of a panel, with an edge. */
export function Urgent({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.urgent}>
      <h3 className={styles.urgentTitle}>
        <Icon name="order" />
        {title}
      </h3>
      {children}
    </section>
  );
}

interface ItemRowProps {
  id: string;
  number: number;
  title: string;
  /** The word of its progress. */
  progress: string;
  current: boolean;
  done: boolean;
  facts: ReactNode;
  children?: ReactNode;
}

/** An item of the agenda. The one under discussion has an edge and its word. */
export function ItemRow({ id, number, title, progress, current, done, facts, children }: ItemRowProps) {
  return (
    <div className={styles.item} data-item={id} data-current={current || undefined} data-done={done || undefined}>
      <p className={styles.itemHead}>
        <span className={styles.itemNumber}>{number}</span>
        <bdi className={styles.itemTitle}>{title}</bdi>
        <span className={styles.progress}>{progress}</span>
      </p>
      {facts}
      {children}
    </div>
  );
}

/** Facts in one quiet line, divided by dots. */
export function FactLine({ facts }: { facts: readonly string[] }) {
  return (
    <p className={styles.facts}>
      {facts
        .filter((fact) => fact !== '')
        .map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
    </p>
  );
}
