import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DeviceCheck, type MediaSource, problemsOf } from './devicecheck';
import type { DeviceKind } from './failures';

class Track {
  stopped = false;
  constructor(readonly kind: 'audio' | 'video') {}
  stop() {
    this.stopped = true;
  }
}

class Stream {
  constructor(private readonly tracks: Track[]) {}
  getTracks() {
    return this.tracks;
  }
  getVideoTracks() {
    return this.tracks.filter(({ kind }) => kind === 'video');
  }
  getAudioTracks() {
    return this.tracks.filter(({ kind }) => kind === 'audio');
  }
}

const device = (kind: MediaDeviceKind, deviceId: string, label = deviceId) =>
  ({ kind, deviceId, label, groupId: '' }) as MediaDeviceInfo;

/** A browser's devices: what each request gets is decided by the test. */
class Devices implements MediaSource {
  readonly asked: MediaStreamConstraints[] = [];
  readonly handedOut: Track[] = [];
  readonly refusals: Partial<Record<DeviceKind, string>> = {};
  all = [device('videoinput', 'cam-1'), device('audioinput', 'mic-1'), device('audioinput', 'mic-2')];
  wait: Promise<void> = Promise.resolve();

  async getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream> {
    this.asked.push(constraints);
    await this.wait;
    const refused = (constraints.video && this.refusals.camera) || (constraints.audio && this.refusals.microphone);
    if (refused) throw new DOMException('refused', refused);
    const tracks = [
      ...(constraints.video ? [new Track('video')] : []),
      ...(constraints.audio ? [new Track('audio')] : []),
    ];
    this.handedOut.push(...tracks);
    return new Stream(tracks) as unknown as MediaStream;
  }

  async enumerateDevices(): Promise<MediaDeviceInfo[]> {
    return this.all;
  }
}

const BOTH = ['microphone', 'camera'] as const;

function open(kinds: readonly DeviceKind[] = BOTH) {
  const devices = new Devices();
  const check = new DeviceCheck(devices, kinds);
  return { devices, check, state: () => check.store.state() };
}

beforeEach(() => {
  vi.stubGlobal('MediaStream', Stream);
  return () => vi.unstubAllGlobals();
});

describe('looking into the mirror', () => {
  test('asks once for both and lists what there is', async () => {
    const { devices, check, state } = open();
    await check.start();
    expect(devices.asked).toHaveLength(1);
    expect(state().camera.stream).not.toBeNull();
    expect(state().microphone.stream).not.toBeNull();
    expect(state().lists.microphone.map(({ id }) => id)).toEqual(['mic-1', 'mic-2']);
    expect(problemsOf(state())).toEqual([]);
  });

  test('says while it is asking', async () => {
    const { check, state } = open();
    const starting = check.start();
    expect([state().camera.asking, state().microphone.asking]).toEqual([true, true]);
    await starting;
    expect([state().camera.asking, state().microphone.asking]).toEqual([false, false]);
  });

  test('finds out which one is missing and keeps the other', async () => {
    const { devices, check, state } = open();
    devices.refusals.camera = 'NotFoundError';
    await check.start();
    expect(state().camera.problem).toBe('camera-absent');
    expect(state().microphone.stream).not.toBeNull();
    expect(problemsOf(state())).toEqual(['camera-absent']);
  });

  test.each([
    ['NotAllowedError', ['devices-denied']],
    ['NotFoundError', ['devices-absent']],
    ['NotReadableError', ['microphone-busy', 'camera-busy']],
  ])('both refused with %s: %j', async (name, problems) => {
    const { devices, check, state } = open();
    Object.assign(devices.refusals, { camera: name, microphone: name });
    await check.start();
    expect(problemsOf(state())).toEqual(problems);
  });

  test('a page without encryption gets neither, and is told so once', async () => {
    const check = new DeviceCheck(undefined, BOTH);
    await check.start();
    await check.want('camera', true);
    expect(problemsOf({ ...check.store.state(), camera: { ...check.store.state().microphone } })).toEqual([
      'devices-insecure',
    ]);
  });

  test('asks only for what the seat may use', async () => {
    const { devices, check, state } = open(['microphone']);
    await check.start();
    expect(devices.asked).toEqual([{ audio: {} }]);
    expect(state().camera).toMatchObject({ wanted: false, stream: null, problem: null });
    const observer = open([]);
    await observer.check.start();
    expect(observer.devices.asked).toEqual([]);
  });

  test('devices whose names are still hidden are not offered', async () => {
    const { devices, check, state } = open();
    devices.all = [device('audioinput', '', ''), device('videoinput', 'cam-1', '')];
    await check.start();
    expect(state().lists).toEqual({ microphone: [], camera: [], output: [] });
  });

  test('a browser that does not list its devices is no problem', async () => {
    const { devices, check, state } = open();
    devices.enumerateDevices = () => Promise.reject(new Error('no'));
    await check.start();
    expect(state().camera.stream).not.toBeNull();
  });
});

describe('choosing', () => {
  test('another microphone takes the place of the first', async () => {
    const { devices, check, state } = open();
    await check.start();
    await check.choose('microphone', 'mic-2');
    expect(devices.asked.at(-1)).toEqual({ audio: { deviceId: { exact: 'mic-2' } } });
    expect(devices.handedOut.map(({ kind, stopped }) => [kind, stopped])).toEqual([
      ['video', false],
      ['audio', true],
      ['audio', false],
    ]);
    expect(state().chosen.microphone).toBe('mic-2');
  });

  test('a device that is off is only remembered', async () => {
    const { devices, check, state } = open();
    await check.start();
    await check.want('camera', false);
    const asked = devices.asked.length;
    await check.choose('camera', 'cam-2');
    await check.choose('output', 'out-2');
    expect(devices.asked).toHaveLength(asked);
    expect(state().chosen).toEqual({ microphone: '', camera: 'cam-2', output: 'out-2' });
    await check.want('camera', true);
    expect(devices.asked.at(-1)?.video).toMatchObject({ deviceId: { exact: 'cam-2' }, width: { ideal: 1280 } });
  });

  test('off means that the device is given back', async () => {
    const { devices, check, state } = open();
    await check.start();
    await check.want('camera', false);
    expect(devices.handedOut.find(({ kind }) => kind === 'video')?.stopped).toBe(true);
    expect(state().camera).toMatchObject({ wanted: false, stream: null });
  });

  test('what failed may be tried again', async () => {
    const { devices, check, state } = open();
    devices.refusals.camera = 'NotReadableError';
    await check.start();
    delete devices.refusals.camera;
    await check.want('camera', true);
    expect(state().camera).toMatchObject({ problem: null, wanted: true });
    expect(state().camera.stream).not.toBeNull();
  });
});

describe('the end', () => {
  test('gives everything back', async () => {
    const { devices, check } = open();
    await check.start();
    check.stop();
    expect(devices.handedOut.every(({ stopped }) => stopped)).toBe(true);
  });

  test('gives back also what is granted only afterwards', async () => {
    const { devices, check } = open();
    let grant = () => {};
    devices.wait = new Promise<void>((resolve) => {
      grant = resolve;
    });
    const starting = check.start();
    check.stop();
    grant();
    await starting;
    expect(devices.handedOut).toHaveLength(2);
    expect(devices.handedOut.every(({ stopped }) => stopped)).toBe(true);
  });
});
