import { type CheckState, type Device, type DeviceCheck, problemsOf } from '../../core/devicecheck';
import type { DeviceKind } from '../../core/failures';
import { ActionButton } from '../../ui/ActionButton';
import { DevicePickers } from '../../ui/bridge/DevicePickers';
import { useText } from '../../ui/bridge/text';
import { useStore } from '../../ui/bridge/useStore';
import { Hint, NoticePlace, ProblemNotice } from '../../ui/Notice';
import { Section } from '../../ui/Page';
import { Meter, Preview } from '../../ui/Preview';

/** Camera preview, level meter, device pickers; what is missing is said in place. */
export function DeviceSection({ check, kinds }: { check: DeviceCheck; kinds: readonly DeviceKind[] }) {
  const text = useText();
  const state = useStore(check.store);
  const { camera, microphone } = state;
  return (
    <Section title={text('join.preview')}>
      {kinds.length > 0 && (
        <Preview
          stream={camera.stream}
          label={text('join.preview-label')}
          instead={camera.asking ? text('join.camera-asking') : text('join.camera-off')}
        >
          {kinds.map((kind) => (
            <DeviceSwitch key={kind} check={check} kind={kind} device={state[kind]} />
          ))}
          {kinds.includes('microphone') && (
            <Meter stream={microphone.stream} label={text(microphone.stream ? 'join.level' : 'join.microphone-off')} />
          )}
        </Preview>
      )}
      <Problems state={state} />
      <DevicePickers
        uses={[...kinds, 'output']}
        lists={state.lists}
        chosen={state.chosen}
        onChoose={(use, id) => void check.choose(use, id)}
      />
      <Hint text={kinds.length > 0 ? 'join.private' : 'join.listening'} />
    </Section>
  );
}

function DeviceSwitch({ check, kind, device }: { check: DeviceCheck; kind: DeviceKind; device: Device }) {
  const text = useText();
  const on = device.stream !== null;
  return (
    <ActionButton
      id={`check-${kind}`}
      icon={on ? kind : `${kind}-off`}
      name={text(`device.${kind}`)}
      word={text(on ? 'state.on' : 'state.off')}
      pressed={on}
      onPress={() => void check.want(kind, !on)}
    />
  );
}

function Problems({ state }: { state: CheckState }) {
  return (
    <NoticePlace>
      {problemsOf(state).map((problem) => (
        <ProblemNotice key={problem} problem={problem} />
      ))}
    </NoticePlace>
  );
}
