import { ACTIONS, type Action, type Shortcut } from './actions';

/** The part of a keyboard event that matters here. */
export interface KeyPress {
  readonly code: string;
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
}

/**
 * The action a key stands for, or null. Letters go by their place on the keyboard, so that they work on an Arabic or
 * Russian layout too. Keys without a modifier do nothing while typing, or when the person has turned them off.
 */
export function actionFor(press: KeyPress, typing: boolean, letterKeys: boolean): Action | null {
  return keyed(press, typing, letterKeys, ACTIONS);
}

/** The first of these that the key stands for, or null. */
export function keyed<A extends { readonly shortcut: Shortcut | null }>(
  press: KeyPress,
  typing: boolean,
  letterKeys: boolean,
  among: readonly A[],
): A | null {
  if (press.repeat) return null;
  return among.find(({ shortcut }) => shortcut !== null && matches(shortcut, press, typing, letterKeys)) ?? null;
}

function matches(shortcut: Shortcut, press: KeyPress, typing: boolean, letterKeys: boolean): boolean {
  const control = press.ctrlKey || press.metaKey;
  const plain = !control && !press.altKey;
  if (shortcut.types !== undefined && plain && press.key === shortcut.types) return !typing && letterKeys;
  if (
    press.code !== shortcut.code ||
    press.altKey !== (shortcut.alt ?? false) ||
    control !== (shortcut.ctrl ?? false)
  ) {
    return false;
  }
  return !plain || (!typing && letterKeys);
}

/** Whether letters pressed here mean something to the element: text, or the search by first letter of a menu. */
export function takesText(element: Element | null): boolean {
  if (element === null) return false;
  if (element instanceof HTMLElement && element.isContentEditable) return true;
  if (element instanceof HTMLInputElement) {
    return !['button', 'checkbox', 'radio', 'range', 'submit'].includes(element.type);
  }
  return element.closest('textarea, select, [role="menu"], [role="listbox"]') !== null;
}
