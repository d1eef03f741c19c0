import { useEffect, useMemo } from 'react';
import { type CheckState, DeviceCheck } from '../../core/devicecheck';
import type { DeviceKind } from '../../core/failures';
import type { Presence } from '../../core/session';

/** The devices of this page, open while it is shown. */
export function useDeviceCheck(kinds: readonly DeviceKind[]): DeviceCheck {
  const check = useMemo(() => new DeviceCheck(navigator.mediaDevices, kinds), [kinds]);
  useEffect(() => {
    void check.start();
    // Entering keeps the devices open until the room has them, so that the camera's light does not go off and on.
    return () => check.stop();
  }, [check]);
  return check;
}

/** How somebody wants to be present who has chosen so. */
export function presenceOf({ camera, microphone, chosen }: CheckState): Presence {
  return {
    name: '',
    camera: camera.wanted && camera.problem === null,
    microphone: microphone.wanted && microphone.problem === null,
    devices: chosen,
  };
}
