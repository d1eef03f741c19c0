import { ConnectionError, DisconnectReason, PublishTrackError } from 'livekit-client';
import { describe, expect, test } from 'vitest';
import { causeOfClosing, problemOfConnecting, problemOfDevice, problemOfPublishing } from './failures';

describe('why one cannot enter', () => {
  test.each([
    [401, 'link-refused'],
    [403, 'link-refused'],
    [404, 'room-absent'],
    [429, 'server-busy'],
    [503, 'server-busy'],
    [500, 'server-gone'],
  ])('status %d: %s', (status, problem) => {
    expect(problemOfConnecting(ConnectionError.serverUnreachable('refused', status))).toBe(problem);
  });

  test('without a status the client’s own reason counts', () => {
    expect(problemOfConnecting(ConnectionError.notAllowed('no', 401))).toBe('link-refused');
    expect(problemOfConnecting(ConnectionError.serverUnreachable('no answer'))).toBe('server-gone');
    expect(problemOfConnecting(ConnectionError.internal('could not establish pc connection'))).toBe('media-blocked');
    expect(problemOfConnecting(ConnectionError.internal('something else'))).toBe('server-gone');
  });

  test.each([new Error('anything'), 'text', undefined])('%s: server-gone', (failure) => {
    expect(problemOfConnecting(failure)).toBe('server-gone');
  });
});

describe('what the end of a connection means', () => {
  test.each([
    [DisconnectReason.CLIENT_INITIATED, 'left'],
    [DisconnectReason.DUPLICATE_IDENTITY, 'duplicate-identity'],
    [DisconnectReason.PARTICIPANT_REMOVED, 'removed'],
    [DisconnectReason.ROOM_DELETED, 'room-closed'],
    [DisconnectReason.ROOM_CLOSED, 'room-closed'],
    [DisconnectReason.SERVER_SHUTDOWN, 'rejoin'],
    [DisconnectReason.STATE_MISMATCH, 'rejoin'],
    [DisconnectReason.UNKNOWN_REASON, 'rejoin'],
    [undefined, 'rejoin'],
  ])('%s: %s', (reason, cause) => expect(causeOfClosing(reason)).toBe(cause));
});

describe('why a device is not to be had', () => {
  test.each([
    ['NotFoundError', 'absent'],
    ['OverconstrainedError', 'absent'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'denied'],
  ])('%s: %s', (name, problem) => {
    expect(problemOfDevice('camera', new DOMException('', name))).toBe(`camera-${problem}`);
    expect(problemOfDevice('microphone', Object.assign(new Error(), { name }))).toBe(`microphone-${problem}`);
  });

  test('what is no exception counts as not allowed', () => {
    expect(problemOfDevice('camera', 'no')).toBe('camera-denied');
  });

  test('in the room the fault may lie behind the device', () => {
    expect(problemOfPublishing('camera', new PublishTrackError('refused', 403))).toBe('publish-failed');
    expect(problemOfPublishing('camera', new DOMException('', 'NotFoundError'))).toBe('camera-absent');
  });
});
