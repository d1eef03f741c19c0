import { ConnectionQuality, type Room, Track } from 'livekit-client';
import { describe, expect, test } from 'vitest';
import { peopleOf, rightsOf } from './roster';

interface Publication {
  readonly trackSid: string;
  readonly isMuted: boolean;
  readonly videoTrack: object | undefined;
}

/** One of LiveKit's participants, as far as the roster looks at it. */
function participant(identity: string, fields: Record<string, unknown> = {}) {
  const publications = (fields.publications ?? {}) as Record<string, Publication>;
  return {
    identity,
    name: '',
    attributes: {},
    isLocal: false,
    isSpeaking: false,
    isMicrophoneEnabled: false,
    connectionQuality: ConnectionQuality.Unknown,
    joinedAt: new Date(0),
    getTrackPublication: (source: string) => publications[source],
    ...fields,
  };
}

function room(local: ReturnType<typeof participant>, ...remote: ReturnType<typeof participant>[]): Room {
  const remoteParticipants = new Map(remote.map((one) => [one.identity, one]));
  return { localParticipant: local, remoteParticipants } as unknown as Room;
}

describe('people', () => {
  test('come in order of arrival, then by identity', () => {
    const at = (identity: string, seconds: number) => participant(identity, { joinedAt: new Date(seconds * 1000) });
    const people = peopleOf(room(at('me', 5), at('late', 9), at('b', 2), at('a', 2)));
    expect(people.map(({ identity }) => identity)).toEqual(['a', 'b', 'me', 'late']);
  });

  test('are described by name, seat, delegation and role', () => {
    const attributes = { seat: 'Minister', delegation: 'a', role: 'head' };
    const [named, unnamed] = peopleOf(
      room(participant('me', { isLocal: true, name: 'A. B.', attributes }), participant('other', { name: undefined })),
    );
    expect(named).toMatchObject({ name: 'A. B.', named: true, local: true, ...attributes });
    expect(unnamed).toMatchObject({ name: 'other', named: false, seat: '', delegation: '', role: '' });
  });

  test('are not counted before the connection gives them an identity', () => {
    expect(peopleOf(room(participant('')))).toEqual([]);
  });

  test('have a picture only while there is one to show', () => {
    const publication = { trackSid: 'TR_1', isMuted: false, videoTrack: {} };
    const seen = (camera: Partial<Publication> | undefined) =>
      peopleOf(
        room(participant('me', { publications: { [Track.Source.Camera]: camera && { ...publication, ...camera } } })),
      )[0]?.camera;
    expect(seen({})).toBe('TR_1');
    expect(seen({ isMuted: true })).toBeNull();
    expect(seen({ videoTrack: undefined })).toBeNull();
    expect(seen(undefined)).toBeNull();
  });

  test('share a screen beside their camera', () => {
    const publications = { [Track.Source.ScreenShare]: { trackSid: 'TR_2', isMuted: false, videoTrack: {} } };
    expect(peopleOf(room(participant('me', { publications })))[0]).toMatchObject({ camera: null, screen: 'TR_2' });
  });

  test.each([
    [ConnectionQuality.Excellent, 'good'],
    [ConnectionQuality.Good, 'good'],
    [ConnectionQuality.Poor, 'weak'],
    [ConnectionQuality.Lost, 'lost'],
    [ConnectionQuality.Unknown, 'unknown'],
  ])('%s is %s', (connectionQuality, quality) => {
    expect(peopleOf(room(participant('me', { connectionQuality })))[0]?.quality).toBe(quality);
  });
});

describe('rights', () => {
  const rights = (permissions: unknown) => rightsOf(room(participant('me', { permissions })));

  test('are none before the server has spoken', () => {
    expect(rights(undefined)).toEqual({ microphone: false, camera: false, screen: false, chat: false });
  });

  test('without a list of sources are all', () => {
    const permissions = { canPublish: true, canPublishSources: [], canPublishData: true };
    expect(rights(permissions)).toEqual({ microphone: true, camera: true, screen: true, chat: true });
  });

  test('with a list are what it names', () => {
    const permissions = { canPublish: true, canPublishSources: [2], canPublishData: false };
    expect(rights(permissions)).toEqual({ microphone: true, camera: false, screen: false, chat: false });
  });

  test('of a listener may still include the chat', () => {
    const permissions = { canPublish: false, canPublishSources: [1, 2, 3], canPublishData: true };
    expect(rights(permissions)).toEqual({ microphone: false, camera: false, screen: false, chat: true });
  });
});
