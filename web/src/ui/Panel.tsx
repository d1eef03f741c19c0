import { type ReactNode, useEffect, useRef } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import styles from './Panel.module.css';

export function Scroll({ children }: { children: ReactNode }) {
  return <div className={styles.scroll}>{children}</div>;
}

/** People of one delegation under its name. */
export function Group({ name, count, children }: { name: string; count: string; children: ReactNode }) {
  return (
    <section className={styles.group}>
      <h3 className={styles.groupName}>
        <bdi>{name}</bdi> <span className={styles.count}>{count}</span>
      </h3>
      <ul>{children}</ul>
    </section>
  );
}

interface RowProps {
  identity: string;
  name: string;
  you: string;
  office: string;
  marks: ReactNode;
}

export function PersonRow({ identity, name, you, office, marks }: RowProps) {
  return (
    <li className={styles.row} data-person={identity}>
      <span className={styles.who}>
        <span className={styles.name}>
          <bdi>{name}</bdi>
          {you !== '' && <span className={styles.quiet}> ({you})</span>}
        </span>
        {office !== '' && (
          <span className={styles.quiet}>
            <bdi>{office}</bdi>
          </span>
        )}
      </span>
      {marks}
    </li>
  );
}

/** What was written, oldest first; stays at the newest line. */
export function Lines({ label, count, children }: { label: string; count: number; children: ReactNode }) {
  const end = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is the reason to scroll
  useEffect(() => {
    // In braces: browsers have begun to return a promise here, and an effect may return nothing but its end.
    end.current?.scrollIntoView({ block: 'end' });
  }, [count]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard (WCAG 2.1.1)
    <ol className={styles.lines} aria-label={label} tabIndex={0}>
      {children}
      <li ref={end} aria-hidden="true" />
    </ol>
  );
}

interface LineProps {
  name: string;
  delegation: string;
  time: string;
  text: string;
}

export function Line({ name, delegation, time, text }: LineProps) {
  return (
    <li className={styles.line}>
      <p className={styles.lineHead}>
        <span className={styles.who}>
          <span className={styles.name}>
            <bdi>{name}</bdi>
          </span>
          <span className={styles.quiet}>
            <bdi>{delegation}</bdi>
          </span>
        </span>
        <time className={styles.time}>{time}</time>
      </p>
      <p className={styles.said} dir="auto">
        {text}
      </p>
    </li>
  );
}

export function PanelText({ children }: { children: ReactNode }) {
  return <p className={styles.empty}>{children}</p>;
}

interface ComposerProps {
  label: string;
  send: string;
  value: string;
  maxLength: number;
  disabled: boolean;
  /** Takes the focus when its panel opens; not where there is something to read before it. */
  first?: boolean;
  onChange: (value: string) => void;
  onSend: () => void;
}

export function Composer({ label, send, value, maxLength, disabled, first = true, onChange, onSend }: ComposerProps) {
  return (
    <Form
      className={styles.composer ?? ''}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <TextField
        className={styles.field ?? ''}
        value={value}
        onChange={onChange}
        maxLength={maxLength}
        isDisabled={disabled}
      >
        <Label className={styles.fieldLabel ?? ''}>{label}</Label>
        <Input className={styles.input ?? ''} dir="auto" autoComplete="off" data-first={first || undefined} />
      </TextField>
      <Button type="submit" className={styles.send ?? ''} isDisabled={disabled}>
        {send}
      </Button>
    </Form>
  );
}
