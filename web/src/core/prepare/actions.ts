import type { MessageKey } from '../words';
import { check } from './check';
import { commandsTo } from './commands';
import { tidied } from './draft';
import { equal } from './equal';
import type { Preparation, Preparing } from './preparing';

export type SetupActionId = 'save' | 'undo' | 'redo' | 'discard' | 'announce' | 'change' | 'postpone' | 'cancel';

/**
 * One thing that the secretariat can do with a talk: the same object for its button, its key and the tests. What needs
 * more than a press (a reason, a new time) is performed by the form that asks for it.
 */
export interface SetupAction {
  readonly id: SetupActionId;
  readonly nameKey: MessageKey;
  /** As `KeyboardEvent.code` with Ctrl (or Cmd); null when it has none. */
  readonly key: { readonly code: string; readonly shift: boolean; readonly label: string } | null;
  /** Null when it can be done now, else the reason against it. */
  whyNot(state: Preparing): MessageKey | null;
  perform(work: Preparation): void;
}

/** How much is in the draft and not on the server. */
export interface Unsaved {
  /** Changes of sides, seats and agenda, as commands. */
  readonly count: number;
  /** The announcement is not as the public knows it. */
  readonly untold: boolean;
}

export function unsaved({ editing, answer }: Preparing): Unsaved {
  if (editing === null || answer === null) return { count: 0, untold: false };
  const announced = answer.state.preparation.announcement !== undefined;
  const untold = !announced || !equal(tidied(editing.draft).announcement, editing.base.announcement);
  return { count: commandsTo(editing.base, editing.draft).length, untold };
}

export function isOver({ answer }: Preparing): boolean {
  const phase = answer?.state.preparation.phase;
  return phase === 'CANCELLED' || phase === 'CLOSED';
}

export function inSitting({ answer }: Preparing): boolean {
  return answer !== null && answer.state.sitting.condition !== 'NOT_OPEN';
}

/** Against everything that asks the server. */
function busy(state: Preparing): MessageKey | null {
  if (state.saving !== null) return 'prepare.why.saving';
  if (isOver(state)) return 'prepare.why.over';
  return (state.editing?.conflicts.length ?? 0) > 0 ? 'prepare.why.conflicts' : null;
}

function wrong(state: Preparing, part: 'arrangements' | 'announcement'): MessageKey | null {
  const { editing } = state;
  return editing !== null && check(editing.draft)[part].length > 0 ? 'prepare.why.issues' : null;
}

const save: SetupAction = {
  id: 'save',
  nameKey: 'prepare.action.save',
  key: { code: 'KeyS', shift: false, label: 'Ctrl S' },
  whyNot: (state) => busy(state) ?? (unsaved(state).count === 0 ? 'prepare.why.nothing' : wrong(state, 'arrangements')),
  perform: (work) => void work.save(),
};

const undo: SetupAction = {
  id: 'undo',
  nameKey: 'prepare.action.undo',
  key: { code: 'KeyZ', shift: false, label: 'Ctrl Z' },
  whyNot: ({ editing }) => (editing !== null && editing.past.length > 0 ? null : 'prepare.why.undo'),
  perform: (work) => work.step({ type: 'undo' }),
};

const redo: SetupAction = {
  id: 'redo',
  nameKey: 'prepare.action.redo',
  key: { code: 'KeyZ', shift: true, label: 'Ctrl Shift Z' },
  whyNot: ({ editing }) => (editing !== null && editing.future.length > 0 ? null : 'prepare.why.redo'),
  perform: (work) => work.step({ type: 'redo' }),
};

const discard: SetupAction = {
  id: 'discard',
  nameKey: 'prepare.action.discard',
  key: null,
  whyNot: ({ editing }) =>
    editing !== null && !equal(tidied(editing.draft), tidied(editing.base)) ? null : 'prepare.why.nothing',
  perform: (work) => work.step({ type: 'discard' }),
};

const announce: SetupAction = {
  id: 'announce',
  nameKey: 'prepare.action.announce',
  key: null,
  whyNot: (state) => busy(state) ?? wrong(state, 'arrangements') ?? wrong(state, 'announcement'),
  perform: (work) => void work.announce(),
};

const change: SetupAction = {
  id: 'change',
  nameKey: 'prepare.action.change',
  key: null,
  whyNot: (state) => {
    const unchanged = !unsaved(state).untold && state.answer?.state.preparation.phase !== 'POSTPONED';
    const whyNot = busy(state) ?? (unchanged ? 'prepare.why.unchanged' : null);
    return whyNot ?? wrong(state, 'arrangements') ?? wrong(state, 'announcement');
  },
  perform: (work) => void work.changeAnnouncement({}),
};

const postpone: SetupAction = {
  id: 'postpone',
  nameKey: 'prepare.action.postpone',
  key: null,
  whyNot: (state) => busy(state) ?? (inSitting(state) ? 'prepare.why.sitting' : null),
  perform: (work) => void work.postpone(null, null, {}),
};

const cancel: SetupAction = {
  id: 'cancel',
  nameKey: 'prepare.action.cancel',
  key: null,
  whyNot: (state) => busy(state) ?? (inSitting(state) ? 'prepare.why.sitting' : null),
  perform: (work) => void work.cancel(null, {}),
};

export const SETUP_ACTIONS = { save, undo, redo, discard, announce, change, postpone, cancel } as const;

interface Key {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** The action of a key, by the place of the key, so that it is the same in every layout. */
export function actionOf(key: Key): SetupAction | null {
  if (key.altKey || !(key.ctrlKey || key.metaKey)) return null;
  const found = Object.values(SETUP_ACTIONS).find(
    (one: SetupAction) => one.key?.code === key.code && one.key.shift === key.shiftKey,
  );
  return found ?? null;
}
