// One participant in one page, driven by the tests through `window.harness`. Everything it returns is plain JSON.

import * as livekit from './livekit-client.esm.mjs';
import { patternTrack, toneTrack } from './pattern.mjs';
import { AudioReading, VideoReading } from './reading.mjs';
import { mediaPorts, packetsReceived, peerConnections, socketUrls } from './taps.mjs';

const { Room, RoomEvent, Track, VideoQuality, DisconnectReason } = livekit;
const POLL_MS = 20;

let room;
let joinStartedAt;
const events = [];
const local = {};
const videos = new Map();
const audios = new Map();

/** Written to the console too, so that a failed test shows what the page saw. */
function log(event, detail = {}) {
  events.push({ event, at: performance.now(), ...detail });
  console.info(event, JSON.stringify(detail));
}

async function until(condition, timeoutMs, what) {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = await condition();
    if (found) return found;
    if (performance.now() > deadline) throw new Error(`${what()} did not come in ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** True when `whole` has every field of `part`, at any depth. */
function contains(whole, part) {
  if (typeof part !== 'object' || part === null) return whole === part;
  if (typeof whole !== 'object' || whole === null) return false;
  if (Array.isArray(part) && whole.length !== part.length) return false;
  return Object.entries(part).every(([field, value]) => contains(whole[field], value));
}

function subscribed(track, participant) {
  const element = track.attach();
  document.getElementById('stage').append(element);
  if (track.kind === Track.Kind.Audio) {
    audios.set(participant.identity, new AudioReading(track.mediaStreamTrack));
  } else {
    videos.set(participant.identity, new VideoReading(element));
  }
}

const who = (participant) => ({ identity: participant?.identity ?? '' });
const source = (publication, participant) => ({ ...who(participant), source: publication.source });
const decoded = (payload) => new TextDecoder().decode(payload);

/** Room events that tests wait for, and what of them is kept. */
const LOGGED = {
  Connected: () => ({}),
  Reconnecting: () => ({}),
  SignalReconnecting: () => ({}),
  Reconnected: () => ({}),
  Disconnected: (reason) => ({ reason: DisconnectReason[reason] }),
  ParticipantConnected: who,
  ParticipantDisconnected: who,
  TrackPublished: source,
  TrackUnpublished: source,
  TrackSubscribed: (track, publication, participant) => source(publication, participant),
  TrackUnsubscribed: (track, publication, participant) => source(publication, participant),
  TrackSubscriptionFailed: (sid, participant) => ({ sid, ...who(participant) }),
  TrackMuted: source,
  TrackUnmuted: source,
  LocalTrackPublished: source,
  LocalTrackUnpublished: source,
  ActiveSpeakersChanged: (speakers) => ({ identities: speakers.map((speaker) => speaker.identity).sort() }),
  ConnectionQualityChanged: (quality, participant) => ({ quality, ...who(participant) }),
  ParticipantMetadataChanged: (before, participant) => ({ ...who(participant), metadata: participant.metadata }),
  ParticipantNameChanged: (name, participant) => ({ ...who(participant), name }),
  ParticipantAttributesChanged: (changed, participant) => ({ ...who(participant), changed }),
  ParticipantPermissionsChanged: (before, participant) => ({
    ...who(participant),
    canPublish: participant.permissions?.canPublish,
  }),
  RoomMetadataChanged: (metadata) => ({ metadata }),
  DataReceived: (payload, participant, kind, topic) => ({
    ...who(participant),
    topic,
    length: payload.length,
    text: payload.length < 200 ? decoded(payload) : undefined,
  }),
};

/** FNV-1a over the text's code units: enough to see that a megabyte arrived whole. */
function checksum(values) {
  let hash = 0x811c9dc5;
  for (const value of values) hash = Math.imul(hash ^ value, 0x01000193) >>> 0;
  return hash;
}
const codes = (text) => Uint16Array.from(text, (character) => character.charCodeAt(0));

/** Text that does not compress well and is the same in every page. */
function longText(length) {
  let state = 42;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return String.fromCharCode(33 + ((state >>> 16) % 90));
  }).join('');
}

function receiveStreams() {
  room.registerTextStreamHandler('text', async (reader, { identity }) => {
    const text = await reader.readAll();
    log('TextStream', { identity, length: text.length, checksum: checksum(codes(text)) });
  });
  room.registerByteStreamHandler('bytes', async (reader, { identity }) => {
    const chunks = await reader.readAll();
    const bytes = chunks.flatMap((chunk) => [...chunk]);
    log('ByteStream', { identity, length: bytes.length, checksum: checksum(bytes), name: reader.info.name });
  });
  room.registerRpcMethod('echo', async ({ callerIdentity, payload }) => `${callerIdentity} said ${payload}`);
}

const cameraOf = (identity) => room.remoteParticipants.get(identity)?.getTrackPublication(Track.Source.Camera);

window.harness = {
  now: () => performance.now(),
  events: () => events,
  sockets: () => socketUrls,
  mediaPorts,
  packetsReceived,
  peerConnectionCount: () => peerConnections.length,
  sid: () => room.localParticipant.sid,
  /** Waits until a participant is here under this session id. */
  knows: (identity, sid) =>
    until(
      () => room.remoteParticipants.get(identity)?.sid === sid,
      10_000,
      () => `${identity} as ${sid}`,
    ),
  participants: () => [...room.remoteParticipants.keys()].sort(),

  async join({ url, token, singlePeerConnection, dynacast = false, autoSubscribe = true }) {
    room = new Room({ singlePeerConnection, dynacast, adaptiveStream: false });
    for (const [name, detail] of Object.entries(LOGGED)) {
      room.on(RoomEvent[name], (...values) => log(name, detail(...values)));
    }
    room.on(RoomEvent.TrackSubscribed, (track, publication, participant) => subscribed(track, participant));
    receiveStreams();
    joinStartedAt = performance.now();
    await room.connect(url, token, { autoSubscribe });
    return { joinMs: performance.now() - joinStartedAt };
  },

  /** Tries to join; the refusal as the application sees it, or nothing. */
  async refusal({ url, token, singlePeerConnection }) {
    const visitor = new Room({ singlePeerConnection });
    try {
      await visitor.connect(url, token, { maxRetries: 0 });
    } catch (error) {
      return { name: error.name, reason: error.reasonName, status: error.status, message: error.message };
    }
    await visitor.disconnect();
    return undefined;
  },

  async publishVideo({ hue, width = 640, height = 360, fps = 20, simulcast = false, maxBitrate = 600_000 }) {
    const track = patternTrack({ hue, width, height, fps });
    local.video = await room.localParticipant.publishTrack(track, {
      source: Track.Source.Camera,
      simulcast,
      videoCodec: 'vp8',
      videoEncoding: { maxBitrate, maxFramerate: fps },
      degradationPreference: 'maintain-resolution',
    });
    return local.video.trackSid;
  },

  async publishAudio({ frequency }) {
    const options = { source: Track.Source.Microphone, dtx: false };
    local.audio = await room.localParticipant.publishTrack(await toneTrack(frequency), options);
    return local.audio.trackSid;
  },

  mute: (kind) => local[kind].mute(),
  unmute: (kind) => local[kind].unmute(),
  unpublish: (kind) => room.localParticipant.unpublishTrack(local[kind].track),

  /** The first event of this name after `since` that has all fields of `match`. */
  waitFor(name, match, options) {
    const { since = 0, timeoutMs = 10_000 } = options ?? {};
    const fits = (seen) => seen.event === name && seen.at >= since && contains(seen, match ?? {});
    return until(
      () => events.find(fits),
      timeoutMs,
      () => `event ${name} ${JSON.stringify(match)}`,
    );
  },

  /** Milliseconds from join() to the first presented picture of this participant. */
  async firstFrameMs(identity, timeoutMs = 15_000) {
    const sample = await until(
      () => videos.get(identity)?.samples[0],
      timeoutMs,
      () => `a picture of ${identity}`,
    );
    return sample.at - joinStartedAt;
  },

  video: (identity, since) => videos.get(identity)?.report(since) ?? { frames: 0, fps: 0 },

  /** Waits until the sound of a participant peaks near this frequency. */
  hears(identity, hertz, timeoutMs = 10_000) {
    const near = () => {
      const peak = audios.get(identity)?.peak();
      return peak && peak.decibel > -50 && Math.abs(peak.hertz - hertz) < 15 && peak;
    };
    return until(near, timeoutMs, () => `the tone of ${hertz} Hz from ${identity}`);
  },

  /** Waits for a picture this wide; says how long that took, and the longest gap from now to a second after it. */
  async picturesOf(identity, width, timeoutMs = 20_000) {
    const since = performance.now();
    const samples = () => videos.get(identity)?.samples ?? [];
    const first = await until(
      () => samples().find((sample) => sample.at >= since && sample.width === width),
      timeoutMs,
      () => `a picture ${width} wide (last: ${samples().at(-1)?.width}) from ${identity}`,
    );
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return { switchMs: first.at - since, longestGapMs: videos.get(identity).report(since).longestGapMs };
  },
  askQuality(identity, quality, width, timeoutMs) {
    cameraOf(identity).setVideoQuality(VideoQuality[quality]);
    return this.picturesOf(identity, width, timeoutMs);
  },
  subscribe: (identity, wanted) => cameraOf(identity).setSubscribed(wanted),

  /** The own camera's encodings: which layers the server wants. */
  activeLayers() {
    const { encodings } = local.video.track.sender.getParameters();
    return Object.fromEntries(encodings.map((encoding) => [encoding.rid, encoding.active]));
  },
  layersBecome(wanted, timeoutMs) {
    const equal = () => JSON.stringify(this.activeLayers()) === JSON.stringify(wanted);
    const now = () => JSON.stringify(this.activeLayers());
    return until(equal, timeoutMs, () => `layers ${JSON.stringify(wanted)} (now ${now()})`);
  },

  setMetadata: (metadata) => room.localParticipant.setMetadata(metadata),
  setName: (name) => room.localParticipant.setName(name),
  setAttributes: (attributes) => room.localParticipant.setAttributes(attributes),

  sendData: (text, options) => room.localParticipant.publishData(new TextEncoder().encode(text), options),
  async sendLongText(length) {
    const text = longText(length);
    await room.localParticipant.sendText(text, { topic: 'text' });
    return checksum(codes(text));
  },
  async sendBytes(length, name) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 31) >> 3);
    const writer = await room.localParticipant.streamBytes({ topic: 'bytes', name, totalSize: length });
    await writer.write(bytes);
    await writer.close();
    return checksum(bytes);
  },
  rpc: (destinationIdentity, method, payload) =>
    room.localParticipant.performRpc({ destinationIdentity, method, payload }).then(
      (answer) => ({ answer }),
      (error) => ({ code: error.code, message: error.message }),
    ),
};
