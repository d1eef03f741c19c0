import type { ReactNode } from 'react';
import styles from './Unseen.module.css';

/** What is there for screen readers alone. */
export function Unseen({ children }: { children: ReactNode }) {
  return <div className={styles.unseen}>{children}</div>;
}

/** Words that name or describe something on the page, by their id. */
export function UnseenWords({ id, children }: { id: string; children: ReactNode }) {
  return (
    <span id={id} className={styles.unseen}>
      {children}
    </span>
  );
}

/** Said by screen readers and not seen: what sighted people see happen. */
export function Spoken({ text }: { text: string }) {
  return (
    <p className={styles.unseen} aria-live="polite">
      {text}
    </p>
  );
}
