import styles from './SideMark.module.css';

/** The two sides of the table; further delegations are marked as the first two in turn. */
export type Side = 'a' | 'b';

/** Each side has a shape besides its ink: a square and a circle. */
export function SideMark({ side }: { side: Side }) {
  return (
    <svg className={styles.mark} data-ink={side} viewBox="0 0 10 10" aria-hidden="true">
      {side === 'a' ? <path d="M0 0h10v10h-10z" /> : <circle cx="5" cy="5" r="5" />}
    </svg>
  );
}
