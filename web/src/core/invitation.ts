import type { DeviceKind } from './failures';
import type { ProblemId } from './problem';
import { type RoomInfo, readRoomInfo } from './roominfo';

/** What the link in a person's hand says. It is read only to be shown: the server alone decides what it allows. */
export interface Invitation {
  readonly token: string;
  /** The room, with what the link says of the talks: the metadata that the room is to be created with. */
  readonly talks: RoomInfo;
  readonly identity: string;
  readonly name: string;
  readonly delegation: string;
  readonly seat: string;
  readonly role: string;
  readonly mayRename: boolean;
  /** The devices that this seat may use; an observer's has none. */
  readonly devices: readonly DeviceKind[];
  readonly validFromMillis: number | null;
  readonly validUntilMillis: number | null;
}

export type InvitationReading =
  | { readonly ok: true; readonly invitation: Invitation }
  | { readonly ok: false; readonly problem: ProblemId };

/** Clocks of personal computers are often wrong by less than this; the server has the last word. */
export const CLOCK_TOLERANCE_MILLIS = 60_000;

/** A LiveKit token is below 4 KiB; anything far above is not a link of ours. */
export const TOKEN_LIMIT_CHARS = 16_384;

/** Reads the invitation from a URL fragment such as `#token=eyJ…` (a JSON Web Token, RFC 7519). */
export function readInvitation(fragment: string): InvitationReading {
  const token = new URLSearchParams(fragment.replace(/^#/, '')).get('token')?.trim() ?? '';
  if (token === '') return { ok: false, problem: 'link-missing' };
  const claims = token.length > TOKEN_LIMIT_CHARS ? null : claimsOf(token);
  const video = record(claims?.video);
  const room = text(video.room);
  if (claims === null || room === '') return { ok: false, problem: 'link-broken' };
  const attributes = record(claims.attributes);
  return {
    ok: true,
    invitation: {
      token,
      talks: readRoomInfo(room, text(record(claims.roomConfig).metadata)),
      identity: text(claims.sub),
      name: text(claims.name),
      delegation: text(attributes.delegation),
      seat: text(attributes.seat),
      role: text(attributes.role),
      mayRename: video.canUpdateOwnMetadata === true,
      devices: devices(video),
      validFromMillis: seconds(claims.nbf),
      validUntilMillis: seconds(claims.exp),
    },
  };
}

/** Says whether the invitation is out of its time on this computer's clock. */
export function outOfTime(invitation: Invitation, nowMillis: number): ProblemId | null {
  const { validFromMillis, validUntilMillis } = invitation;
  if (validUntilMillis !== null && nowMillis > validUntilMillis + CLOCK_TOLERANCE_MILLIS) return 'link-expired';
  if (validFromMillis !== null && nowMillis < validFromMillis - CLOCK_TOLERANCE_MILLIS) return 'link-early';
  return null;
}

function claimsOf(token: string): Record<string, unknown> | null {
  const parts = token.split('.');
  if (parts.length !== 3) return null;
  try {
    const binary = atob((parts[1] ?? '').replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** LiveKit's video grant: without the claims everything may be published, an empty list of sources means all. */
function devices(video: Record<string, unknown>): DeviceKind[] {
  if (video.canPublish === false) return [];
  const sources: readonly unknown[] = Array.isArray(video.canPublishSources) ? video.canPublishSources : [];
  return (['microphone', 'camera'] as const).filter((kind) => sources.length === 0 || sources.includes(kind));
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function seconds(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value * 1000 : null;
}
