import type { CheckState, Choice, Device, DeviceCheck } from '../../core/devicecheck';
import type { DeviceKind } from '../../core/failures';
import { ActionButton } from '../../ui/ActionButton';
import { useText } from '../../ui/bridge/text';
import { useStore } from '../../ui/bridge/useStore';
import { Picker } from '../../ui/Choice';
import { Hint, ProblemNotice } from '../../ui/Notice';
import { Section } from '../../ui/Page';
import { Meter, Preview } from '../../ui/Preview';

/** Camera preview, level meter, device pickers; what is missing is said in place. */
export function DeviceSection({ check }: { check: DeviceCheck }) {
  const text = useText();
  const state = useStore(check.store);
  const { camera, microphone } = state;
  return (
    <Section title={text('join.preview')}>
      <Preview
        stream={camera.stream}
        label={text('join.preview-label')}
        instead={camera.asking ? text('join.camera-asking') : text('join.camera-off')}
      >
        <DeviceSwitch check={check} kind="microphone" device={microphone} />
        <DeviceSwitch check={check} kind="camera" device={camera} />
        <Meter stream={microphone.stream} label={text(microphone.stream ? 'join.level' : 'join.microphone-off')} />
      </Preview>
      <Problems state={state} />
      <Pickers check={check} state={state} />
      <Hint text="join.private" />
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
  const problems = new Set([state.microphone.problem, state.camera.problem]);
  return [...problems].map((problem) => problem !== null && <ProblemNotice key={problem} problem={problem} spoken />);
}

function Pickers({ check, state }: { check: DeviceCheck; state: CheckState }) {
  const text = useText();
  const picker = (kind: DeviceKind | 'output', choices: readonly Choice[]) =>
    choices.length > 1 && (
      <Picker
        name={kind}
        label={text(`device.${kind}`)}
        value={state.chosen[kind] || (choices[0]?.id ?? '')}
        options={choices}
        onChange={(id) => void check.choose(kind, id)}
      />
    );
  return (
    <>
      {picker('microphone', state.microphones)}
      {picker('camera', state.cameras)}
      {picker('output', state.outputs)}
    </>
  );
}
