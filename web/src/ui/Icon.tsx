import type { IconName } from '../core/actions';
import styles from './Icon.module.css';

const STROKES: Readonly<Record<IconName, string>> = {
  microphone: 'M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3',
  'microphone-off':
    'M9 9.5v2a3 3 0 0 0 4.6 2.5M15 11v-4.5a3 3 0 0 0-5.8-1M5.5 11.5a6.5 6.5 0 0 0 10.3 5.3M18.3 13.2a6.5 6.5 0 0 0 .2-1.7M12 18v3M4 4l16 16',
  camera: 'M3.5 6.5h11.5v11h-11.5zM15 10.5l5.5-3v9l-5.5-3',
  'camera-off': 'M7 6.5h8v8M15 10.5l5.5-3v9l-2.5-1.4M13.5 17.5h-10v-10M4 4l16 16',
  screen: 'M3.5 4.5h17v11.5h-17zM8.5 20h7M12 16v4',
  listen:
    'M4.5 14v-2a7.5 7.5 0 0 1 15 0v2M4.5 13.5h3.5v6h-2a1.5 1.5 0 0 1-1.5-1.5zM19.5 13.5h-3.5v6h2a1.5 1.5 0 0 0 1.5-1.5z',
  people:
    'M9 11a3.2 3.2 0 1 0 0-6.4a3.2 3.2 0 0 0 0 6.4zM3 19.5a6 6 0 0 1 12 0M15.5 4.9a3.2 3.2 0 0 1 0 5.8M17.5 14a6 6 0 0 1 3.5 5.5',
  chat: 'M4 5h16v11.5h-9.5l-4 3.5v-3.5h-2.5zM8 9h8M8 12.5h5',
  keys: 'M3.5 6h17v12h-17zM7 10h.01M10.3 10h.01M13.6 10h.01M17 10h.01M8 14.2h8',
  devices: 'M4 6.5h9M17 6.5h3M15 4.5v4M4 12h3M11 12h9M9 10v4M4 17.5h7M15 17.5h5M13 15.5v4',
  more: 'M5.25 12a.75.75 0 1 0 1.5 0a.75.75 0 1 0-1.5 0M11.25 12a.75.75 0 1 0 1.5 0a.75.75 0 1 0-1.5 0M17.25 12a.75.75 0 1 0 1.5 0a.75.75 0 1 0-1.5 0',
  theme: 'M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16zM12 4v16M12 8h6.9M12 12h8M12 16h6.9',
  leave: 'M13.5 4.5h-8.5v15h8.5M10.5 12h10M17 8.5l3.5 3.5l-3.5 3.5',
  sound: 'M4 9.5h3.5l4.5-4v13l-4.5-4h-3.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.7 7.7 0 0 1 0 11',
  close: 'M6 6l12 12M18 6l-12 12',
};

/** Icons that point somewhere turn with the direction of writing. */
const TURNING: ReadonlySet<IconName> = new Set(['leave', 'chat']);

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={styles.icon} data-turning={TURNING.has(name) || undefined} viewBox="0 0 24 24" aria-hidden="true">
      <path d={STROKES[name]} />
    </svg>
  );
}
