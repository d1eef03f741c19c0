import { type ReactNode, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './Desk.module.css';

interface CopyProps {
  label: string;
  hint: string;
  text: string;
  copyLabel: string;
  copiedLabel: string;
}

/** A text that is taken elsewhere: selected as a whole, and copied by its button. */
export function CopyLine({ label, hint, text, copyLabel, copiedLabel }: CopyProps) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // The browser does not allow it: the text is selected, so that the person copies it.
    }
  };
  return (
    <div className={styles.copy}>
      <input
        ref={field}
        className={styles.copyText}
        aria-label={label}
        value={text}
        readOnly
        dir="ltr"
        onFocus={(event) => event.target.select()}
      />
      <AriaButton className={styles.plain ?? ''} onPress={copy}>
        {copied ? copiedLabel : copyLabel}
      </AriaButton>
      <span className={styles.quiet}>{hint}</span>
    </div>
  );
}

/** Things that stand in one line where there is room. */
export function Together({ children }: { children: ReactNode }) {
  return <div className={styles.together}>{children}</div>;
}

/** The way back to where one came from. */
export function Back({ label, href }: { label: string; href: string }) {
  return (
    <p>
      <a className={styles.back} href={href}>
        <svg className={styles.chevron} viewBox="0 0 12 12" aria-hidden="true">
          <path d="M8 2l-4 4l4 4" />
        </svg>
        {label}
      </a>
    </p>
  );
}

interface LinkTo {
  readonly label: string;
  readonly href: string;
  /** The name of the file, when it is one. */
  readonly download?: string;
}

/** Ways out of this page. */
export function Links({ all }: { all: readonly LinkTo[] }) {
  return (
    <ul className={styles.links}>
      {all.map(({ label, href, download }) => (
        <li key={href}>
          <a href={href} {...(download === undefined ? { target: '_blank', rel: 'noreferrer' } : { download })}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

interface VersionsProps {
  title: string;
  where: string;
  mine: string;
  theirs: string;
  children: ReactNode;
}

/** Two versions of the same place, one of which stays. */
export function Versions({ title, where, mine, theirs, children }: VersionsProps) {
  return (
    <section className={styles.summary} aria-label={title}>
      <p className={styles.summaryTitle}>{title}</p>
      <p>{where}</p>
      <p>{mine}</p>
      <p>{theirs}</p>
      <div className={styles.buttons}>{children}</div>
    </section>
  );
}

export function TalkRows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {children}
    </ul>
  );
}

interface TalkRowProps {
  talk: string;
  href: string;
  title: string;
  when: string;
  state: string;
  /** Something is going on now. */
  live?: string | undefined;
}

/** A talk in a list: what, when, and how it stands. */
export function TalkRow({ talk, href, title, when, state, live }: TalkRowProps) {
  return (
    <li className={styles.talk} data-talk={talk}>
      <a className={styles.talkTitle} href={href}>
        <bdi>{title}</bdi>
      </a>
      <span className={styles.quiet}>{when}</span>
      <span className={styles.talkState}>
        {state}
        {live !== undefined && <strong className={styles.live}>{live}</strong>}
      </span>
    </li>
  );
}
