import { ANY_DEVICES, type DeviceLists, type Devices, NO_DEVICES } from './devices';
import { NO_RIGHTS, nameOf, type Person, type Rights, sitsBeside } from './person';
import type { ProblemId } from './problem';
import type { RoomInfo } from './roominfo';
import type { Words } from './words';

/** Where this person's connection to the talks stands. */
export type Phase =
  | { readonly kind: 'outside'; readonly problem: ProblemId | null }
  | { readonly kind: 'entering' }
  | { readonly kind: 'inside' }
  /** The connection broke and is being resumed; the seat is still kept. */
  | { readonly kind: 'resuming' }
  /** Resuming failed; the client joins anew until it succeeds or is stopped. */
  | { readonly kind: 'rejoining'; readonly attempt: number }
  | { readonly kind: 'ended'; readonly cause: EndCause };

/** Why the talks are over for this person; `left` is the person's own choice. */
export type EndCause = 'left' | 'duplicate-identity' | 'removed' | 'room-closed' | 'link-refused' | 'link-expired';

export interface ChatLine {
  readonly id: string;
  readonly identity: string;
  /** As it was when the line came: the writer may have left since. */
  readonly name: string | Words;
  readonly delegation: string;
  readonly local: boolean;
  readonly text: string;
  readonly atMillis: number;
}

/** What the rail can show; all but people and chat belong to a talk. */
export type Panel = 'agenda' | 'floor' | 'papers' | 'people' | 'chat' | 'lead' | 'record' | 'caucus';
export type Overlay = 'keys' | 'listen' | 'devices';

/** Something said to screen readers, politely. */
export interface Announcement extends Words {
  readonly id: number;
}

export interface SessionState {
  readonly phase: Phase;
  readonly room: RoomInfo;
  readonly rights: Rights;
  /** In order of arrival. */
  readonly people: readonly Person[];
  /** Delegations in order of arrival, for rooms whose metadata names none. */
  readonly arrived: readonly string[];
  /** Identities of those who share a screen, in the order in which they began; the last one is shown. */
  readonly sharing: readonly string[];
  /** The delegation that spoke last; on a phone its half is the larger one. */
  readonly lastSpoke: string;
  readonly chat: readonly ChatLine[];
  readonly unread: number;
  readonly panel: Panel | null;
  readonly overlay: Overlay | null;
  readonly soundBlocked: boolean;
  readonly listenVolume: number;
  /** What went wrong in the room and still stands; a notice the person can put away. */
  readonly trouble: ProblemId | null;
  readonly announcements: readonly Announcement[];
  /** What there is to choose from, and what was chosen. */
  readonly devices: DeviceLists;
  readonly chosen: Devices;
  readonly enteredAtMillis: number | null;
  readonly screenPossible: boolean;
}

export type SessionEvent =
  | { readonly type: 'entering' }
  /** Into another room of the same talks, with what was written there before. */
  | { readonly type: 'moving'; readonly room: RoomInfo; readonly chat: readonly ChatLine[] }
  | { readonly type: 'entered'; readonly atMillis: number }
  | { readonly type: 'entry-failed'; readonly problem: ProblemId }
  | { readonly type: 'resuming' }
  | { readonly type: 'rejoining'; readonly attempt: number }
  | { readonly type: 'ended'; readonly cause: EndCause }
  | { readonly type: 'outside' }
  | { readonly type: 'roster'; readonly people: readonly Person[]; readonly room: RoomInfo; readonly rights: Rights }
  | { readonly type: 'talks'; readonly room: RoomInfo }
  | { readonly type: 'chat'; readonly line: ChatLine }
  | { readonly type: 'panel'; readonly panel: Panel | null }
  | { readonly type: 'overlay'; readonly overlay: Overlay | null }
  | { readonly type: 'devices'; readonly lists: DeviceLists }
  | { readonly type: 'chosen'; readonly devices: Devices }
  | { readonly type: 'sound-blocked'; readonly blocked: boolean }
  | { readonly type: 'listen-volume'; readonly volume: number }
  | { readonly type: 'trouble'; readonly problem: ProblemId | null };

/** Older lines leave the panel; the record of the talks is the server's work, not the chat panel's. */
export const CHAT_LIMIT_LINES = 500;

/** Screen readers read what was added last; older announcements are dropped. */
export const ANNOUNCEMENT_LIMIT = 8;

/** More than this arriving or leaving at once is said as a number, not by name. */
export const NAMED_ARRIVALS_LIMIT = 3;

export function initialState(room: RoomInfo, screenPossible: boolean): SessionState {
  return {
    phase: { kind: 'outside', problem: null },
    room,
    rights: NO_RIGHTS,
    people: [],
    arrived: [],
    sharing: [],
    lastSpoke: '',
    chat: [],
    unread: 0,
    panel: null,
    overlay: null,
    soundBlocked: false,
    listenVolume: 1,
    trouble: null,
    announcements: [],
    devices: NO_DEVICES,
    chosen: ANY_DEVICES,
    enteredAtMillis: null,
    screenPossible,
  };
}

