import { type ReactNode, useEffect, useRef } from 'react';
import { watchLevel } from '../core/level';
import styles from './Preview.module.css';

interface PreviewProps {
  stream: MediaStream | null;
  label: string;
  /** Said in the frame while there is no picture. */
  instead: string;
  children: ReactNode;
}

/** The person's own picture as in a mirror, with the controls under it. */
export function Preview({ stream, label, instead, children }: PreviewProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = stream;
  }, [stream]);
  return (
    <div className={styles.preview}>
      <div className={styles.frame}>
        {stream === null ? (
          <p className={styles.instead}>{instead}</p>
        ) : (
          <video ref={video} className={styles.video} aria-label={label} autoPlay playsInline muted />
        )}
      </div>
      <div className={styles.controls}>{children}</div>
    </div>
  );
}

/** A level meter; it always grows in the direction of writing of level meters, left to right. */
export function Meter({ stream, label }: { stream: MediaStream | null; label: string }) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (stream === null) return;
    return watchLevel(stream, (share) => bar.current?.style.setProperty('--share', share.toFixed(3)));
  }, [stream]);
  return (
    <div className={styles.sound}>
      <p className={styles.caption}>{label}</p>
      <div className={styles.meter} dir="ltr" aria-hidden="true">
        <div ref={bar} className={styles.level} data-silent={stream === null || undefined} />
      </div>
    </div>
  );
}
