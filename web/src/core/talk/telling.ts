import type { MessageKey } from '../words';
import type { DelegationId, DocumentId, ItemId, SeatId, Wording } from './terms';

/**
 * Something to be said about a talk: a text's key, and what goes into it by what it is, so that each reader gets names,
 * times and durations in the own language.
 */
export interface Telling {
  readonly key: MessageKey;
  readonly values?: Readonly<Record<string, Told>>;
}

/** What goes into a text. */
export type Told =
  | string
  | number
  | Telling
  | { readonly seat: SeatId }
  | { readonly delegation: DelegationId }
  | { readonly item: ItemId }
  | { readonly paper: DocumentId }
  | { readonly wording: Wording }
  /** A moment, since the epoch. */
  | { readonly momentMillis: number }
  | { readonly durationMillis: number };

export const plain = (key: MessageKey): Telling => ({ key });

/** Nameless where it is not known any more whose it was. */
export const ofSeat = (key: MessageKey, seat: SeatId | undefined): Telling => ({
  key,
  values: { seat: seat === undefined ? '' : { seat } },
});

export const ofDelegation = (key: MessageKey, delegation: DelegationId): Telling => ({
  key,
  values: { delegation: { delegation } },
});

export const ofItem = (key: MessageKey, item: ItemId): Telling => ({ key, values: { item: { item } } });

export const at = (key: MessageKey, momentMillis: number): Telling => ({ key, values: { time: { momentMillis } } });

/** Two texts: one without a time, one with it. */
export const until = (open: MessageKey, set: MessageKey, momentMillis: number | undefined): Telling =>
  momentMillis === undefined ? plain(open) : at(set, momentMillis);

export const lasting = (key: MessageKey, durationMillis: number): Telling => ({
  key,
  values: { duration: { durationMillis } },
});

export function isTelling(told: Told): told is Telling {
  return typeof told === 'object' && 'key' in told;
}
