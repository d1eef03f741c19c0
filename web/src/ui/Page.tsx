import type { ReactNode } from 'react';
import styles from './Page.module.css';

/** A printed page: one column on paper, product mark above, language below. */
export function Page({ mark, foot, children }: { mark: string; foot: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.page}>
      <header className={styles.mark}>
        <Emblem />
        <span>{mark}</span>
      </header>
      <main className={styles.column}>{children}</main>
      <footer className={styles.foot}>{foot}</footer>
    </div>
  );
}

/** Two equal tables facing each other. */
function Emblem() {
  return (
    <svg className={styles.emblem} viewBox="0 0 26 14" aria-hidden="true">
      <path d="M1 1h10v12h-10zM15 1h10v12h-10z" />
    </svg>
  );
}

/** The heading of a page: a small line above, the title, a quiet line below. */
export function Heading({ above, title, below }: { above?: string; title: string; below?: string }) {
  return (
    <div className={styles.heading}>
      {above !== undefined && <p className={styles.above}>{above}</p>}
      <h1 className={styles.title}>
        <bdi>{title}</bdi>
      </h1>
      {below !== undefined && below !== '' && (
        <p className={styles.below}>
          <bdi>{below}</bdi>
        </p>
      )}
    </div>
  );
}

/** A part of a page under a hairline. */
export function Section({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      {title !== undefined && <h2 className={styles.subtitle}>{title}</h2>}
      {children}
    </section>
  );
}

/** Facts in two aligned columns: what, and its value. */
export function Facts({ facts }: { facts: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value }) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A person's name with the office under it. */
export function NameAndOffice({ name, office }: { name: string; office: string }) {
  return (
    <>
      <strong className={styles.name}>
        <bdi>{name}</bdi>
      </strong>
      {office !== '' && (
        <span className={styles.office}>
          <bdi>{office}</bdi>
        </span>
      )}
    </>
  );
}

export function Paragraph({ children }: { children: ReactNode }) {
  return <p className={styles.paragraph}>{children}</p>;
}
