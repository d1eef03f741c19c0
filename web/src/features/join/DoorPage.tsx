import { announcement, talkTitle } from '../../core/talk/selectors';
import type { Out, Stay } from '../../core/talk/stay';
import { outOf } from '../../core/talk/whereabouts';
import { Button } from '../../ui/Button';
import { useSeat } from '../../ui/bridge/session';
import { useTalkView } from '../../ui/bridge/talk';
import { useRefusal } from '../../ui/bridge/telling';
import { useText, useWorded } from '../../ui/bridge/text';
import { useStore } from '../../ui/bridge/useStore';
import { Notice, NoticePlace, ProblemNotice } from '../../ui/Notice';
import { Heading, Last } from '../../ui/Page';
import { DeviceSection } from './DeviceSection';
import { TalkFacts } from './TalkFacts';
import { presenceOf, useDeviceCheck } from './useDeviceCheck';

/** The door of a talk: who invites, to what, when, one's own seat, picture and sound, one button. */
export function DoorPage({ stay }: { stay: Stay }) {
  const text = useText();
  const worded = useWorded();
  const refusal = useRefusal();
  const { devices } = useSeat();
  const view = useTalkView();
  const state = useStore(stay.store);
  const check = useDeviceCheck(devices);
  const out = outOf(view, state.out);
  const here = view.you?.presence === 'PRESENT';
  const arrive = () => void stay.arrive(presenceOf(check.store.state()));
  return (
    <>
      <Heading
        above={text('join.invited')}
        title={worded(talkTitle(view))}
        below={worded(announcement(view)?.occasion?.name ?? {})}
        arrival={out !== null}
      />
      {out !== null && <OutNotice out={out} />}
      <TalkFacts />
      <DeviceSection check={check} kinds={devices} />
      <Last
        notice={
          <NoticePlace>{state.refusal !== null && <Notice id="refusal" {...refusal(state.refusal)} />}</NoticePlace>
        }
      >
        <Button kind="primary" name="arrive" wide onPress={arrive}>
          {text(state.arriving ? 'seat.arriving' : buttonKey(out, here))}
        </Button>
      </Last>
    </>
  );
}

function buttonKey(out: Out | null, here: boolean) {
  if (out?.kind === 'elsewhere') return 'ended.take-back';
  if (here) return 'seat.return';
  return out?.kind === 'left' ? 'ended.return' : 'seat.arrive';
}

/** Why somebody who was inside is at the door again. */
function OutNotice({ out: { kind, reason } }: { out: Out }) {
  const text = useText();
  const worded = useWorded();
  if (kind === 'elsewhere') return <ProblemNotice problem="duplicate-identity" />;
  if (kind === 'left') {
    return (
      <Notice
        id={kind}
        tone="calm"
        what={text('ended.left.what')}
        works={text('ended.left.works')}
        todo={text('ended.left.todo')}
      />
    );
  }
  const what = text(`seat.${kind}.what`);
  const said = worded(reason);
  return (
    <Notice
      id={kind}
      what={said === '' ? what : text('seat.with-reason', { what, reason: `\u2068${said}\u2069` })}
      works={text(`seat.${kind}.works`)}
      todo={text(`seat.${kind}.todo`)}
    />
  );
}
