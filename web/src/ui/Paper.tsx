import type { ReactNode } from 'react';
import { FactLine } from './Board';
import { Icon } from './Icon';
import styles from './Paper.module.css';

export function PaperRows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {children}
    </ul>
  );
}

interface PaperRowProps {
  id: string;
  title: string;
  below: readonly string[];
  href: string;
  open: string;
  openLabel: string;
  children: ReactNode;
}

/** A paper: its title, whose it is and how large, opening it in a window of its own. */
export function PaperRow({ id, title, below, href, open, openLabel, children }: PaperRowProps) {
  return (
    <li className={styles.row} data-paper={id}>
      <Icon name="papers" />
      <span className={styles.words}>
        <bdi className={styles.title}>{title}</bdi>
        <FactLine facts={below} />
      </span>
      <span className={styles.actions}>
        <a className={styles.open} href={href} target="_blank" rel="noopener" aria-label={openLabel}>
          {open}
        </a>
        {children}
      </span>
    </li>
  );
}

/** A link that looks like the buttons beside it, for what the browser saves. */
export function DownloadLink({ href, label }: { href: string; label: string }) {
  return (
    <a className={styles.download} href={href} download>
      <Icon name="download" />
      {label}
    </a>
  );
}
