import type { ReactNode } from 'react';
import type { IconName } from '../core/actions';
import { Icon } from './Icon';
import styles from './Pause.module.css';

/** A quiet screen in place of the table, while nothing goes on there. */
export function Pause({
  icon = 'pause',
  title,
  until,
  children,
}: {
  icon?: IconName;
  title: string;
  until: string;
  children: ReactNode;
}) {
  return (
    <section className={styles.pause} aria-label={title} data-pause>
      <span className={styles.sign}>
        <Icon name={icon} />
      </span>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.until}>{until}</p>
      {children}
    </section>
  );
}

/** The same moment in each capital, side by side. */
export function Capitals({
  label,
  capitals,
}: {
  label: string;
  capitals: readonly { readonly id: string; readonly name: string; readonly time: string }[];
}) {
  return (
    <ul className={styles.capitals} aria-label={label}>
      {capitals.map(({ id, name, time }) => (
        <li key={id} className={styles.capital}>
          <bdi className={styles.time}>{time}</bdi>
          <bdi className={styles.name}>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}

export function PauseText({ children }: { children: ReactNode }) {
  return <p className={styles.text}>{children}</p>;
}
