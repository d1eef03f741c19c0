import type { Command } from './command';
import type { Event } from './event';
import type { Announcement, CommandId, DelegationId, LogName, Phase, Presence, SeatId, TalkId, Wording } from './terms';

/** The version of the protocol that this client speaks. */
export const PROTOCOL = 1;

/** One event in its place of its log. */
export interface Line {
  readonly log: LogName;
  /** From 1 without gaps, in this log. */
  readonly sequence: number;
  readonly atMillis: number;
  /** Whose command it came of; `node` for the node's own. */
  readonly by: SeatId;
  readonly command: CommandId;
  readonly event: Event;
  /** SHA-256 of the line before, 64 hexadecimal digits. */
  readonly previous: string;
}

/** What may be shown to who reads no log: the press pool, and the public. */
export interface PublicBoard {
  readonly phase: Phase;
  readonly announcement?: Announcement;
  readonly revision: number;
  /** A sitting is open. */
  readonly sitting: boolean;
  /** The press may follow; only then `item` and `speaking` may be there. */
  readonly open: boolean;
  readonly item?: Wording;
  readonly speaking?: DelegationId;
}

/** What this client sends. */
export type TalkRequest =
  | { readonly type: 'Follow'; readonly after: Readonly<Record<LogName, number>> }
  | { readonly type: 'Give'; readonly id: CommandId; readonly command: Command }
  | { readonly type: 'Ping'; readonly number: number };

/** Where this seat stands. */
export interface You {
  readonly type: 'You';
  readonly presence: Presence;
  /** What it may read now; what came of other logs is to be forgotten. */
  readonly logs: readonly LogName[];
  /** The room for sound and picture; absent for none. */
  readonly room?: string;
  /** It receives the others. */
  readonly mayHear: boolean;
  /** Its microphone and its screen reach others. */
  readonly mayBeHeard: boolean;
  /** Its camera reaches others. */
  readonly mayBeSeen: boolean;
}

/** What the server sends. */
export type TalkFrame =
  | {
      readonly type: 'Welcome';
      readonly protocol: number;
      readonly talk: TalkId;
      readonly seat: SeatId;
      readonly nowMillis: number;
    }
  | You
  | { readonly type: 'Line'; readonly line: Line }
  | { readonly type: 'CaughtUp'; readonly last: Readonly<Record<LogName, number>> }
  | { readonly type: 'Board'; readonly board: PublicBoard }
  | {
      readonly type: 'Accepted';
      readonly id: CommandId;
      readonly log: LogName;
      readonly first: number;
      readonly last: number;
    }
  | ({ readonly type: 'Refused'; readonly id: CommandId } & Refusal)
  | { readonly type: 'Misread'; readonly what: string }
  | { readonly type: 'Pong'; readonly number: number; readonly nowMillis: number };

/** Why something was not done and what to do: keys of messages (`refusal.…`, `next.…`) and their arguments. */
export interface Refusal {
  readonly reason: string;
  readonly remedy: string;
  readonly arguments: Readonly<Record<string, string>>;
}

const TYPES: ReadonlySet<string> = new Set<TalkFrame['type']>([
  'Welcome',
  'You',
  'Line',
  'CaughtUp',
  'Board',
  'Accepted',
  'Refused',
  'Misread',
  'Pong',
]);

/** A frame as it came; null for what is no frame of this protocol, which a later server may send. */
export function readFrame(text: string): TalkFrame | null {
  try {
    const frame = JSON.parse(text) as { type?: unknown } | null;
    return typeof frame?.type === 'string' && TYPES.has(frame.type) ? (frame as TalkFrame) : null;
  } catch {
    return null;
  }
}

export function tableLog(talk: TalkId): LogName {
  return `${talk}/table`;
}

export function caucusLog(talk: TalkId, delegation: DelegationId): LogName {
  return `${talk}/caucus/${delegation}`;
}

/** The delegation of a caucus's log or room; null for the table's. */
export function caucusOf(log: LogName): DelegationId | null {
  return /^[^/]+\/caucus\/([^/]+)$/.exec(log)?.[1] ?? null;
}
