import { type ActionId, action, perform } from '../../core/actions';
import type { Item } from '../Dialog';
import { useSeat, useSessionState } from './session';
import { useText } from './text';

/** Actions as the lines of a menu. */
export function useItems(ids: readonly ActionId[]): { items: readonly Item[]; pick: (id: string) => void } {
  const text = useText();
  const { session, shell } = useSeat();
  const state = useSessionState();
  const items = ids
    .map((id) => action(id))
    .map((one) => {
      const reason = one.whyNot(state);
      return {
        id: one.id,
        icon: one.icon(state),
        name: text(one.nameKey),
        shortcut: one.shortcut?.label,
        reason: reason === null ? undefined : text(reason),
      };
    });
  const pick = (id: string) => {
    const picked = ids.find((one) => one === id);
    if (picked !== undefined) perform(action(picked), session, shell);
  };
  return { items, pick };
}
