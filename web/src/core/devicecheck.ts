import { ANY_DEVICES, type DeviceLists, type Devices, type DeviceUse, listsOf, NO_DEVICES } from './devices';
import { type DeviceKind, problemOfDevice } from './failures';
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

export interface CheckState {
  readonly camera: Device;
  readonly microphone: Device;
  readonly lists: DeviceLists;
  readonly chosen: Devices;
}

/** What is missing, each thing said once. */
export function problemsOf({ camera, microphone }: Pick<CheckState, 'camera' | 'microphone'>): readonly ProblemId[] {
  const both = `${microphone.problem} ${camera.problem}`;
  if (both === 'microphone-denied camera-denied') return ['devices-denied'];
  if (both === 'microphone-absent camera-absent') return ['devices-absent'];
  return [...new Set([microphone.problem, camera.problem])].filter((problem) => problem !== null);
}

type Patch = Partial<CheckState>;

const NOTHING: Device = { wanted: true, asking: false, stream: null, problem: null };
const UNUSED: Device = { ...NOTHING, wanted: false };

/**
 * The look into the mirror before the talks: opens camera and microphone, says what is missing and lets the person
 * choose. Owned by the join page, which must call {@link stop}.
 */
export class DeviceCheck {
  readonly store: Store<CheckState, Patch>;
  private stopped = false;

  /** `kinds`: what the seat may use; nothing else is asked for. */
  constructor(
    private readonly source: MediaSource | undefined,
    private readonly kinds: readonly DeviceKind[],
  ) {
    const initial: CheckState = {
      camera: kinds.includes('camera') ? NOTHING : UNUSED,
      microphone: kinds.includes('microphone') ? NOTHING : UNUSED,
      lists: NO_DEVICES,
      chosen: ANY_DEVICES,
    };
    this.store = createStore<CheckState, Patch>(initial, (state, patch) => ({ ...state, ...patch }));
  }

  /** Asks for both at once, so that the browser puts one question; then one by one to learn which is missing. */
  async start(): Promise<void> {
    const { source, kinds } = this;
    if (source === undefined) {
      for (const kind of kinds) this.set(kind, { ...NOTHING, problem: 'devices-insecure' });
      return;
    }
    if (kinds.length === 2) await this.openBoth(source);
    else for (const kind of kinds) await this.open(kind);
    await this.list();
  }

  async choose(kind: DeviceUse, id: string): Promise<void> {
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

  private async openBoth(source: MediaSource): Promise<void> {
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
    this.patch({ lists: listsOf(all) });
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
