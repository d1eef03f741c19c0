import { ACTIONS, type Action, TALK_PANELS, TALK_ROOM_ACTIONS } from '../actions';
import type { Panel } from '../state';
import type { TalkAction } from './actions';
import { mayEver } from './rights';
import { talkActions } from './roomactions';
import { mySeat, readsTable } from './selectors';
import type { TalkView } from './view';

/** The panels that this seat has, in the order of their keys. Who reads no log has only what is written beside. */
export function panelsOf(view: TalkView): readonly Panel[] {
  if (!readsTable(view)) return ['chat'];
  const leads = mayEver(view, 'GiveFloor') || mySeat(view).role === 'SECRETARY';
  return TALK_PANELS.filter((panel) => {
    if (panel === 'lead') return leads;
    return panel === 'caucus' ? mayEver(view, 'EnterCaucus') : true;
  });
}

/** What this seat can do with the room itself: picture and sound, panels, the page. */
export function roomActions(view: TalkView): readonly Action[] {
  const panels: readonly string[] = panelsOf(view);
  const isPanel = (id: string) => (TALK_PANELS as readonly string[]).includes(id);
  return TALK_ROOM_ACTIONS.filter(({ id }) => !isPanel(id) || panels.includes(id));
}

/** Actions of the talk that have a key now. */
export function keyedActions(view: TalkView): readonly TalkAction[] {
  return talkActions(view).filter(({ shortcut }) => shortcut !== null);
}

/** Everything that has a key in a room, with a talk or without one. */
export function allKeyed(view: TalkView | null): readonly (Action | TalkAction)[] {
  return view === null ? ACTIONS : [...roomActions(view), ...keyedActions(view)];
}

export function isTalkAction(action: Action | TalkAction): action is TalkAction {
  return 'command' in action;
}
