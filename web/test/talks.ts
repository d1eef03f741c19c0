import { type Invitation, readInvitation } from '../src/core/invitation';
import type { Person, Rights } from '../src/core/person';
import { readRoomInfo } from '../src/core/roominfo';
import { initialState, reduce, type SessionEvent, type SessionState } from '../src/core/state';

export const ALL_RIGHTS: Rights = { microphone: true, camera: true, screen: true, chat: true };

export const METADATA = {
  title: { en: 'Talks on the treaty', ar: 'محادثات المعاهدة' },
  item: 'Assessment',
  startsAt: '2021-06-28T10:00:00Z',
  delegations: [
    { id: 'a', name: { en: 'Side A', ar: 'الجانب الأول' }, zone: 'Europe/Moscow' },
    { id: 'b', name: { en: 'Side B', ar: 'الجانب الثاني' }, zone: 'Asia/Shanghai' },
  ],
};

export function person(identity: string, fields: Partial<Person> = {}): Person {
  return {
    identity,
    name: identity,
    named: true,
    seat: '',
    delegation: '',
    role: '',
    local: false,
    speaking: false,
    microphone: false,
    camera: null,
    screen: null,
    quality: 'good',
    joinedAtMillis: 0,
    ...fields,
  };
}

export const ROOM = readRoomInfo('treaty', JSON.stringify(METADATA));
export const BARE_ROOM = readRoomInfo('treaty', undefined);

export function roster(people: readonly Person[], fields: { room?: typeof ROOM; rights?: Rights } = {}) {
  return { type: 'roster', people, room: ROOM, rights: ALL_RIGHTS, ...fields } as const;
}

/** The state after these events, from a fresh one. */
export function after(...events: SessionEvent[]): SessionState {
  return events.reduce(reduce, initialState(BARE_ROOM, true));
}

/** The state of somebody inside with these people. */
export function inside(people: readonly Person[], ...events: SessionEvent[]): SessionState {
  return after({ type: 'entering' }, { type: 'entered', atMillis: 1 }, roster(people), ...events);
}

/** A token with these claims; nobody here looks at its signature. */
export function tokenOf(claims: Record<string, unknown>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256' })}.${part(claims)}.signature`;
}

export function invitationOf(claims: Record<string, unknown> = {}): Invitation {
  const all = { sub: 'me', name: 'Me', video: { room: 'treaty', roomJoin: true }, ...claims };
  const reading = readInvitation(`#token=${tokenOf(all)}`);
  if (!reading.ok) throw new Error(reading.problem);
  return reading.invitation;
}
