import { currentItem } from './clocks';
import { myCaucus, mySeat } from './selectors';
import { isOutsider } from './terms';
import type { Item, TalkView } from './view';

/** How the talk stands, in one word: what header and frame show. */
export type Standing = 'over' | 'no-sitting' | 'recess' | 'off-record' | 'caucus' | 'on-record';

export function standing(view: TalkView): Standing {
  const { sitting, preparation } = view;
  if (preparation.phase === 'CLOSED' || preparation.phase === 'CANCELLED') return 'over';
  if (myCaucus(view) !== null) return 'caucus';
  if (sitting.condition === 'NOT_OPEN') return 'no-sitting';
  if (sitting.offRecord) return 'off-record';
  return sitting.condition === 'RECESS' ? 'recess' : 'on-record';
}

/** True while a sitting goes on that this observer, or this seat of the press, may not follow. */
export function isShutOut(view: TalkView): boolean {
  const sits = view.sitting.condition !== 'NOT_OPEN' || view.board?.sitting === true;
  return sits && isOutsider(mySeat(view).role) && view.you?.mayHear === false;
}

/** The item under discussion and its place on the agenda from 1; null between items. */
export function itemNow(view: TalkView): { readonly item: Item; readonly number: number } | null {
  const item = currentItem(view);
  return item === null ? null : { item, number: view.agenda.items.indexOf(item) + 1 };
}