export function reduce(state: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case 'entering':
      return { ...state, phase: { kind: 'entering' } };
    case 'moving':
      return moving(state, event);
    case 'entered':
      return entered(state, event.atMillis);
    case 'entry-failed':
      return { ...state, phase: { kind: 'outside', problem: event.problem } };
    case 'outside':
      return {
        ...initialState(state.room, state.screenPossible),
        listenVolume: state.listenVolume,
      };
    case 'resuming':
    case 'rejoining':
      return interrupted(
        state,
        event.type === 'resuming' ? { kind: 'resuming' } : { kind: 'rejoining', attempt: event.attempt },
      );
    case 'ended':
      return { ...state, phase: { kind: 'ended', cause: event.cause }, people: [], overlay: null, soundBlocked: false };
    case 'roster':
      return roster(state, event);
    case 'talks':
      return { ...state, room: event.room };
    case 'chat':
      return chat(state, event.line);
    case 'panel':
      return { ...state, panel: event.panel, unread: event.panel === 'chat' ? 0 : state.unread };
    case 'overlay':
      return { ...state, overlay: event.overlay };
    case 'devices':
      return { ...state, devices: event.lists };
    case 'chosen':
      return { ...state, chosen: event.devices };
    case 'sound-blocked':
      return { ...state, soundBlocked: event.blocked };
    case 'listen-volume':
      return { ...state, listenVolume: Math.min(1, Math.max(0, event.volume)) };
    case 'trouble':
      return { ...state, trouble: event.problem };
  }
}

/** Nobody is here yet; what the person looks at stays open. */
function moving(
  state: SessionState,
  { room, chat }: Pick<Extract<SessionEvent, { type: 'moving' }>, 'room' | 'chat'>,
): SessionState {
  const { screenPossible, panel, listenVolume, chosen, devices, announcements, enteredAtMillis } = state;
  const kept = { panel, listenVolume, chosen, devices, announcements, enteredAtMillis };
  return { ...initialState(room, screenPossible), ...kept, phase: { kind: 'entering' }, chat };
}

function entered(state: SessionState, atMillis: number): SessionState {
  const back = state.phase.kind === 'resuming' || state.phase.kind === 'rejoining';
  const next: SessionState = {
    ...state,
    phase: { kind: 'inside' },
    enteredAtMillis: state.enteredAtMillis ?? atMillis,
  };
  return back ? announce(next, [{ key: 'announce.back' }]) : next;
}

/** People stay in their places while the connection is broken; nobody is heard, and after a while nobody is seen. */
function interrupted(state: SessionState, phase: Phase): SessionState {
  const known = state.phase.kind === 'resuming' || state.phase.kind === 'rejoining';
  const unseen = phase.kind === 'rejoining' ? { camera: null, screen: null } : {};
  const people = state.people.map((person) => ({ ...person, speaking: false, ...unseen }));
  const next = { ...state, phase, people, sharing: phase.kind === 'rejoining' ? [] : state.sharing };
  return known ? next : announce(next, [{ key: 'announce.interrupted' }]);
}

function roster(state: SessionState, event: Extract<SessionEvent, { type: 'roster' }>): SessionState {
  const speaking = event.people.filter((person) => person.speaking && person.delegation !== '' && !sitsBeside(person));
  const sides = new Set(speaking.map((person) => person.delegation));
  const next: SessionState = {
    ...state,
    people: event.people,
    room: event.room,
    rights: event.rights,
    arrived: arrivals(state.arrived, event.people),
    sharing: shares(state.sharing, event.people),
    lastSpoke: sides.size === 1 ? ([...sides][0] ?? '') : state.lastSpoke,
  };
  // The first roster is who was there before; later ones tell of movements, also of those during an interruption.
  return state.phase.kind === 'inside' && state.people.length > 0
    ? announce(next, [
        ...movements(state.people, event.people, 'announce.left', 'announce.left-many'),
        ...movements(event.people, state.people, 'announce.entered', 'announce.entered-many'),
      ])
    : next;
}

function movements(
  from: readonly Person[],
  to: readonly Person[],
  one: 'announce.left' | 'announce.entered',
  many: 'announce.left-many' | 'announce.entered-many',
): Words[] {
  const present = new Set(to.map((person) => person.identity));
  const moved = from.filter((person) => !person.local && !present.has(person.identity));
  if (moved.length > NAMED_ARRIVALS_LIMIT) return [{ key: many, values: { count: moved.length } }];
  return moved.map((person) => ({ key: one, values: { name: isolate(nameOf(person)) } }));
}

function arrivals(arrived: readonly string[], people: readonly Person[]): readonly string[] {
  const added = people
    .filter((person) => person.delegation !== '' && !sitsBeside(person) && !arrived.includes(person.delegation))
    .map((person) => person.delegation);
  return added.length === 0 ? arrived : [...arrived, ...new Set(added)];
}

function shares(before: readonly string[], people: readonly Person[]): readonly string[] {
  const now = people.filter((person) => person.screen !== null).map((person) => person.identity);
  return [...before.filter((one) => now.includes(one)), ...now.filter((one) => !before.includes(one))];
}

function chat(state: SessionState, line: ChatLine): SessionState {
  if (state.chat.some((known) => known.id === line.id)) return state;
  const unread = line.local || state.panel === 'chat' ? state.unread : state.unread + 1;
  const next = { ...state, chat: [...state.chat, line].slice(-CHAT_LIMIT_LINES), unread };
  return line.local || state.panel === 'chat'
    ? next
    : announce(next, [{ key: 'announce.chat', values: { name: isolate(line.name) } }]);
}

function announce(state: SessionState, words: readonly Words[]): SessionState {
  if (words.length === 0) return state;
  const last = state.announcements.at(-1)?.id ?? 0;
  const added = words.map((said, index) => ({ ...said, id: last + index + 1 }));
  return { ...state, announcements: [...state.announcements, ...added].slice(-ANNOUNCEMENT_LIMIT) };
}

/** First-strong isolate around a name, the plain-text form of `<bdi>` (Unicode UAX #9). */
function isolate(name: string | Words): string | Words {
  return typeof name === 'string' ? `\u2068${name}\u2069` : name;
}
