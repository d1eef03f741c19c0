import { floorBoard } from '../../core/talk/boards';
import { timeFace } from '../../core/talk/faces';
import { nextRequest } from '../../core/talk/selectors';
import type { Halt } from '../../core/talk/terms';
import type { MessageKey } from '../../core/words';
import { useServerMillis, useTalkView } from '../../ui/bridge/talk';
import { useSeatName } from '../../ui/bridge/telling';
import { useText } from '../../ui/bridge/text';
import { ClockText } from '../../ui/Clock';
import { FloorLineView } from '../../ui/Header';

const HALTS: Readonly<Record<Halt, MessageKey>> = {
  RECESS: 'floor.halt.recess',
  OFF_RECORD: 'floor.halt.off-record',
  POINT_OF_ORDER: 'floor.halt.point-of-order',
  CANNOT_INTERPRET: 'floor.halt.cannot-interpret',
  CAUCUS: 'floor.halt.caucus',
};

/** Who speaks and for how long, who is next, and why clocks stand still. */
export function FloorLine() {
  const text = useText();
  const name = useSeatName();
  const view = useTalkView();
  const board = floorBoard(view, useServerMillis());
  const next = nextRequest(view);
  const { speaking, halts, waiting } = board;
  const why = new Intl.ListFormat(undefined, { style: 'narrow', type: 'unit' });
  const behind = waiting.length > 1 ? ` · ${text('floor.waiting', { count: waiting.length })}` : '';
  if (view.sitting.condition === 'NOT_OPEN') return null;
  return (
    <FloorLineView
      now={text(speaking === null ? 'floor.free' : 'floor.speaks')}
      speaker={speaking === null ? '' : name(speaking.seat)}
      clock={
        speaking !== null && (
          <>
            <ClockText face={timeFace(speaking.netMillis)} label={text('floor.intervention-clock')} />
            {speaking.leftMillis !== null && (
              <span>
                {text(speaking.leftMillis < 0 ? 'floor.over' : 'floor.left', { time: timeFace(speaking.leftMillis) })}
              </span>
            )}
          </>
        )
      }
      nextLabel={text('floor.next')}
      next={next === null ? text('floor.nobody-next') : `${name(next.seat)}${behind}`}
      halted={
        halts.length === 0
          ? ''
          : text('floor.clocks-stand', { why: why.format(halts.map((halt) => text(HALTS[halt]))) })
      }
    />
  );
}
