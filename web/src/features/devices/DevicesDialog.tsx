import { DevicePickers } from '../../ui/bridge/DevicePickers';
import { useSeat, useSessionState } from '../../ui/bridge/session';
import { useText } from '../../ui/bridge/text';
import { Dialog } from '../../ui/Dialog';
import { Hint } from '../../ui/Notice';

/** Another microphone, camera or loudspeaker in the middle of the talks. */
export function DevicesDialog() {
  const text = useText();
  const { session, devices: kinds } = useSeat();
  const uses = [...kinds, 'output'] as const;
  const { overlay, devices, chosen } = useSessionState();
  return (
    <Dialog
      title={text('action.devices')}
      open={overlay === 'devices'}
      closeLabel={text('action.close')}
      onClose={() => session.openOverlay(null)}
    >
      <DevicePickers
        uses={uses}
        lists={devices}
        chosen={chosen}
        onChoose={(use, id) => void session.chooseDevice(use, id)}
      />
      <Hint text={uses.some((use) => devices[use].length > 1) ? 'device.hint' : 'device.none'} />
    </Dialog>
  );
}
