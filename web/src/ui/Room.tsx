import { type ReactNode, useEffect, useRef } from 'react';
import { Bars } from './Bars';
import { IconButton } from './Button';
import styles from './Room.module.css';

interface RoomFrameProps {
  header: ReactNode;
  notices: ReactNode;
  stage: ReactNode;
  rail: ReactNode;
  /** The panels of a talk, beside the rail; a phone has them behind "More". */
  tabs?: ReactNode;
  bar: ReactNode;
  /** The whole room is sealed: a caucus, or talks off the record. */
  sealed?: boolean;
}

/** The frame of the room: header, the table, an optional rail, the bar. */
export function RoomFrame({ header, notices, stage, rail, tabs, bar, sealed = false }: RoomFrameProps) {
  const main = useRef<HTMLElement>(null);
  // The button that was pressed to enter is gone; without this the focus would be nowhere.
  useEffect(() => main.current?.focus(), []);
  return (
    <div className={styles.frame} data-rail={rail !== null || undefined} data-sealed={sealed || undefined}>
      <header className={styles.top}>
        <div className={styles.header}>{header}</div>
        <div className={styles.notices}>{notices}</div>
      </header>
      <main ref={main} className={styles.stage} tabIndex={-1}>
        {stage}
      </main>
      {rail}
      {tabs}
      <footer className={styles.bar}>{bar}</footer>
    </div>
  );
}

interface HeaderLineProps {
  title: string;
  detail: string;
  clock: string;
  clockLabel: string;
  quality: 'good' | 'weak' | 'lost' | 'unknown';
  qualityText: string;
}

export function HeaderLine({ title, detail, clock, clockLabel, quality, qualityText }: HeaderLineProps) {
  return (
    <>
      <div className={styles.titles}>
        <h1 className={styles.title}>
          <bdi>{title}</bdi>
        </h1>
        {detail !== '' && (
          <p className={styles.detail}>
            <bdi>{detail}</bdi>
          </p>
        )}
      </div>
      {quality !== 'unknown' && (
        <p className={styles.quality} data-quality={quality}>
          <Bars quality={quality} />
          <span>{qualityText}</span>
        </p>
      )}
      {clock !== '' && (
        <p className={styles.clock} role="timer" aria-label={clockLabel} title={clockLabel} dir="ltr">
          {clock}
        </p>
      )}
    </>
  );
}

interface RailProps {
  title: string;
  /** A console needs more room than a panel. */
  wide?: boolean;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
}

/** The panel beside the table; on a phone a sheet from below. Takes the focus and gives it back. */
export function Rail({ title, wide = false, closeLabel, onClose, children }: RailProps) {
  const rail = useRef<HTMLElement>(null);
  useEffect(() => {
    const panel = rail.current;
    const before = document.activeElement;
    if (panel === null) return;
    // A touch screen would cover half of the room with its keyboard.
    const first = matchMedia('(pointer: coarse)').matches ? null : panel.querySelector<HTMLElement>('[data-first]');
    (first ?? panel).focus();
    return () => {
      const held = panel.contains(document.activeElement) || document.activeElement === document.body;
      if (held && before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <aside
      ref={rail}
      className={styles.rail}
      data-wide={wide || undefined}
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className={styles.railHead}>
        <h2 className={styles.railTitle}>{title}</h2>
        <IconButton icon="close" label={closeLabel} onPress={onClose} />
      </div>
      {children}
    </aside>
  );
}

/** The panels that can be opened beside the table, under each other. */
export function RailTabs({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {children}
    </nav>
  );
}

/** A part of a panel above what grows. */
export function Desk({ children }: { children: ReactNode }) {
  return <div className={styles.desk}>{children}</div>;
}

/** A panel whose last part takes the rest of the height and scrolls by itself. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>;
}

/** Holds the place above which something floats. */
export function BarAnchor({
  anchor,
  children,
}: {
  anchor: React.RefObject<HTMLSpanElement | null>;
  children: ReactNode;
}) {
  return (
    <span ref={anchor} className={styles.anchor}>
      {children}
    </span>
  );
}

export function BarGroup({ grow = false, children }: { grow?: boolean; children: ReactNode }) {
  return (
    <div className={styles.group} data-grow={grow || undefined}>
      {children}
    </div>
  );
}

/** What does not fit into the bar of a phone. */
export function WideOnly({ children }: { children: ReactNode }) {
  return <div className={styles.wideOnly}>{children}</div>;
}
