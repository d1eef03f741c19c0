import type { DeviceLists, DeviceUse } from './devices';
import type { Person, Rights } from './person';
import type { ProblemId } from './problem';
import type { RoomInfo } from './roominfo';
import type { EndCause } from './state';

/** Why a connection attempt failed, already in the product's words. */
export class EntryFailure extends Error {
  constructor(readonly problem: ProblemId) {
    super(problem);
  }
}

/** What the media side tells the session. `rejoin` means: broken for good, but nobody asked for it. */
export type RoomSignal =
  | { readonly type: 'roster'; readonly people: readonly Person[]; readonly room: RoomInfo; readonly rights: Rights }
  | { readonly type: 'resuming' }
  | { readonly type: 'resumed' }
  | { readonly type: 'closed'; readonly cause: EndCause | 'rejoin' }
  | { readonly type: 'chat'; readonly id: string; readonly identity: string; readonly text: string }
  | { readonly type: 'devices'; readonly lists: DeviceLists }
  | { readonly type: 'sound-blocked'; readonly blocked: boolean }
  | { readonly type: 'trouble'; readonly problem: ProblemId };

/** The media side as the session sees it: LiveKit in the browser, a hand-written double in tests. */
export interface RoomPort {
  listen(listener: (signal: RoomSignal) => void): void;
  /** Rejects with {@link EntryFailure}. */
  connect(token: string): Promise<void>;
  disconnect(): Promise<void>;
  setMicrophone(on: boolean, deviceId: string): Promise<void>;
  setCamera(on: boolean, deviceId: string): Promise<void>;
  setScreen(on: boolean): Promise<void>;
  /** Uses another device from now on, at once where it is in use. */
  setDevice(use: DeviceUse, deviceId: string): Promise<void>;
  listDevices(): Promise<DeviceLists>;
  setName(name: string): Promise<void>;
  setVolume(volume: number): void;
  startSound(): Promise<void>;
  sendChat(text: string): Promise<void>;
  /** Shows a picture in the element until the result is called. */
  show(identity: string, source: 'camera' | 'screen', element: HTMLVideoElement): () => void;
}
