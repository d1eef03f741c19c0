import { type Action, perform } from '../../core/actions';
import type { Item } from '../Dialog';
import { useSeat, useSessionState } from './session';
import { useText } from './text';

/** The lines of a menu, and what picking one of them does. */
export interface Items {
  readonly items: readonly Item[];
  pick(id: string): void;
}

/** Actions as the lines of a menu. */
export function useItems(actions: readonly Action[]): Items {
  const text = useText();
  const { session, shell } = useSeat();
  const state = useSessionState();
  const items = actions.map((one) => {
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
    const picked = actions.find((one) => one.id === id);
    if (picked !== undefined) perform(picked, session, shell);
  };
  return { items, pick };
}
