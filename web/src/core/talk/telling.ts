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

export function isTelling(told: Told): told is Telling {
  return typeof told === 'object' && 'key' in told;
}
