/** What the room says about the talks, from the LiveKit room metadata (JSON, all fields optional). */
export interface RoomInfo {
  readonly name: string;
  readonly title: string;
  readonly item: string;
  readonly occasion: string;
  /** Start of the sitting, or null when the metadata does not say. */
  readonly startedAtMillis: number | null;
  readonly delegations: readonly DelegationInfo[];
}

export interface DelegationInfo {
  readonly id: string;
  readonly name: string;
}

/** More delegations than this cannot be told apart on one screen. */
export const DELEGATION_LIMIT = 16;

/** Metadata that is not ours or is malformed yields the room's bare name, never an error. */
export function readRoomInfo(name: string, metadata: string | undefined): RoomInfo {
  const fields = parse(metadata);
  const started = typeof fields.startedAt === 'string' ? Date.parse(fields.startedAt) : Number.NaN;
  return {
    name,
    title: string(fields.title),
    item: string(fields.item),
    occasion: string(fields.occasion),
    startedAtMillis: Number.isNaN(started) ? null : started,
    delegations: delegationsOf(fields.delegations),
  };
}

function delegationsOf(value: unknown): DelegationInfo[] {
  if (!Array.isArray(value)) return [];
  const seen = new Map<string, DelegationInfo>();
  for (const entry of value.slice(0, DELEGATION_LIMIT)) {
    const id = string((entry as Record<string, unknown> | null)?.id);
    if (id !== '' && !seen.has(id)) seen.set(id, { id, name: string((entry as Record<string, unknown>).name) || id });
  }
  return [...seen.values()];
}

function parse(metadata: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(metadata ?? '');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
