import type { IconName } from '../core/actions';
import styles from './Icon.module.css';

/** The strokes of each icon, one path each, on a field of 24 by 24. */
const STROKES: Readonly<Record<IconName, readonly string[]>> = {
  microphone: ['M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3z', 'M5.5 11.5a6.5 6.5 0 0 0 13 0', 'M12 18v3'],
  'microphone-off': [
    'M9 9.5v2a3 3 0 0 0 4.6 2.5',
    'M15 11v-4.5a3 3 0 0 0-5.8-1',
    'M5.5 11.5a6.5 6.5 0 0 0 10.3 5.3',
    'M18.3 13.2a6.5 6.5 0 0 0 .2-1.7',
    'M12 18v3',
    'M4 4l16 16',
  ],
  camera: ['M3.5 6.5h11.5v11h-11.5z', 'M15 10.5l5.5-3v9l-5.5-3'],
  'camera-off': ['M7 6.5h8v8', 'M15 10.5l5.5-3v9l-2.5-1.4', 'M13.5 17.5h-10v-10', 'M4 4l16 16'],
  screen: ['M3.5 4.5h17v11.5h-17z', 'M8.5 20h7', 'M12 16v4'],
  listen: [
    'M4.5 14v-2a7.5 7.5 0 0 1 15 0v2',
    'M4.5 13.5h3.5v6h-2a1.5 1.5 0 0 1-1.5-1.5z',
    'M19.5 13.5h-3.5v6h2a1.5 1.5 0 0 0 1.5-1.5z',
  ],
  people: [
    'M9 11a3.2 3.2 0 1 0 0-6.4a3.2 3.2 0 0 0 0 6.4z',
    'M3 19.5a6 6 0 0 1 12 0',
    'M15.5 4.9a3.2 3.2 0 0 1 0 5.8',
    'M17.5 14a6 6 0 0 1 3.5 5.5',
  ],
  chat: ['M4 5h16v11.5h-9.5l-4 3.5v-3.5h-2.5z', 'M8 9h8', 'M8 12.5h5'],
  keys: ['M3.5 6h17v12h-17z', 'M7 10h.01', 'M10.3 10h.01', 'M13.6 10h.01', 'M17 10h.01', 'M8 14.2h8'],
  devices: [
    'M4 6.5h9',
    'M17 6.5h3',
    'M15 4.5v4',
    'M4 12h3',
    'M11 12h9',
    'M9 10v4',
    'M4 17.5h7',
    'M15 17.5h5',
    'M13 15.5v4',
  ],
  more: [
    'M5.25 12a.75.75 0 1 0 1.5 0a.75.75 0 1 0-1.5 0',
    'M11.25 12a.75.75 0 1 0 1.5 0a.75.75 0 1 0-1.5 0',
    'M17.25 12a.75.75 0 1 0 1.5 0a.75.75 0 1 0-1.5 0',
  ],
  theme: ['M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16z', 'M12 4v16', 'M12 8h6.9', 'M12 12h8', 'M12 16h6.9'],
  leave: ['M13.5 4.5h-8.5v15h8.5', 'M10.5 12h10', 'M17 8.5l3.5 3.5l-3.5 3.5'],
  sound: ['M4 9.5h3.5l4.5-4v13l-4.5-4h-3.5z', 'M15.5 9a4.2 4.2 0 0 1 0 6', 'M18 6.5a7.7 7.7 0 0 1 0 11'],
  close: ['M6 6l12 12', 'M18 6l-12 12'],
};

/** Icons that point somewhere turn with the direction of writing. */
const TURNING: ReadonlySet<IconName> = new Set(['leave', 'chat']);

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={styles.icon} data-turning={TURNING.has(name) || undefined} viewBox="0 0 24 24" aria-hidden="true">
      {STROKES[name].map((stroke) => (
        <path key={stroke} d={stroke} />
      ))}
    </svg>
  );
}
