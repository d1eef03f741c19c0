import { roomActions } from '../../core/talk/panels';
import { talkActions } from '../../core/talk/roomactions';
import { useActs } from './act';
import { useTalkView } from './talk';
import { type Items, useItems } from './useItems';

/** Everything that this seat can do, the talk's own first, as the lines of a menu. */
export function useTalkItems(): Items {
  const acts = useActs();
  const view = useTalkView();
  const ofTalk = talkActions(view);
  const ofRoom = useItems(roomActions(view));
  const items = ofTalk.map((one) => {
    const { name, reason } = acts(one);
    return { id: one.id, icon: one.icon, name, shortcut: one.shortcut?.label, reason };
  });
  const pick = (id: string) => {
    const picked = ofTalk.find((one) => one.id === id);
    if (picked === undefined) ofRoom.pick(id);
    else acts(picked).perform();
  };
  return { items: [...items, ...ofRoom.items], pick };
}
