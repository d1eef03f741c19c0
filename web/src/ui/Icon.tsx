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
  agenda: ['M5 6.5h.01', 'M5 12h.01', 'M5 17.5h.01', 'M9 6.5h11', 'M9 12h11', 'M9 17.5h7'],
  floor: ['M9 4.5h6v7a3 3 0 0 1-6 0z', 'M12 14.5v5.5', 'M8 20.5h8', 'M5 9.5v2a7 7 0 0 0 14 0v-2'],
  papers: ['M6 3.5h8.5l4 4v13h-12.5z', 'M14.5 3.5v4h4', 'M9 12h6', 'M9 15.5h6'],
  record: ['M5 3.5h11.5a2 2 0 0 1 2 2v15h-11.5a2 2 0 0 1-2-2z', 'M9 8h6', 'M9 12h6', 'M5 18.5a2 2 0 0 1 2-2h11.5'],
  lead: ['M4 20h16', 'M6.5 16.5h11v-5h-11z', 'M12 11.5v-4', 'M9 4.5h6v3h-6z'],
  caucus: ['M4 20v-9l8-6.5l8 6.5v9z', 'M9.5 20v-6h5v6'],
  order: ['M12 3.5l8.5 15h-17z', 'M12 9v4.5', 'M12 16h.01'],
  reply: ['M10 6l-6 6l6 6', 'M4 12h10a6 6 0 0 1 6 6v1'],
  next: ['M5 5l8 7l-8 7z', 'M17.5 5v14'],
  done: ['M4.5 12.5l5 5l10-11'],
  admit: ['M10.5 4.5h8.5v15h-8.5', 'M3.5 12h10', 'M10 8.5l3.5 3.5l-3.5 3.5'],
  refuse: ['M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17z', 'M7.5 12h9'],
  pause: ['M8 5v14', 'M16 5v14'],
  resume: ['M7 4.5l12 7.5l-12 7.5z'],
  gavel: ['M9 4.5l6 6', 'M6 7.5l6 6', 'M7.5 6l6 6', 'M13 11l7 7.5', 'M3.5 20.5h9'],
  list: ['M8 6.5h12', 'M8 12h12', 'M8 17.5h12', 'M3.5 6l1.2 1.2l1.8-2', 'M3.5 17l1.2 1.2l1.8-2'],
  time: ['M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16z', 'M12 7.5v4.5l3 2'],
  press: ['M3.5 12s3-6 8.5-6s8.5 6 8.5 6s-3 6-8.5 6s-8.5-6-8.5-6z', 'M12 9.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5z'],
  lock: ['M5.5 10.5h13v10h-13z', 'M8.5 10.5v-3a3.5 3.5 0 0 1 7 0v3', 'M12 14.5v2.5'],
  unlock: ['M5.5 10.5h13v10h-13z', 'M8.5 10.5v-3a3.5 3.5 0 0 1 6.8-1.2', 'M12 14.5v2.5'],
  stopped: ['M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16z', 'M6.5 6.5l11 11'],
  note: ['M4 20l1-4.5l10.5-10.5l3.5 3.5l-10.5 10.5z', 'M13 7.5l3.5 3.5'],
  add: ['M12 5v14', 'M5 12h14'],
  change: ['M4 20h16', 'M6 16.5l.8-3.3l8.7-8.7l2.5 2.5l-8.7 8.7z'],
  move: ['M12 3.5v17', 'M8.5 7l3.5-3.5l3.5 3.5', 'M8.5 17l3.5 3.5l3.5-3.5'],
  remove: ['M5 12h14'],
  download: ['M12 4v11', 'M7.5 11l4.5 4.5l4.5-4.5', 'M4.5 20h15'],
  grip: ['M9 6h.01', 'M15 6h.01', 'M9 12h.01', 'M15 12h.01', 'M9 18h.01', 'M15 18h.01'],
};

/** Icons that point somewhere turn with the direction of writing. */
const TURNING: ReadonlySet<IconName> = new Set(['leave', 'chat', 'agenda', 'reply', 'next', 'admit', 'resume', 'list']);

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={styles.icon} data-turning={TURNING.has(name) || undefined} viewBox="0 0 24 24" aria-hidden="true">
      {STROKES[name].map((stroke) => (
        <path key={stroke} d={stroke} />
      ))}
    </svg>
  );
}
