import type { ReactNode } from 'react';
import { Icon } from './Icon';
import styles from './Sealed.module.css';

interface SealProps {
  /** What is sealed: a word or two, large. */
  title: string;
  /** What that means, in a sentence. */
  meaning: string;
  /** What has stopped, each in a few words. */
  stopped: readonly string[];
  stoppedLabel: string;
  id: string;
  /** A further line: who is inside. */
  line?: ReactNode;
  children?: ReactNode;
}

/**
 * The band that says that something is sealed: a caucus, or talks off the record. Colour, lock, words and the list of
 * what has stopped each say it alone.
 */
export function Seal({ title, meaning, stopped, stoppedLabel, id, line, children }: SealProps) {
  return (
    <section className={styles.seal} aria-label={title} data-seal={id}>
      <span className={styles.lock}>
        <Icon name="lock" />
      </span>
      <div className={styles.words}>
        <h2 className={styles.title}>{title}</h2>
        <p>{meaning}</p>
        {line}
        {stopped.length > 0 && (
          <ul className={styles.stopped} aria-label={stoppedLabel}>
            {stopped.map((one) => (
              <li key={one} className={styles.one}>
                <Icon name="stopped" />
                {one}
              </li>
            ))}
          </ul>
        )}
      </div>
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </section>
  );
}

/** What it is, and each of its parts: "Inside: …, …". */
export function SealLine({ label, parts }: { label: string; parts: readonly string[] }) {
  return (
    <p className={styles.line}>
      <span className={styles.label}>{label}</span>
      {parts.map((part) => (
        <bdi key={part}>{part}</bdi>
      ))}
    </p>
  );
}
