import { type DeviceKind, problemOfDevice } from './failures';
import { ANY_DEVICES, type Devices } from './port';
import type { ProblemId } from './problem';
import { createStore, type Store } from './store';

/** The part of `navigator.mediaDevices` that the check uses. */
export interface MediaSource {
  getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream>;
  enumerateDevices(): Promise<MediaDeviceInfo[]>;
}

/** `wanted` is the person's choice; `stream` and `problem` say what became of it. */
export interface Device {
  readonly wanted: boolean;
  readonly asking: boolean;
  readonly stream: MediaStream | null;
  readonly problem: ProblemId | null;
}

export interface Choice {
  readonly id: string;
  readonly label: string;
}

export interface CheckState {
  readonly camera: Device;
  readonly microphone: Device;
  readonly cameras: readonly Choice[];
  readonly microphones: readonly Choice[];
  readonly outputs: readonly Choice[];
  readonly chosen: Devices;
}

type Patch = Partial<CheckState>;

const NOTHING: Device = { wanted: true, asking: false, stream: null, problem: null };

/**
 * The look into the mirror before the talks: opens camera and microphone, says what is missing and lets the person
 * choose. Owned by the join page, which must call {@link stop}.
 */
export class DeviceCheck {
  readonly store: Store<CheckState, Patch>;
  private stopped = false;

  constructor(private readonly source: MediaSource | undefined) {
    const initial: CheckState = {
      camera: NOTHING,
      microphone: NOTHING,
      cameras: [],
      microphones: [],
      outputs: [],
      chosen: ANY_DEVICES,
    };
    this.store = createStore<CheckState, Patch>(initial, (state, patch) => ({ ...state, ...patch }));
  }

  /** Asks for both at once, so that the browser puts one question; then one by one to learn which is missing. */
  async start(): Promise<void> {
    const { source } = this;
    if (source === undefined) {
      const problem = 'devices-insecure';
      this.patch({ camera: { ...NOTHING, problem }, microphone: { ...NOTHING, problem } });
      return;
    }
    this.patch({ camera: { ...NOTHING, asking: true }, microphone: { ...NOTHING, asking: true } });
    try {
      const stream = await source.getUserMedia({
        video: this.constraint('camera'),
        audio: this.constraint('microphone'),
      });
      this.settle('camera', new MediaStream(stream.getVideoTracks()));
      this.settle('microphone', new MediaStream(stream.getAudioTracks()));
    } catch {
      await this.open('microphone');
      await this.open('camera');
    }
    await this.list();
  }

  async choose(kind: DeviceKind | 'output', id: string): Promise<void> {
    this.patch({ chosen: { ...this.state().chosen, [kind]: id } });
    if (kind !== 'output' && this.state()[kind].wanted) await this.open(kind);
  }

  async want(kind: DeviceKind, wanted: boolean): Promise<void> {
    this.close(kind);
    this.set(kind, { ...NOTHING, wanted });
    if (wanted) await this.open(kind);
    await this.list();
  }

  /** Gives the devices back; the check may be started again. */
  stop(): void {
    this.stopped = true;
    this.close('camera');
    this.close('microphone');
  }

  private async open(kind: DeviceKind): Promise<void> {
    if (this.source === undefined) return;
    this.close(kind);
    this.set(kind, { ...NOTHING, asking: true });
    try {
      const which = kind === 'camera' ? 'video' : 'audio';
      this.settle(kind, await this.source.getUserMedia({ [which]: this.constraint(kind) }));
    } catch (failure) {
      this.set(kind, { ...NOTHING, problem: problemOfDevice(kind, failure) });
    }
  }

  private settle(kind: DeviceKind, stream: MediaStream): void {
    if (this.stopped) release(stream);
    else this.set(kind, { ...NOTHING, stream });
  }

  private constraint(kind: DeviceKind): MediaTrackConstraints {
    const id = this.state().chosen[kind];
    const device: MediaTrackConstraints = id === '' ? {} : { deviceId: { exact: id } };
    return kind === 'camera' ? { ...device, width: { ideal: 1280 }, height: { ideal: 720 } } : device;
  }

  private async list(): Promise<void> {
    const all = (await this.source?.enumerateDevices().catch(() => [])) ?? [];
    const of = (kind: MediaDeviceKind): Choice[] =>
      all
        .filter((device) => device.kind === kind && device.deviceId !== '' && device.label !== '')
        .map((device) => ({ id: device.deviceId, label: device.label }));
    this.patch({ cameras: of('videoinput'), microphones: of('audioinput'), outputs: of('audiooutput') });
  }

  private close(kind: DeviceKind): void {
    release(this.state()[kind].stream);
  }

  private set(kind: DeviceKind, device: Device): void {
    this.patch({ [kind]: device });
  }

  private patch(patch: Patch): void {
    this.store.dispatch(patch);
  }

  private state(): CheckState {
    return this.store.state();
  }
}

function release(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
