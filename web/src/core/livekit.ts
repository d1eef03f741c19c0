import {
  DefaultReconnectPolicy,
  type DisconnectReason,
  EngineEvent,
  type RemoteTrack,
  Room,
  RoomEvent,
  type RoomOptions,
  Track,
  VideoPresets,
} from 'livekit-client';
import { type DeviceLists, type DeviceUse, listsOf } from './devices';
import { causeOfClosing, type DeviceKind, problemOfConnecting, problemOfDevice, problemOfPublishing } from './failures';
import { EntryFailure, type RoomPort, type RoomSignal } from './port';
import { readRoomInfo } from './roominfo';
import { peopleOf, rightsOf } from './roster';

/** The text stream topic that LiveKit clients use for chat. */
const CHAT_TOPIC = 'lk.chat';

/** Enough for voices of interpreters and music alike: full band in mono (the product asks for at least this). */
const AUDIO_RATE_BPS = 64_000;

/** Pauses between the client's own attempts; then the session takes over and joins anew, as long as it takes. */
const RESUME_DELAYS_MILLIS = [0, 300, 700, 1_500, 2_500, 4_000];

/** A chat line longer than this is not shown: no client of ours sends one. */
const CHAT_RECEIVE_LIMIT_CHARS = 16_000;

const KINDS: Readonly<Record<DeviceUse, MediaDeviceKind>> = {
  microphone: 'audioinput',
  camera: 'videoinput',
  output: 'audiooutput',
};

const ROSTER_EVENTS = [
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.ParticipantNameChanged,
  RoomEvent.ParticipantAttributesChanged,
  RoomEvent.ParticipantPermissionsChanged,
  RoomEvent.TrackPublished,
  RoomEvent.TrackUnpublished,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.ActiveSpeakersChanged,
  RoomEvent.ConnectionQualityChanged,
  RoomEvent.RoomMetadataChanged,
  RoomEvent.Connected,
  RoomEvent.Reconnected,
] as const;

export function roomOptions(singlePeerConnection: boolean): RoomOptions {
  return {
    adaptiveStream: true,
    dynacast: true,
    singlePeerConnection,
    disconnectOnPageLeave: true,
    reconnectPolicy: new DefaultReconnectPolicy(RESUME_DELAYS_MILLIS),
    audioCaptureDefaults: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    videoCaptureDefaults: { resolution: VideoPresets.h720.resolution },
    publishDefaults: {
      simulcast: true,
      videoCodec: 'vp8',
      backupCodec: false,
      videoEncoding: VideoPresets.h720.encoding,
      audioPreset: { maxBitrate: AUDIO_RATE_BPS },
      dtx: false,
      red: true,
    },
  };
}

/** The LiveKit client behind {@link RoomPort}; one LiveKit room object lives as long as the session, over rejoins. */
export class LiveKitPort implements RoomPort {
  readonly room: Room;
  private tell: (signal: RoomSignal) => void = () => undefined;
  private rosterDue = false;
  private volume = 1;
  /** The server renews tokens of people inside; a rejoin with the same ticket, hours later, needs the newest one. */
  private renewed = { ticket: '', token: '' };

  constructor(
    private readonly serverUrl: string,
    singlePeerConnection: boolean,
  ) {
    this.room = new Room(roomOptions(singlePeerConnection));
    this.wire();
  }

  listen(listener: (signal: RoomSignal) => void): void {
    this.tell = listener;
  }

  async connect(token: string): Promise<void> {
    if (token !== this.renewed.ticket) this.renewed = { ticket: token, token };
    try {
      await this.room.connect(this.serverUrl, this.renewed.token);
    } catch (failure) {
      throw new EntryFailure(problemOfConnecting(failure));
    }
  }

  async disconnect(): Promise<void> {
    await this.room.disconnect();
  }

  async setMicrophone(on: boolean, deviceId: string): Promise<void> {
    await this.device('microphone', () =>
      this.room.localParticipant.setMicrophoneEnabled(on, deviceId === '' ? undefined : { deviceId }),
    );
  }

  async setCamera(on: boolean, deviceId: string): Promise<void> {
    await this.device('camera', () =>
      this.room.localParticipant.setCameraEnabled(on, deviceId === '' ? undefined : { deviceId }),
    );
  }

  async setScreen(on: boolean): Promise<void> {
    try {
      await this.room.localParticipant.setScreenShareEnabled(on, { audio: false, contentHint: 'detail' });
    } catch (failure) {
      // Closing the browser's own picker is a decision, not a failure.
      if (!(failure instanceof Error && failure.name === 'NotAllowedError')) throw new EntryFailure('screen-failed');
    }
  }

