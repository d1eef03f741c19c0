import { floorBoard } from '../../core/talk/boards';
import { timeFace, usedShare } from '../../core/talk/faces';
import { sideOf } from '../../core/talk/names';
import { delegationName } from '../../core/talk/selectors';
import { Pair, PairSide } from '../Board';
import { ClockText, TimerRing } from '../Clock';
import { useServerMillis, useTalkView } from './talk';
import { useText, useWorded } from './text';

/**
 * One ring for each side, always of the same make: the ring is the intervention that is under way, the figures under it
 * are the net speaking time.
 */
export function Sides() {
  const text = useText();
  const worded = useWorded();
  const view = useTalkView();
  const board = floorBoard(view, useServerMillis());
  return (
    <Pair label={text('floor.sides')}>
      {board.sides.map(({ delegation, netMillis }) => {
        const name = worded(delegationName(view, delegation));
        const speaking = board.speaking?.delegation === delegation ? board.speaking : null;
        const over = speaking !== null && (speaking.leftMillis ?? 0) < 0;
        return (
          <PairSide key={delegation} side={sideOf(view, delegation) ?? 'a'} name={name}>
            <TimerRing
              side={sideOf(view, delegation) ?? 'a'}
              used={speaking === null ? null : usedShare(speaking.netMillis, speaking.allottedMillis)}
              over={over}
              label={speaking === null ? text('floor.intervention-clock') : timeFace(speaking.netMillis)}
            >
              {speaking === null ? '–' : <ClockText face={timeFace(speaking.netMillis)} />}
            </TimerRing>
            <ClockText
              face={timeFace(netMillis)}
              label={text('floor.side-time', { delegation: name, time: timeFace(netMillis) })}
            />
            <span>{leftOf(speaking)}</span>
          </PairSide>
        );
      })}
    </Pair>
  );

  function leftOf(speaking: ReturnType<typeof floorBoard>['speaking']): string {
    // A line without words, so that both sides are of one height.
    if (speaking === null) return '\u00a0';
    const { leftMillis } = speaking;
    if (leftMillis === null) return text('floor.no-limit');
    return text(leftMillis < 0 ? 'floor.over' : 'floor.left', { time: timeFace(leftMillis) });
  }
}
