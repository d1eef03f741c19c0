import { readWorded, WORDLESS, type Worded } from './worded';

/** What the room says about the talks, from the LiveKit room metadata (JSON, all fields optional). */
export interface RoomInfo {
  readonly name: string;
  readonly title: Worded;
  readonly item: Worded;
  readonly occasion: Worded;
  /** When the sitting is planned to start and when it did, or null when the metadata does not say. */
  readonly startsAtMillis: number | null;
  readonly startedAtMillis: number | null;
  readonly delegations: readonly DelegationInfo[];
}

export interface DelegationInfo {
  readonly id: string;
  readonly name: Worded;
  /** Time zone of the delegation's capital (IANA name), or empty. */
  readonly zone: string;
}

/** More delegations than this cannot be told apart on one screen. */
export const DELEGATION_LIMIT = 16;

/** A room of which only the name is known. */
export function bareRoom(name: string): RoomInfo {
  return {
    name,
    title: WORDLESS,
    item: WORDLESS,
    occasion: WORDLESS,
    startsAtMillis: null,
    startedAtMillis: null,
    delegations: [],
  };
}

/** Metadata that is not ours or is malformed yields the room's bare name, never an error. */
export function readRoomInfo(name: string, metadata: string | undefined): RoomInfo {
  const fields = parse(metadata);
  return {
    name,
    title: readWorded(fields.title),
    item: readWorded(fields.item),
    occasion: readWorded(fields.occasion),
    startsAtMillis: instant(fields.startsAt),
    startedAtMillis: instant(fields.startedAt),
    delegations: delegationsOf(fields.delegations),
  };
}

/** Whether the room says anything about the talks besides its name. */
export function saysSomething(room: RoomInfo): boolean {
  return [room.title, room.item, room.occasion].some((text) => text !== WORDLESS) || room.delegations.length > 0;
}

/** A delegation of which only the id is known, which then is its name. */
export function bareDelegation(id: string): DelegationInfo {
  return { id, name: { '': id }, zone: '' };
}

function delegationsOf(value: unknown): DelegationInfo[] {
  if (!Array.isArray(value)) return [];
  const seen = new Map<string, DelegationInfo>();
  for (const entry of value.slice(0, DELEGATION_LIMIT)) {
    const fields = record(entry);
    const id = string(fields.id);
    if (id === '' || seen.has(id)) continue;
    const name = readWorded(fields.name);
    seen.set(id, { id, name: name === WORDLESS ? { '': id } : name, zone: zone(fields.zone) });
  }
  return [...seen.values()];
}

function parse(metadata: string | undefined): Record<string, unknown> {
  try {
    return record(JSON.parse(metadata ?? ''));
  } catch {
    return {};
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A time in ISO 8601; one without a zone would mean something else on each side and is not taken. */
function instant(value: unknown): number | null {
  const millis = typeof value === 'string' && /(Z|[+-]\d\d:?\d\d)$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(millis) ? null : millis;
}

function zone(value: unknown): string {
  try {
    return typeof value === 'string'
      ? new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone
      : '';
  } catch {
    return '';
  }
}
