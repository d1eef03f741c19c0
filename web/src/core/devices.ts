/** Which device to use; empty means the browser's own choice. */
export interface Devices {
  readonly microphone: string;
  readonly camera: string;
  readonly output: string;
}

export const ANY_DEVICES: Devices = { microphone: '', camera: '', output: '' };

export type DeviceUse = keyof Devices;

export interface Choice {
  readonly id: string;
  readonly label: string;
}

export type DeviceLists = Readonly<Record<DeviceUse, readonly Choice[]>>;

export const NO_DEVICES: DeviceLists = { microphone: [], camera: [], output: [] };

/** Devices by use. Before permission is given a browser hides their names, and there is nothing to choose from. */
export function listsOf(all: readonly MediaDeviceInfo[]): DeviceLists {
  const of = (kind: MediaDeviceKind): Choice[] =>
    all
      .filter((device) => device.kind === kind && device.deviceId !== '' && device.label !== '')
      .map((device) => ({ id: device.deviceId, label: device.label }));
  return { microphone: of('audioinput'), camera: of('videoinput'), output: of('audiooutput') };
}
