import type { ReactNode } from 'react';
import { Icon } from './Icon';
import styles from './Motion.module.css';

/** Where motions stand, under the header; said to screen readers as they come. */
export function MotionPlace({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.place} aria-label={label} aria-live="polite">
      {children}
    </ul>
  );
}

interface MotionLineProps {
  number: number;
  what: string;
  by: string;
  children: ReactNode;
}

/** One motion: what is proposed, by whom, and the answer to it. */
export function MotionLine({ number, what, by, children }: MotionLineProps) {
  return (
    <li className={styles.motion} data-motion={number}>
      <Icon name="gavel" />
      <span className={styles.words}>
        <bdi className={styles.what}>{what}</bdi>
        <bdi className={styles.by}>{by}</bdi>
      </span>
      <span className={styles.actions}>{children}</span>
    </li>
  );
}
