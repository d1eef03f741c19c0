import { ConnectionQuality, type Participant, type Room, Track } from 'livekit-client';
import { NO_RIGHTS, type Person, type Quality, type Rights } from './person';

// Values of livekit.TrackSource in the protocol; the client package does not export the enum.
const SOURCE_CAMERA = 1;
const SOURCE_MICROPHONE = 2;
const SOURCE_SCREEN_SHARE = 3;

/** Everybody in the room, as plain values, in order of arrival. */
export function peopleOf(room: Room): Person[] {
  const all: Participant[] = [room.localParticipant, ...room.remoteParticipants.values()];
  return all
    .filter((participant) => participant.identity !== '')
    .map((participant) => personOf(participant))
    .sort((one, other) => one.joinedAtMillis - other.joinedAtMillis || compare(one.identity, other.identity));
}

export function rightsOf(room: Room): Rights {
  const permissions = room.localParticipant.permissions;
  if (permissions === undefined) return NO_RIGHTS;
  const sources: readonly number[] = permissions.canPublishSources;
  const may = (source: number) => permissions.canPublish && (sources.length === 0 || sources.includes(source));
  return {
    microphone: may(SOURCE_MICROPHONE),
    camera: may(SOURCE_CAMERA),
    screen: may(SOURCE_SCREEN_SHARE),
    chat: permissions.canPublishData,
  };
}

function personOf(participant: Participant): Person {
  const { attributes } = participant;
  return {
    identity: participant.identity,
    name: participant.name || participant.identity,
    named: (participant.name ?? '') !== '',
    seat: attributes.seat ?? '',
    delegation: attributes.delegation ?? '',
    role: attributes.role ?? '',
    local: participant.isLocal,
    speaking: participant.isSpeaking,
    microphone: participant.isMicrophoneEnabled,
    camera: picture(participant, Track.Source.Camera),
    screen: picture(participant, Track.Source.ScreenShare),
    quality: qualityOf(participant.connectionQuality),
    joinedAtMillis: participant.joinedAt?.getTime() ?? 0,
  };
}

function picture(participant: Participant, source: Track.Source): string | null {
  const publication = participant.getTrackPublication(source);
  const shown = publication?.videoTrack !== undefined && !publication.isMuted;
  return shown ? publication.trackSid : null;
}

function qualityOf(quality: ConnectionQuality): Quality {
  switch (quality) {
    case ConnectionQuality.Excellent:
    case ConnectionQuality.Good:
      return 'good';
    case ConnectionQuality.Poor:
      return 'weak';
    case ConnectionQuality.Lost:
      return 'lost';
    case ConnectionQuality.Unknown:
      return 'unknown';
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
