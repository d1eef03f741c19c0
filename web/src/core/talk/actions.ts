import type { IconName, Shortcut } from '../actions';
import type { MessageKey } from '../words';
import type { Command } from './command';
import { commandName } from './commandnames';
import type { Refusal } from './frames';
import { mayEver, needsConsent } from './rights';
import { whyNotGive } from './rules';
import type { Telling } from './telling';
import type { ItemId, Wording } from './terms';
import type { TalkView } from './view';

/** What a person is asked once before an action is done. */
export interface Asking {
  readonly kind: 'question';
  /** What it brings with it, for what cannot be undone alone. */
  readonly consequence: MessageKey | null;
  /** Label of a field for words, which may stay empty. */
  readonly words: MessageKey | null;
  /** Asks for how long, among these minutes, or until which day and hour. */
  readonly time: { readonly label: MessageKey; readonly minutes: readonly number[] } | 'day' | null;
  /** Whether the time may be left open. */
  readonly open: boolean;
}

/** Things that take a whole form. */
export type Form =
  | { readonly kind: 'item'; readonly item: ItemId | null }
  | { readonly kind: 'paper' }
  | { readonly kind: 'note' };

/** What the person answered; `durationMillis` is 0 and `untilMillis` absent when left open. */
export interface Answer {
  readonly words: Wording;
  readonly untilMillis?: number;
  readonly durationMillis: number;
}

export const NO_ANSWER: Answer = { words: {}, durationMillis: 0 };

/**
 * One thing that a seat can do at a talk. Bar, panels, consoles, keyboard, the list of actions and the tests use this
 * same object; what it is called and why it cannot be done come from the command that it gives.
 */
export interface TalkAction {
  /** Names the action and what it is about: `chair.admit:ru-adviser`. */
  readonly id: string;
  readonly name: Telling;
  readonly icon: IconName;
  readonly shortcut: Shortcut | null;
  readonly asks: Asking | Form | null;
  /** The command as far as it is known before the person has answered. */
  readonly command: Command;
  order(answer: Answer): Command;
}

interface Parts {
  readonly id: string;
  readonly icon: IconName;
  readonly command: Command;
  readonly name?: Telling;
  readonly shortcut?: Shortcut;
  readonly asks?: Asking | Form;
  readonly order?: (answer: Answer) => Command;
}

/** An action that gives a command. */
export function acts({ id, icon, command, name, shortcut, asks, order }: Parts): TalkAction {
  return {
    id,
    icon,
    command,
    name: name ?? commandName(command),
    shortcut: shortcut ?? null,
    asks: asks ?? null,
    order: order ?? (() => command),
  };
}

interface Question {
  readonly consequence?: MessageKey;
  readonly words?: MessageKey;
  readonly time?: Asking['time'];
  readonly open?: boolean;
}

export function question({ consequence, words, time, open }: Question): Asking {
  return {
    kind: 'question',
    consequence: consequence ?? null,
    words: words ?? null,
    time: time ?? null,
    open: open ?? false,
  };
}

/** Why an action cannot be done now; null when it can. */
export function whyNotDo(view: TalkView, action: TalkAction): Refusal | null {
  return whyNotGive(view, action.command);
}

/** True when this seat's role may do it at some moment: what is shown at all. */
export function isMine(view: TalkView, action: TalkAction): boolean {
  return mayEver(view, action.command.type);
}

/** True when doing it only proposes it to the other heads. */
export function onlyProposes(view: TalkView, action: TalkAction): boolean {
  return needsConsent(view, action.command.type);
}

/** True while the server has not answered the same command of this seat. */
export function isPending(view: TalkView, action: TalkAction): boolean {
  return view.pending.some(({ command }) => command.type === action.command.type);
}

/** Who gives the commands of a seat. */
export interface Giver {
  view(): TalkView;
  give(command: Command): unknown;
}

/** Does an action, or asks first what it wants to know; nothing while there is a reason against it. */
export function start(talk: Giver, action: TalkAction, ask: (action: TalkAction) => void): boolean {
  const view = talk.view();
  if (isPending(view, action) || whyNotDo(view, action) !== null) return false;
  if (action.asks === null) talk.give(action.order(NO_ANSWER));
  else ask(action);
  return true;
}
