import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from './Icon';
import styles from './RecordLines.module.css';

export function RecordTop({ children }: { children: ReactNode }) {
  return <div className={styles.top}>{children}</div>;
}

/** Whether the chain holds; null when this cannot be found out here. */
export function ChainState({ holds, children }: { holds: boolean | null; children: ReactNode }) {
  return (
    <p className={styles.chain} data-holds={holds ?? undefined} role={holds === false ? 'alert' : undefined}>
      <Icon name={holds === true ? 'done' : 'order'} />
      <span>{children}</span>
    </p>
  );
}

interface RecordLinesProps {
  label: string;
  count: number;
  empty: string;
  children: ReactNode;
}

/** The lines of a log, oldest first; stays at the newest unless somebody reads further up. */
export function RecordLines({ label, count, empty, children }: RecordLinesProps) {
  const list = useRef<HTMLOListElement>(null);
  const following = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is the reason to scroll
  useEffect(() => {
    if (following.current && list.current !== null) list.current.scrollTop = list.current.scrollHeight;
  }, [count]);
  if (count === 0) return <p className={styles.empty}>{empty}</p>;
  return (
    <ol
      ref={list}
      className={styles.lines}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard (WCAG 2.1.1)
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        following.current = scrollHeight - scrollTop - clientHeight < NEAR_PIXELS;
      }}
    >
      {children}
    </ol>
  );
}

/** Who is this near to the end reads what comes. */
const NEAR_PIXELS = 48;

interface RecordLineProps {
  sequence: number;
  sequenceLabel: string;
  time: string;
  atMillis: number;
  said: string;
  quote: string;
  by: string;
}

export function RecordLine({ sequence, sequenceLabel, time, atMillis, said, quote, by }: RecordLineProps) {
  return (
    <li className={styles.line} data-sequence={sequence}>
      <span className={styles.sequence} title={sequenceLabel}>
        {sequence}
      </span>
      <span className={styles.words}>
        <span className={styles.said}>{said}</span>
        {quote !== '' && (
          <span className={styles.quote} dir="auto">
            {quote}
          </span>
        )}
        {by !== '' && <span className={styles.by}>{by}</span>}
      </span>
      <time className={styles.time} dateTime={new Date(atMillis).toISOString()} dir="ltr">
        {time}
      </time>
    </li>
  );
}
