import { perform } from '../../core/actions';
import { roomActions } from '../../core/talk/panels';
import { talkActions } from '../../core/talk/roomactions';
import type { Item } from '../Dialog';
import { useActs } from './act';
import { useSeat, useSessionState } from './session';
import { useTalkView } from './talk';
import { useText } from './text';

/** Everything that this seat can do, the talk's own first, as the lines of a menu. */
export function useTalkItems(): { items: readonly Item[]; pick: (id: string) => void } {
  const text = useText();
  const acts = useActs();
  const { session, shell } = useSeat();
  const state = useSessionState();
  const view = useTalkView();
  const ofTalk = talkActions(view);
  const ofRoom = roomActions(view);
  const items: readonly Item[] = [
    ...ofTalk.map((one) => {
      const { name, reason } = acts(one);
      return { id: one.id, icon: one.icon, name, shortcut: one.shortcut?.label, reason };
    }),
    ...ofRoom.map((one) => {
      const why = one.whyNot(state);
      return {
        id: one.id,
        icon: one.icon(state),
        name: text(one.nameKey),
        shortcut: one.shortcut?.label,
        reason: why === null ? undefined : text(why),
      };
    }),
  ];
  const pick = (id: string) => {
    const talkAction = ofTalk.find((one) => one.id === id);
    if (talkAction !== undefined) return acts(talkAction).perform();
    const roomAction = ofRoom.find((one) => one.id === id);
    if (roomAction !== undefined) perform(roomAction, session, shell);
  };
  return { items, pick };
}
