import type { RoomInfo } from '../roominfo';
import { currentItem } from './clocks';
import { caucusOf, tableLog } from './frames';
import { announcement, delegations, talkTitle } from './selectors';
import type { TalkView } from './view';

/** What the talk says of the room that this seat is in. A caucus has one table, at which nobody faces anybody. */
export function talkRoomInfo(view: TalkView): RoomInfo {
  const name = view.you?.room ?? tableLog(view.talk);
  const announced = announcement(view);
  const alone = caucusOf(name) !== null;
  return {
    name,
    title: talkTitle(view),
    item: currentItem(view)?.plan.title ?? view.board?.item ?? {},
    occasion: announced?.occasion?.name ?? {},
    startsAtMillis: announced?.startMillis ?? null,
    startedAtMillis: sittingSinceMillis(view),
    delegations: alone ? [] : delegations(view).map(({ id, name: called, zone }) => ({ id, name: called, zone })),
  };
}

/** When the open sitting was opened; null while none is, or when this seat may not know. */
export function sittingSinceMillis(view: TalkView): number | null {
  if (view.sitting.condition === 'NOT_OPEN') return null;
  const lines = view.lines[tableLog(view.talk)] ?? [];
  return lines.findLast((line) => line.event.type === 'SittingOpened')?.atMillis ?? null;
}
