import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { Button as AriaButton, FileTrigger, ProgressBar } from 'react-aria-components';
import button from './Button.module.css';
import styles from './Desk.module.css';
import { fieldId } from './Form';
import { UnseenWords } from './Unseen';

interface SplitProps {
  /** On a narrow page one of the two is in sight. */
  shown: 'form' | 'preview';
  onShow: (which: 'form' | 'preview') => void;
  formLabel: string;
  previewLabel: string;
  form: ReactNode;
  preview: ReactNode;
}

/** Work on the left, what comes of it on the right; on a phone one after the other. */
export function Split({ shown, onShow, formLabel, previewLabel, form, preview }: SplitProps) {
  const tab = (which: 'form' | 'preview', label: string) => (
    <button type="button" className={styles.tab} aria-pressed={shown === which} onClick={() => onShow(which)}>
      {label}
    </button>
  );
  return (
    <>
      <div className={styles.tabs}>
        {tab('form', formLabel)}
        {tab('preview', previewLabel)}
      </div>
      <div className={styles.split} data-shown={shown}>
        <div className={styles.form}>{form}</div>
        <section className={styles.preview} aria-label={previewLabel}>
          {preview}
        </section>
      </div>
    </>
  );
}

interface PartProps {
  title: string;
  /** How many of how many, or the like. */
  aside?: string;
  hint?: string | undefined;
  children: ReactNode;
}

/** One part of the form. */
export function Part({ title, aside, hint, children }: PartProps) {
  return (
    <section className={styles.part} aria-label={title}>
      <div className={styles.partHead}>
        <h2 className={styles.partTitle}>{title}</h2>
        {aside !== undefined && <span className={styles.quiet}>{aside}</span>}
      </div>
      {hint !== undefined && <p className={styles.quiet}>{hint}</p>}
      {children}
    </section>
  );
}

export function Rows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {children}
    </ul>
  );
}

/** How a row is put elsewhere among its neighbours. */
export interface Moving {
  readonly position: number;
  readonly count: number;
  readonly upLabel: string;
  readonly downLabel: string;
  readonly onMove: (from: number, to: number) => void;
}

interface RowProps {
  /** The entry in the draft, for tests. */
  id: string;
  title: string;
  below: string;
  /** What is wrong inside, in a word. */
  wrong?: string | undefined;
  /** 0 or 1: the ink of the side it belongs to. */
  side?: number | undefined;
  open: boolean;
  onToggle: () => void;
  moving?: Moving | undefined;
  children: ReactNode;
}

/** An entry of a list: a line that says what it is, its fields when opened. It moves by arrows or is dragged. */
export function Row({ id, title, below, wrong, side, open, onToggle, moving, children }: RowProps) {
  const drag = useDrag(moving);
  return (
    <li
      className={styles.row}
      data-row={id}
      data-side={side === 0 || side === 1 ? ['a', 'b'][side] : undefined}
      data-over={drag.over || undefined}
      {...drag.target}
    >
      <div className={styles.rowHead}>
        {moving !== undefined && (
          <span className={styles.handle} aria-hidden="true" {...drag.handle}>
            <svg viewBox="0 0 12 18" aria-hidden="true">
              <path d="M3 3v.01M9 3v.01M3 9v.01M9 9v.01M3 15v.01M9 15v.01" />
            </svg>
          </span>
        )}
        <button type="button" className={styles.rowButton} aria-expanded={open} onClick={onToggle}>
          <svg className={styles.chevron} viewBox="0 0 12 12" aria-hidden="true">
            <path d="M4 2l4 4l-4 4" />
          </svg>
          <span className={styles.rowText}>
            <span className={styles.rowTitle}>
              <bdi>{title}</bdi>
            </span>
            <span className={styles.quiet}>
              <bdi>{below}</bdi>
            </span>
          </span>
          {wrong !== undefined && <span className={styles.wrong}>{wrong}</span>}
        </button>
        {moving !== undefined && <Arrows moving={moving} />}
      </div>
      {open && <div className={styles.rowBody}>{children}</div>}
    </li>
  );
}

