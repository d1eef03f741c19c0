import type { ReactNode } from 'react';
import styles from './Clock.module.css';
import type { Side } from './SideMark';

/** Minutes and seconds in figures of equal width, left to right in every language. */
export function ClockText({ face, label }: { face: string; label?: string }) {
  const figures = <bdi dir="ltr">{face}</bdi>;
  return label === undefined ? (
    <span className={styles.clock}>{figures}</span>
  ) : (
    <span className={styles.clock} role="timer" aria-label={label}>
      {figures}
    </span>
  );
}

interface TimerRingProps {
  side: Side;
  /** What is used up, from 0 to 1; null when there is no limit. */
  used: number | null;
  /** More was used than was allotted. */
  over: boolean;
  /** Said to those who do not see the ring. */
  label: string;
  children: ReactNode;
}

const RADIUS = 21;
const ROUND = 2 * Math.PI * RADIUS;

/**
 * The time of one side as a ring that fills. An overrun is a broken line around the full ring: it can be seen by
 * everybody, and alarms nobody.
 */
export function TimerRing({ side, used, over, label, children }: TimerRingProps) {
  const share = used === null ? 0 : Math.min(1, Math.max(0, used));
  return (
    <div className={styles.ring} data-ink={side} data-over={over || undefined} role="img" aria-label={label}>
      <svg className={styles.face} viewBox="0 0 48 48" aria-hidden="true">
        <circle className={styles.track} cx="24" cy="24" r={RADIUS} />
        {share > 0 && (
          <circle
            className={styles.used}
            cx="24"
            cy="24"
            r={RADIUS}
            strokeDasharray={`${(share * ROUND).toFixed(2)} ${ROUND.toFixed(2)}`}
          />
        )}
        {over && <circle className={styles.over} cx="24" cy="24" r={RADIUS + 2.5} />}
      </svg>
      <span className={styles.inside} aria-hidden="true">
        {children}
      </span>
    </div>
  );
}

/** A bar that fills: how much of an item's time has gone. It grows in the direction of reading. */
export function TimeBar({ used, over, label }: { used: number; over: boolean; label: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, used)) * 100);
  return (
    <div className={styles.bar} data-over={over || undefined} role="img" aria-label={label}>
      <svg className={styles.fill} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect width={percent} height="4" />
      </svg>
    </div>
  );
}
