import type { MessageKey, Words } from './words';

export type Quality = 'good' | 'weak' | 'lost' | 'unknown';

/** One participant as the views see it: plain values only, made anew by the LiveKit adapter at each change. */
export interface Person {
  readonly identity: string;
  /** The name, or the identity of somebody without one. */
  readonly name: string;
  /** False when the link gave no name: such a seat is called by its office, in each reader's own language. */
  readonly named: boolean;
  /** Office or seat, as the invitation words it; empty when it says nothing. */
  readonly seat: string;
  readonly delegation: string;
  readonly role: string;
  readonly local: boolean;
  readonly speaking: boolean;
  readonly microphone: boolean;
  /** Track id of the camera picture while there is one to show. */
  readonly camera: string | null;
  readonly screen: string | null;
  readonly quality: Quality;
  readonly joinedAtMillis: number;
}

/** What this person may do in the room, from the LiveKit permissions. */
export interface Rights {
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly screen: boolean;
  readonly chat: boolean;
}

export type Right = keyof Rights;

export const NO_RIGHTS: Rights = { microphone: false, camera: false, screen: false, chat: false };

/** Roles that sit beside the table: they are heard or listen, and never get a large tile. */
const BESIDE_THE_TABLE: ReadonlySet<string> = new Set([
  'observer',
  'interpreter',
  'check-interpreter',
  'secretary',
  'technician',
  'press',
]);

export function sitsBeside(person: Person): boolean {
  return BESIDE_THE_TABLE.has(person.role);
}

const ROLE_NAMES: Readonly<Record<string, MessageKey>> = {
  head: 'role.head',
  deputy: 'role.deputy',
  delegate: 'role.delegate',
  adviser: 'role.adviser',
  interpreter: 'role.interpreter',
  'check-interpreter': 'role.check-interpreter',
  secretary: 'role.secretary',
  chair: 'role.chair',
  technician: 'role.technician',
  observer: 'role.observer',
  press: 'role.press',
};

/** Text key of a role, or null for a role that this client does not know. */
export function roleKey(role: string): MessageKey | null {
  return ROLE_NAMES[role] ?? null;
}

/** Who somebody is, for a text that has room for one name only. */
export function nameOf(person: Pick<Person, 'name' | 'named' | 'seat' | 'role'>): string | Words {
  if (person.named) return person.name;
  const key = roleKey(person.role);
  return person.seat || (key === null ? person.name : { key });
}

/** Initials for a tile without a picture; a zero-width non-joiner keeps Arabic letters from joining. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word = '') => [...word][0] ?? '')
    .join('\u200c')
    .toLocaleUpperCase();
}
