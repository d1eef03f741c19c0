import type { Language } from './locale';
import { type Person, type Quality, sitsBeside } from './person';
import { bareDelegation, type DelegationInfo, type RoomInfo } from './roominfo';
import type { SessionState } from './state';
import { inLanguage } from './worded';

/** One side of the table. Both halves always have the same size; `delegation` is null until a side is known. */
export interface Half {
  readonly delegation: DelegationInfo | null;
  readonly head: Person | null;
  readonly advisers: readonly Person[];
  readonly speaking: boolean;
}

export interface StageLayout {
  /** Null while nobody sits for a delegation: then everybody at the table gets an equal tile. */
  readonly halves: readonly [Half, Half] | null;
  readonly table: readonly Person[];
  readonly others: readonly Person[];
  readonly screen: Person | null;
  /** Which half is larger where there is no room for two equal ones (a phone). */
  readonly leading: 0 | 1;
}

export function me(state: SessionState): Person | null {
  return state.people.find((person) => person.local) ?? null;
}

/** The talks' title, or the room's name when its metadata gives none. */
export function talksTitle(room: RoomInfo, language: Language): string {
  return inLanguage(room.title, language) || room.name;
}

export function delegation(room: RoomInfo, id: string): DelegationInfo {
  return room.delegations.find((one) => one.id === id) ?? bareDelegation(id);
}

/** The two sides at the table: in the order of the room's metadata, else in order of arrival. */
export function sides(state: SessionState): readonly [DelegationInfo | null, DelegationInfo | null] {
  const named = state.room.delegations;
  const unnamed = state.arrived.filter((id) => !named.some((one) => one.id === id)).map(bareDelegation);
  const order = [...named, ...unnamed];
  return [order[0] ?? null, order[1] ?? null];
}

export function stageLayout(state: SessionState): StageLayout {
  const [first, second] = sides(state);
  const atTable = state.people.filter((person) => !sitsBeside(person));
  const screen = state.people.find((person) => person.identity === state.sharing.at(-1)) ?? null;
  if (first === null) {
    return { halves: null, table: atTable, others: state.people.filter(sitsBeside), screen, leading: 0 };
  }
  const halves = [half(first, atTable), half(second, atTable)] as const;
  const seated = new Set([first.id, second?.id]);
  const others = state.people.filter((person) => sitsBeside(person) || !seated.has(person.delegation));
  return { halves, table: [], others, screen, leading: leading(halves, state.lastSpoke) };
}

/** The half that spoke last, or the only one with somebody in it. */
function leading([first, second]: readonly [Half, Half], lastSpoke: string): 0 | 1 {
  if (first.head === null || second.head === null) return first.head === null && second.head !== null ? 1 : 0;
  return second.delegation?.id === lastSpoke ? 1 : 0;
}

function half(side: DelegationInfo | null, atTable: readonly Person[]): Half {
  const members = side === null ? [] : atTable.filter((person) => person.delegation === side.id);
  const head = members.find((person) => person.role === 'head') ?? members[0] ?? null;
  return {
    delegation: side,
    head,
    advisers: members.filter((person) => person !== head),
    speaking: members.some((person) => person.speaking),
  };
}

/** How well this person is connected; a broken connection is lost, whatever was last measured on it. */
export function ownQuality(state: SessionState): Quality {
  return state.phase.kind === 'inside' ? (me(state)?.quality ?? 'unknown') : 'lost';
}

/** Start of the clock in the header: the sitting's own start, else when this person entered. */
export function clockStartMillis(state: SessionState): number | null {
  return state.room.startedAtMillis ?? state.enteredAtMillis;
}

/** Hours, minutes and seconds as `00:12:40`. */
export function clockFace(elapsedMillis: number): string {
  const seconds = Math.max(0, Math.floor(elapsedMillis / 1000));
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => `${Math.floor(part)}`.padStart(2, '0'))
    .join(':');
}

/** `delegation` is null for those without one. */
export interface DelegationGroup {
  readonly delegation: DelegationInfo | null;
  readonly people: readonly Person[];
}

/** People by delegation for the list: the two sides first, then further delegations, then those without one. */
export function peopleByDelegation(state: SessionState): readonly DelegationGroup[] {
  const ids = [
    ...new Set([...state.room.delegations.map((one) => one.id), ...state.people.map((one) => one.delegation)]),
  ];
  return [...ids.filter((id) => id !== ''), '']
    .map((id) => ({
      delegation: id === '' ? null : delegation(state.room, id),
      people: state.people.filter((person) => person.delegation === id).sort(headFirst),
    }))
    .filter((group) => group.people.length > 0);
}

function headFirst(one: Person, other: Person): number {
  return Number(other.role === 'head') - Number(one.role === 'head');
}
