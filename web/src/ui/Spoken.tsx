import styles from './Desk.module.css';

/** Said by screen readers and not seen: what sighted people see happen. */
export function Spoken({ text }: { text: string }) {
  return (
    <p className={styles.unseen} aria-live="polite">
      {text}
    </p>
  );
}
