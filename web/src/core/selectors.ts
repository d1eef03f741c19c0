import { type Person, sitsBeside } from './person';
import type { DelegationInfo } from './roominfo';
import type { SessionState } from './state';

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
export function talksTitle(state: SessionState): string {
  return state.room.title || state.room.name;
}

export function delegationName(state: SessionState, id: string): string {
  return state.room.delegations.find((delegation) => delegation.id === id)?.name ?? id;
}

/** The two sides at the table: in the order of the room's metadata, else in order of arrival. */
export function sides(state: SessionState): readonly [DelegationInfo | null, DelegationInfo | null] {
  const named = state.room.delegations;
  const unnamed = state.arrived
    .filter((id) => !named.some((delegation) => delegation.id === id))
    .map((id) => ({ id, name: id }));
  const order = [...named, ...unnamed];
  return [order[0] ?? null, order[1] ?? null];
}

export function stageLayout(state: SessionState): StageLayout {
  const [first, second] = sides(state);
  const atTable = state.people.filter((person) => !sitsBeside(person));
  const screen = state.people.find((person) => person.screen !== null) ?? null;
  if (first === null) {
    return { halves: null, table: atTable, others: state.people.filter(sitsBeside), screen, leading: 0 };
  }
  const halves = [half(first, atTable), half(second, atTable)] as const;
  const seated = new Set([first.id, second?.id]);
  const others = state.people.filter((person) => sitsBeside(person) || !seated.has(person.delegation));
  return { halves, table: [], others, screen, leading: second !== null && state.lastSpoke === second.id ? 1 : 0 };
}

function half(delegation: DelegationInfo | null, atTable: readonly Person[]): Half {
  const members = delegation === null ? [] : atTable.filter((person) => person.delegation === delegation.id);
  const head = members.find((person) => person.role === 'head') ?? members[0] ?? null;
  return {
    delegation,
    head,
    advisers: members.filter((person) => person !== head),
    speaking: members.some((person) => person.speaking),
  };
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

/** `id` is empty for those without a delegation. */
export interface DelegationGroup {
  readonly id: string;
  readonly name: string;
  readonly people: readonly Person[];
}

/** People by delegation for the list: the two sides first, then further delegations, then those without one. */
export function peopleByDelegation(state: SessionState): readonly DelegationGroup[] {
  const ids = [
    ...new Set([...state.room.delegations.map((one) => one.id), ...state.people.map((one) => one.delegation)]),
  ];
  return [...ids.filter((id) => id !== ''), '']
    .map((id) => ({
      id,
      name: id === '' ? '' : delegationName(state, id),
      people: state.people.filter((person) => person.delegation === id).sort(headFirst),
    }))
    .filter((group) => group.people.length > 0);
}

function headFirst(one: Person, other: Person): number {
  return Number(other.role === 'head') - Number(one.role === 'head');
}
