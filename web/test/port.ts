import { type DeviceLists, type DeviceUse, NO_DEVICES } from '../src/core/devices';
import { EntryFailure, type RoomPort, type RoomSignal } from '../src/core/port';
import type { ProblemId } from '../src/core/problem';

/** The media side, played by the test: it writes down what it is asked for and answers as it was told to. */
export class ScriptedPort implements RoomPort {
  readonly asked: string[] = [];
  lists: DeviceLists = NO_DEVICES;
  tell: (signal: RoomSignal) => void = () => undefined;
  private readonly failures = new Map<string, ProblemId>();
  private pending: { resolve: () => void; reject: (failure: unknown) => void } | null = null;
  private holding = false;

  listen(listener: (signal: RoomSignal) => void): void {
    this.tell = listener;
  }

  /** From now on requests that start with this word fail, until told otherwise. */
  refuse(request: string, problem: ProblemId | null): void {
    if (problem === null) this.failures.delete(request);
    else this.failures.set(request, problem);
  }

  /** Leaves connection attempts open until {@link connected} or a disconnect. */
  holdConnecting(): void {
    this.holding = true;
  }

  connected(): void {
    this.pending?.resolve();
  }

  async connect(token: string): Promise<void> {
    await this.answer(`connect ${token}`);
    if (this.holding) {
      await new Promise<void>((resolve, reject) => {
        this.pending = { resolve, reject };
      });
    }
  }

  async disconnect(): Promise<void> {
    this.asked.push('disconnect');
    this.pending?.reject(new EntryFailure('server-gone'));
    this.pending = null;
  }

  setMicrophone(on: boolean, deviceId: string): Promise<void> {
    return this.answer(`microphone ${on ? 'on' : 'off'} ${deviceId}`);
  }

  setCamera(on: boolean, deviceId: string): Promise<void> {
    return this.answer(`camera ${on ? 'on' : 'off'} ${deviceId}`);
  }

  setScreen(on: boolean): Promise<void> {
    return this.answer(`screen ${on ? 'on' : 'off'}`);
  }

  setDevice(use: DeviceUse, deviceId: string): Promise<void> {
    return this.answer(`device ${use} ${deviceId}`);
  }

  async listDevices(): Promise<DeviceLists> {
    return this.lists;
  }

  setName(name: string): Promise<void> {
    return this.answer(`name ${name}`);
  }

  setVolume(volume: number): void {
    this.asked.push(`volume ${volume}`);
  }

  startSound(): Promise<void> {
    return this.answer('sound');
  }

  sendChat(text: string): Promise<void> {
    return this.answer(`chat ${text}`);
  }

  show(identity: string, source: 'camera' | 'screen'): () => void {
    this.asked.push(`show ${source} of ${identity}`);
    return () => this.asked.push(`hide ${source} of ${identity}`);
  }

  /** How often it was asked for something that starts so. */
  count(request: string): number {
    return this.asked.filter((one) => one.startsWith(request)).length;
  }

  private async answer(request: string): Promise<void> {
    this.asked.push(request.trim());
    for (const [start, problem] of this.failures) {
      if (request.startsWith(start)) throw new EntryFailure(problem);
    }
  }
}
