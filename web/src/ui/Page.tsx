import { type ReactNode, useEffect, useRef } from 'react';
import styles from './Page.module.css';

interface PageProps {
  mark: string;
  tools: ReactNode;
  /** As wide as the screen allows: a desk to work at. */
  wide?: boolean;
  children: ReactNode;
}

/** A printed page: one column on paper; above it the product's mark and the language. */
export function Page({ mark, tools, wide = false, children }: PageProps) {
  return (
    <div className={styles.page} data-wide={wide || undefined}>
      <header className={styles.top}>
        <span className={styles.mark}>
          <Emblem />
          {mark}
        </span>
        {tools}
      </header>
      <main className={styles.column}>{children}</main>
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

interface HeadingProps {
  above?: string;
  title: string;
  below?: string;
  /** Takes the focus as the page appears, so that a screen reader begins to read here. */
  arrival?: boolean;
}

/** The heading of a page: a small line above, the title, a quiet line below. */
export function Heading({ above, title, below = '', arrival = false }: HeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrival) heading.current?.focus();
  }, [arrival]);
  return (
    <div className={styles.heading}>
      {above !== undefined && <p className={styles.above}>{above}</p>}
      <h1 ref={heading} className={styles.title} tabIndex={arrival ? -1 : undefined}>
        <bdi>{title}</bdi>
      </h1>
      {below !== '' && (
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

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** Facts in two aligned columns: what, and its value. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
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

/** Lines in order, numbered, each with a quiet note at its end. */
export function Listing({
  lines,
}: {
  lines: readonly { readonly id: string; readonly text: string; readonly note: string }[];
}) {
  return (
    <ol className={styles.listing}>
      {lines.map(({ id, text, note }) => (
        <li key={id} className={styles.entry}>
          <bdi>{text}</bdi>
          {note !== '' && <span className={styles.office}>{note}</span>}
        </li>
      ))}
    </ol>
  );
}

/** A person's name; below it office and delegation, as far as they are known. */
export function NameAndOffice({ name, below }: { name: string; below: readonly string[] }) {
  return (
    <>
      <strong className={styles.name}>
        <bdi>{name}</bdi>
      </strong>
      {below
        .filter((line) => line !== '')
        .map((line) => (
          <span key={line} className={styles.office}>
            <bdi>{line}</bdi>
          </span>
        ))}
    </>
  );
}

/** A day, and the hour in each capital. */
export function Times({
  day,
  capitals,
}: {
  day: string;
  capitals: readonly { readonly id: string; readonly name: string; readonly time: string }[];
}) {
  return (
    <>
      <span className={styles.day}>{day}</span>
      {capitals.map(({ id, name, time }) => (
        <span key={id} className={styles.time}>
          <bdi>{time}</bdi>
          <span className={styles.office}>
            <bdi>{name}</bdi>
          </span>
        </span>
      ))}
    </>
  );
}

/** The end of a page: what stands in the way, and under it the one thing to do. Both stay in sight. */
export function Last({ notice, children }: { notice: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.last}>
      {notice}
      <div className={styles.buttons}>{children}</div>
    </div>
  );
}