  async setDevice(use: DeviceUse, deviceId: string): Promise<void> {
    const change = () => this.room.switchActiveDevice(KINDS[use], deviceId);
    await (use === 'output' ? change() : this.device(use, change));
  }

  async listDevices(): Promise<DeviceLists> {
    return listsOf((await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? []);
  }

  async setName(name: string): Promise<void> {
    await this.room.localParticipant.setName(name);
  }

  setVolume(volume: number): void {
    this.volume = volume;
    for (const participant of this.room.remoteParticipants.values()) participant.setVolume(volume);
  }

  async startSound(): Promise<void> {
    await this.room.startAudio();
  }

  async sendChat(text: string): Promise<void> {
    const info = await this.room.localParticipant.sendText(text, { topic: CHAT_TOPIC });
    this.tell({ type: 'chat', id: info.id, identity: this.room.localParticipant.identity, text });
  }

  show(identity: string, source: 'camera' | 'screen', element: HTMLVideoElement): () => void {
    const kind = source === 'camera' ? Track.Source.Camera : Track.Source.ScreenShare;
    const track = this.room.getParticipantByIdentity(identity)?.getTrackPublication(kind)?.videoTrack;
    track?.attach(element);
    return () => void track?.detach(element);
  }

  private wire(): void {
    const { room } = this;
    for (const event of ROSTER_EVENTS) room.on(event, () => this.rosterSoon());
    room
      .on(RoomEvent.Connected, () => this.keepToken())
      .on(RoomEvent.SignalReconnecting, () => this.tell({ type: 'resuming' }))
      .on(RoomEvent.Reconnecting, () => this.tell({ type: 'resuming' }))
      .on(RoomEvent.Reconnected, () => this.tell({ type: 'resumed' }))
      .on(RoomEvent.Disconnected, (reason?: DisconnectReason) =>
        this.tell({ type: 'closed', cause: causeOfClosing(reason) }),
      )
      .on(RoomEvent.TrackSubscribed, (track) => this.hear(track))
      .on(RoomEvent.TrackUnsubscribed, (track) => silence(track))
      .on(RoomEvent.ParticipantConnected, (participant) => participant.setVolume(this.volume))
      .on(RoomEvent.AudioPlaybackStatusChanged, () =>
        this.tell({ type: 'sound-blocked', blocked: !room.canPlaybackAudio }),
      )
      .on(RoomEvent.MediaDevicesChanged, () => void this.tellDevices())
      .on(RoomEvent.MediaDevicesError, (failure, kind) => {
        if (kind !== 'audiooutput')
          this.tell({
            type: 'trouble',
            problem: problemOfDevice(kind === 'videoinput' ? 'camera' : 'microphone', failure),
          });
      });
    room.registerTextStreamHandler(CHAT_TOPIC, async (reader, from) => {
      const text = await reader.readAll().catch(() => '');
      if (text === '' || text.length > CHAT_RECEIVE_LIMIT_CHARS) return;
      this.tell({ type: 'chat', id: reader.info.id, identity: from.identity, text });
    });
  }

  /** Many events come in one turn of the event loop; the views need one roster for all of them. */
  private rosterSoon(): void {
    if (this.rosterDue) return;
    this.rosterDue = true;
    queueMicrotask(() => {
      this.rosterDue = false;
      const { room } = this;
      const info = readRoomInfo(room.name, room.metadata);
      this.tell({ type: 'roster', people: peopleOf(room), room: info, rights: rightsOf(room) });
    });
  }

  private async tellDevices(): Promise<void> {
    this.tell({ type: 'devices', lists: await this.listDevices() });
  }

  private keepToken(): void {
    this.room.engine.on(EngineEvent.TokenRefreshed, (token) => {
      this.renewed = { ...this.renewed, token };
    });
  }

  private hear(track: RemoteTrack): void {
    if (track.kind !== Track.Kind.Audio) return;
    const element = track.attach();
    element.hidden = true;
    document.body.append(element);
    for (const participant of this.room.remoteParticipants.values()) participant.setVolume(this.volume);
  }

  private async device(kind: DeviceKind, act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (failure) {
      throw new EntryFailure(problemOfPublishing(kind, failure));
    }
  }
}

function silence(track: RemoteTrack): void {
  if (track.kind !== Track.Kind.Audio) return;
  for (const element of track.detach()) element.remove();
}
