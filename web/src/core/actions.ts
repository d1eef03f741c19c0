import type { Right } from './person';
import { me } from './selectors';
import type { Session } from './session';
import type { Panel, SessionState } from './state';
import type { MessageKey } from './words';

export type IconName =
  | 'microphone'
  | 'microphone-off'
  | 'camera'
  | 'camera-off'
  | 'screen'
  | 'listen'
  | 'people'
  | 'chat'
  | 'devices'
  | 'keys'
  | 'more'
  | 'theme'
  | 'leave'
  | 'sound'
  | 'close'
  | TalkIconName;

/** Icons of what a talk brings into the room. */
type TalkIconName =
  | 'agenda'
  | 'floor'
  | 'papers'
  | 'record'
  | 'lead'
  | 'caucus'
  | 'order'
  | 'reply'
  | 'next'
  | 'done'
  | 'admit'
  | 'refuse'
  | 'pause'
  | 'resume'
  | 'gavel'
  | 'list'
  | 'time'
  | 'press'
  | 'lock'
  | 'unlock'
  | 'stopped'
  | 'note'
  | 'add'
  | 'change'
  | 'move'
  | 'remove'
  | 'download'
  | 'grip';

/** A key: its physical-position-free name, as `KeyboardEvent.code` gives it for letters and digits. */
export interface Shortcut {
  readonly code: string;
  readonly alt?: true;
  readonly ctrl?: true;
  /** `?` sits on different keys in different layouts, so it is matched by what it types. */
  readonly types?: string;
  /** How the key is written in lists and tooltips. */
  readonly label: string;
}

/** What actions of the shell need besides the session. */
export interface Shell {
  toggleTheme(): void;
}

export type ActionId =
  | 'microphone'
  | 'camera'
  | 'screen'
  | 'listen'
  | Panel
  | 'devices'
  | 'keys'
  | 'theme'
  | 'sound'
  | 'leave';

/**
 * One thing a person can do. The bar, the menu, the list of keys, the keyboard and the tests use this same object, so
 * that a key never does what its button would not.
 */
export interface Action {
  readonly id: ActionId;
  readonly nameKey: MessageKey;
  icon(state: SessionState): IconName;
  readonly shortcut: Shortcut | null;
  readonly right: Right | null;
  /** For actions that switch something: whether it is on. */
  pressed?(state: SessionState): boolean;
  /** The state in a word, shown below the icon. */
  wordKey?(state: SessionState): MessageKey;
  perform(session: Session, shell: Shell): void;
  /** Null when the action may be done now, else the reason, to be shown on the disabled button. */
  whyNot(state: SessionState): MessageKey | null;
}

const on = (is: boolean): MessageKey => (is ? 'state.on' : 'state.off');
const isMicrophoneOn = (state: SessionState): boolean => me(state)?.microphone === true;
const isCameraOn = (state: SessionState): boolean => (me(state)?.camera ?? null) !== null;
const isScreenOn = (state: SessionState): boolean => (me(state)?.screen ?? null) !== null;
const away = (state: SessionState): MessageKey | null => (state.phase.kind === 'inside' ? null : 'why.connection');

function needs(right: Right): (state: SessionState) => MessageKey | null {
  return (state) => away(state) ?? (state.rights[right] ? null : `why.${right}`);
}

/** Why nothing can be written in the chat now, or null; opening the chat is always possible. */
export const whyNotWrite = needs('chat');

const microphone: Action = {
  id: 'microphone',
  nameKey: 'action.microphone',
  icon: (state) => (isMicrophoneOn(state) ? 'microphone' : 'microphone-off'),
  shortcut: { code: 'KeyM', label: 'M' },
  right: 'microphone',
  pressed: isMicrophoneOn,
  wordKey: (state) => on(isMicrophoneOn(state)),
  perform: (session) => void session.setMicrophone(!isMicrophoneOn(session.store.state())),
  whyNot: needs('microphone'),
};

