import { whyNotDo } from '../../core/talk/actions';
import { difficultyKey } from '../../core/talk/commandnames';
import { canInterpret, rule, withdrawPoint } from '../../core/talk/flooractions';
import { mySeat } from '../../core/talk/selectors';
import { ofSeat } from '../../core/talk/telling';
import { ActButton } from '../../ui/bridge/act';
import { useTalkView } from '../../ui/bridge/talk';
import { useTell } from '../../ui/bridge/telling';
import { useText, useWorded } from '../../ui/bridge/text';
import { Notice } from '../../ui/Notice';

/**
 * What has stopped everything, for everybody to read: a point of order, or interpretation that is impossible; with what
 * this seat can do about it. Not said twice to who has the console open. Screen readers are told by the announcer.
 */
export function Interruptions({ elsewhere }: { elsewhere: boolean }) {
  if (elsewhere) return null;
  return (
    <>
      <PointNotice />
      <FailureNotices />
    </>
  );
}

function PointNotice() {
  const text = useText();
  const tell = useTell();
  const worded = useWorded();
  const view = useTalkView();
  const [point] = view.order.points;
  if (point === undefined) return null;
  const rules = whyNotDo(view, rule('UPHELD')) === null;
  const title = tell(ofSeat('floor.point-title', point.seat));
  const words = worded(point.text);
  return (
    <Notice
      id="point-of-order"
      what={words === '' ? title : `${title} – ${words}`}
      works={text('floor.point-waits')}
      todo={rules ? text('floor.point-rule') : text('next.wait-for-ruling')}
    >
      {rules && <ActButton action={rule('UPHELD')} />}
      {rules && <ActButton action={rule('DISMISSED')} />}
      {view.order.points.some((one) => one.seat === mySeat(view).id) && <ActButton action={withdrawPoint} />}
    </Notice>
  );
}

function FailureNotices() {
  const text = useText();
  const tell = useTell();
  const view = useTalkView();
  return view.order.failures.map(({ interpreter, difficulty }) => (
    <Notice
      key={interpreter}
      id="cannot-interpret"
      what={tell(ofSeat('floor.halted', interpreter))}
      works={text('floor.halted-why', {
        difficulty: { key: difficultyKey(difficulty) },
      })}
      todo={text('floor.halted-todo')}
    >
      <ActButton action={canInterpret(interpreter)} />
    </Notice>
  ));
}
