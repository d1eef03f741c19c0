import { ConnectionError, ConnectionErrorReason, DisconnectReason, LivekitError } from 'livekit-client';
import type { ProblemId } from './problem';
import type { EndCause } from './state';

const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
const NOT_FOUND = 404;
const TOO_MANY = 429;
const UNAVAILABLE = 503;

/** A failed connection attempt in the product's words. */
export function problemOfConnecting(failure: unknown): ProblemId {
  if (!(failure instanceof ConnectionError)) return 'server-gone';
  // The client reports a refused token as "unreachable" with the status beside it, so the status is read first.
  switch (failure.status) {
    case UNAUTHORIZED:
    case FORBIDDEN:
      return 'link-refused';
    case NOT_FOUND:
      return 'room-absent';
    case TOO_MANY:
    case UNAVAILABLE:
      return 'server-busy';
    default:
      return problemOfReason(failure);
  }
}

function problemOfReason(failure: ConnectionError): ProblemId {
  switch (failure.reason) {
    case ConnectionErrorReason.NotAllowed:
      return 'link-refused';
    case ConnectionErrorReason.InternalError:
      return /pc connection|ice/i.test(failure.message) ? 'media-blocked' : 'server-gone';
    default:
      return 'server-gone';
  }
}

/** What the end of a connection means: an end of the talks for this person, or something to join anew after. */
export function causeOfClosing(reason: DisconnectReason | undefined): EndCause | 'rejoin' {
  switch (reason) {
    case DisconnectReason.CLIENT_INITIATED:
      return 'left';
    case DisconnectReason.DUPLICATE_IDENTITY:
      return 'duplicate-identity';
    case DisconnectReason.PARTICIPANT_REMOVED:
    case DisconnectReason.USER_REJECTED:
      return 'removed';
    case DisconnectReason.ROOM_DELETED:
    case DisconnectReason.ROOM_CLOSED:
      return 'room-closed';
    default:
      return 'rejoin';
  }
}

export type DeviceKind = 'camera' | 'microphone';

/** A refused device in the product's words (names of the Media Capture specification's exceptions). */
export function problemOfDevice(kind: DeviceKind, failure: unknown): ProblemId {
  const name = failure instanceof Error || failure instanceof DOMException ? failure.name : '';
  switch (name) {
    case 'NotFoundError':
    case 'OverconstrainedError':
    case 'DevicesNotFoundError':
      return `${kind}-absent`;
    case 'NotReadableError':
    case 'AbortError':
    case 'TrackStartError':
      return `${kind}-busy`;
    default:
      return `${kind}-denied`;
  }
}

/** Why a device is not seen or heard in the room: the device itself, or the way from here to the server. */
export function problemOfPublishing(kind: DeviceKind, failure: unknown): ProblemId {
  return failure instanceof LivekitError ? 'publish-failed' : problemOfDevice(kind, failure);
}