function Arrows({ moving }: { moving: Moving }) {
  const { position, count, upLabel, downLabel, onMove } = moving;
  const arrow = (label: string, to: number, path: string) => (
    <button
      type="button"
      className={styles.arrow}
      aria-label={label}
      aria-disabled={to < 0 || to >= count || undefined}
      onClick={() => to >= 0 && to < count && onMove(position, to)}
    >
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
  return (
    <span className={styles.arrows}>
      {arrow(upLabel, position - 1, 'M2.5 7.5l3.5-3.5l3.5 3.5')}
      {arrow(downLabel, position + 1, 'M2.5 4.5l3.5 3.5l3.5-3.5')}
    </span>
  );
}

/** The row that is being dragged, on this page. */
let dragged: number | null = null;

function useDrag(moving: Moving | undefined) {
  const [over, setOver] = useState(false);
  if (moving === undefined) return { over: false, handle: {}, target: {} };
  const { position, onMove } = moving;
  return {
    over,
    handle: {
      draggable: true,
      onDragStart: (event: DragEvent) => {
        dragged = position;
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', '');
      },
      onDragEnd: () => {
        dragged = null;
      },
    },
    target: {
      onDragOver: (event: DragEvent) => {
        if (dragged === null) return;
        event.preventDefault();
        setOver(dragged !== position);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        if (dragged !== null && dragged !== position) onMove(dragged, position);
        dragged = null;
      },
    },
  };
}

export interface Wrong {
  readonly place: string;
  readonly where: string;
  readonly text: string;
}

/** Everything that is wrong, each leading to its field. */
export function Summary({
  title,
  all,
  onPick,
}: {
  title: string;
  all: readonly Wrong[];
  onPick: (place: string) => void;
}) {
  return (
    <section className={styles.summary} aria-label={title}>
      <p className={styles.summaryTitle}>{title}</p>
      <ul>
        {all.map(({ place, where, text }) => (
          <li key={`${place} ${text}`}>
            <a
              href={`#${fieldId(place)}`}
              onClick={(event) => {
                event.preventDefault();
                onPick(place);
              }}
            >
              {where}
            </a>
            {': '}
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The end of the page, always in sight: how the work stands, and what to do with it. */
export function Foot({ state, notice, children }: { state: ReactNode; notice: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.foot}>
      <div className={styles.notices}>{notice}</div>
      <div className={styles.footLine}>
        <div className={styles.state} role="status">
          {state}
        </div>
        <div className={styles.buttons}>{children}</div>
      </div>
    </div>
  );
}

interface DeedProps {
  name: string;
  label: string;
  kind?: 'primary' | 'plain' | 'grave';
  /** Why it cannot be done now; the button stays reachable, so that the reason can be read. */
  reason?: string | undefined;
  /** What a press leads to instead, for example to what has to be corrected. */
  hint?: string | undefined;
  shortcut?: string | undefined;
  onPress: () => void;
}

/** A button that can say why it does nothing now. `grave`: what cannot be taken back. */
export function Deed({ name, label, kind = 'plain', reason, hint, shortcut, onPress }: DeedProps) {
  const own = useId();
  const said = reason ?? hint;
  return (
    <>
      <button
        type="button"
        className={`${button.look} ${styles.deed}`}
        data-action={name}
        data-kind={kind}
        aria-disabled={reason !== undefined || undefined}
        aria-describedby={said === undefined ? undefined : own}
        aria-keyshortcuts={shortcut?.replaceAll(' ', '+').replace('Ctrl', 'Control')}
        title={said ?? shortcut}
        onClick={() => reason === undefined && onPress()}
      >
        {label}
      </button>
      {said !== undefined && <UnseenWords id={own}>{said}</UnseenWords>}
    </>
  );
}

/** How far something has come that takes a while. */
export function Advance({ label, done, all }: { label: string; done: number; all: number }) {
  return (
    <ProgressBar className={styles.progress ?? ''} aria-label={label} value={done} maxValue={Math.max(all, 1)}>
      {({ percentage }) => (
        <>
          <span className={styles.quiet}>{label}</span>
          <span className={styles.track}>
            <span className={styles.fill} style={{ inlineSize: `${percentage ?? 0}%` }} />
          </span>
        </>
      )}
    </ProgressBar>
  );
}

interface FileProps {
  label: string;
  disabled?: boolean;
  onFile: (file: File) => void;
}

/** A button that asks for a file. */
export function FileButton({ label, disabled = false, onFile }: FileProps) {
  return (
    <FileTrigger onSelect={(files) => [...(files ?? [])].slice(0, 1).forEach(onFile)}>
      <AriaButton className={`${button.look} ${styles.plain}`} isDisabled={disabled}>
        {label}
      </AriaButton>
    </FileTrigger>
  );
}

interface PaperLineProps {
  name: string;
  below: string;
  /** SHA-256 of the content, so that anybody can compare. */
  hash: string;
  href: string;
  tools: ReactNode;
  children: ReactNode;
}

/** A paper: what it is called, how large it is and from whom, its fingerprint. */
export function PaperLine({ name, below, hash, href, tools, children }: PaperLineProps) {
  return (
    <div className={styles.paper}>
      <p>
        <a href={href} target="_blank" rel="noreferrer">
          <bdi>{name}</bdi>
        </a>{' '}
        <span className={styles.quiet}>{below}</span>
      </p>
      <code className={styles.hash} dir="ltr">
        {hash}
      </code>
      {children}
      <div>{tools}</div>
    </div>
  );
}
