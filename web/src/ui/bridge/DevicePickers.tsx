import type { DeviceLists, Devices, DeviceUse } from '../../core/devices';
import { Picker } from '../Choice';
import { useText } from './text';

interface DevicePickersProps {
  uses: readonly DeviceUse[];
  lists: DeviceLists;
  chosen: Devices;
  onChoose: (use: DeviceUse, id: string) => void;
}

/** A choice for each use that has more than one device. */
export function DevicePickers({ uses, lists, chosen, onChoose }: DevicePickersProps) {
  const text = useText();
  return uses
    .filter((use) => lists[use].length > 1)
    .map((use) => (
      <Picker
        key={use}
        name={use}
        label={text(`device.${use}`)}
        value={lists[use].some((one) => one.id === chosen[use]) ? chosen[use] : (lists[use][0]?.id ?? '')}
        options={lists[use]}
        onChange={(id) => onChoose(use, id)}
      />
    ));
}
