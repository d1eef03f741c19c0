import { useEffect, useRef } from 'react';
import { Icon } from './Icon';
import styles from './Tile.module.css';

interface PictureProps {
  /** Changes when there is another picture to show. */
  trackId: string;
  show: (element: HTMLVideoElement) => () => void;
  mirrored?: boolean;
  /** `whole`: nothing is cut off; `filled`: the frame is filled. */
  fit: 'whole' | 'filled';
  label: string;
}

/** A moving picture. The track is attached by the core and detached when the tile goes. */
export function Picture({ trackId, show, mirrored = false, fit, label }: PictureProps) {
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef(show);
  latest.current = show;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new track id is the reason to attach again
  useEffect(() => {
    if (video.current !== null) return latest.current(video.current);
  }, [trackId]);
  return (
    <video
      ref={video}
      className={styles.picture}
      data-fit={fit}
      data-mirrored={mirrored || undefined}
      aria-label={label}
      autoPlay
      playsInline
      muted
    />
  );
}

interface TileProps {
  identity: string;
  name: string;
  office: string;
  size: 'large' | 'small';
  picture: React.ReactNode;
  initials: string;
  /** The word "speaking", or empty. */
  speaking: string;
  /** Says that the microphone is off, or empty. */
  muted: string;
  /** Says that this person's connection is weak or lost, or empty. */
  weak: string;
  /** The word "you" on one's own tile, or empty. */
  you: string;
}

/** One person: the picture, and a place card under it. */
export function Tile({ identity, name, office, size, picture, initials, speaking, muted, weak, you }: TileProps) {
  return (
    <figure
      className={styles.tile}
      data-size={size}
      data-identity={identity}
      data-speaking={speaking !== '' || undefined}
    >
      <div className={styles.frame}>
        {picture ?? (
          <span className={styles.initials} aria-hidden="true">
            {initials}
          </span>
        )}
      </div>
      <figcaption className={styles.card}>
        <span className={styles.who}>
          <span className={styles.name}>
            <bdi>{name}</bdi>
            {you !== '' && <span className={styles.you}> ({you})</span>}
          </span>
          {office !== '' && (
            <span className={styles.office}>
              <bdi>{office}</bdi>
            </span>
          )}
        </span>
        {speaking !== '' && size === 'small' && <span className={styles.speaking}>{speaking}</span>}
        {weak !== '' && <WeakMark label={weak} />}
        {muted !== '' && <MutedMark label={muted} />}
      </figcaption>
    </figure>
  );
}

export function MutedMark({ label }: { label: string }) {
  return (
    <span className={styles.muted} role="img" aria-label={label}>
      <Icon name="microphone-off" />
    </span>
  );
}

/** Stands only where a connection is bad: a good one needs no mark. */
export function WeakMark({ label }: { label: string }) {
  return (
    <svg className={styles.weak} viewBox="0 0 14 12" role="img" aria-label={label}>
      <path d="M1 8h3v4h-3z" />
      <path d="M5.5 4h3v8h-3zM10 0h3v12h-3z" opacity="0.3" />
    </svg>
  );
}