const camera: Action = {
  id: 'camera',
  nameKey: 'action.camera',
  icon: (state) => (isCameraOn(state) ? 'camera' : 'camera-off'),
  shortcut: { code: 'KeyV', label: 'V' },
  right: 'camera',
  pressed: isCameraOn,
  wordKey: (state) => on(isCameraOn(state)),
  perform: (session) => void session.setCamera(!isCameraOn(session.store.state())),
  whyNot: needs('camera'),
};

const screen: Action = {
  id: 'screen',
  nameKey: 'action.screen',
  icon: () => 'screen',
  shortcut: null,
  right: 'screen',
  pressed: isScreenOn,
  wordKey: (state) => on(isScreenOn(state)),
  perform: (session) => void session.setScreen(!isScreenOn(session.store.state())),
  whyNot: (state) => needs('screen')(state) ?? (state.screenPossible ? null : 'why.screen-browser'),
};

const listen: Action = {
  id: 'listen',
  nameKey: 'action.listen',
  icon: () => 'listen',
  shortcut: { code: 'KeyL', label: 'L' },
  right: null,
  perform: (session) => session.openOverlay(session.store.state().overlay === 'listen' ? null : 'listen'),
  whyNot: () => null,
};

function panelAction(id: Panel, digit: number): Action {
  return {
    id,
    nameKey: `action.${id}`,
    icon: () => id,
    shortcut: { code: `Digit${digit}`, alt: true, label: `Alt+${digit}` },
    right: null,
    pressed: (state) => state.panel === id,
    perform: (session) => session.openPanel(session.store.state().panel === id ? null : id),
    whyNot: () => null,
  };
}

const devices: Action = {
  id: 'devices',
  nameKey: 'action.devices',
  icon: () => 'devices',
  shortcut: null,
  right: null,
  perform: (session) => void session.openDevices(),
  whyNot: () => null,
};

const keys: Action = {
  id: 'keys',
  nameKey: 'action.keys',
  icon: () => 'keys',
  shortcut: { code: 'KeyK', ctrl: true, types: '?', label: '?' },
  right: null,
  perform: (session) => session.openOverlay('keys'),
  whyNot: () => null,
};

const theme: Action = {
  id: 'theme',
  nameKey: 'action.theme',
  icon: () => 'theme',
  shortcut: null,
  right: null,
  perform: (_session, shell) => shell.toggleTheme(),
  whyNot: () => null,
};

const sound: Action = {
  id: 'sound',
  nameKey: 'action.sound',
  icon: () => 'sound',
  shortcut: null,
  right: null,
  perform: (session) => void session.allowSound(),
  whyNot: (state) => (state.soundBlocked ? null : 'why.sound'),
};

const leave: Action = {
  id: 'leave',
  nameKey: 'action.leave',
  icon: () => 'leave',
  shortcut: null,
  right: null,
  perform: (session) => void session.leave(),
  whyNot: () => null,
};

function actionsWith(panels: readonly Action[]): readonly Action[] {
  return [microphone, camera, screen, listen, ...panels, devices, keys, theme, sound, leave];
}

/** All actions of a room that belongs to no talk, in the order in which they are listed. */
export const ACTIONS = actionsWith([panelAction('people', 1), panelAction('chat', 2)]);

/** Panels of a talk's room, in the order of their keys. */
export const TALK_PANELS: readonly Panel[] = [
  'agenda',
  'floor',
  'papers',
  'people',
  'chat',
  'lead',
  'record',
  'caucus',
];

/** All actions of a talk's room but those of the talk itself, which depend on how the talk stands. */
export const TALK_ROOM_ACTIONS = actionsWith(TALK_PANELS.map((panel, index) => panelAction(panel, index + 1)));

/** The action of this name, with the keys that it has among these. */
export function action(id: ActionId, among: readonly Action[] = ACTIONS): Action {
  const found = among.find((one) => one.id === id) ?? TALK_ROOM_ACTIONS.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no action ${id}`);
  return found;
}

/** Performs an action unless there is a reason against it; says whether it was performed. */
export function perform(chosen: Action, session: Session, shell: Shell): boolean {
  if (chosen.whyNot(session.store.state()) !== null) return false;
  chosen.perform(session, shell);
  return true;
}
