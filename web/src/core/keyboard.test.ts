// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { ACTIONS } from './actions';
import { actionFor, type KeyPress, takesText } from './keyboard';

const press = (code: string, fields: Partial<KeyPress> = {}): KeyPress => ({
  code,
  key: '',
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  repeat: false,
  ...fields,
});
const named = (pressed: KeyPress, { typing = false, letters = true } = {}) => actionFor(pressed, typing, letters)?.id;

describe('keys', () => {
  test.each([
    ['KeyM', 'microphone'],
    ['KeyV', 'camera'],
    ['KeyL', 'listen'],
  ])('%s alone', (code, id) => {
    expect(named(press(code))).toBe(id);
    expect(named(press(code), { typing: true })).toBeUndefined();
    expect(named(press(code), { letters: false })).toBeUndefined();
    for (const modifier of ['altKey', 'ctrlKey', 'metaKey']) {
      expect(named(press(code, { [modifier]: true }))).toBeUndefined();
    }
  });

  test('letters go by place, whatever the layout types', () => {
    expect(named(press('KeyM', { key: 'ة' }))).toBe('microphone');
    expect(named(press('KeyM', { key: 'ь' }))).toBe('microphone');
  });

  test.each([
    ['Digit1', 'people'],
    ['Digit2', 'chat'],
  ])('Alt and %s, also while typing and without letter keys', (code, id) => {
    expect(named(press(code, { altKey: true }), { typing: true, letters: false })).toBe(id);
    expect(named(press(code))).toBeUndefined();
  });

  test('? by what it types, Ctrl or Command and K anywhere', () => {
    expect(named(press('Slash', { key: '?' }))).toBe('keys');
    expect(named(press('Minus', { key: '?' }))).toBe('keys');
    expect(named(press('Slash', { key: '?' }), { typing: true })).toBeUndefined();
    expect(named(press('KeyK', { ctrlKey: true }), { typing: true })).toBe('keys');
    expect(named(press('KeyK', { metaKey: true }))).toBe('keys');
    expect(named(press('KeyK'))).toBeUndefined();
  });

  test('a key that is held acts once', () => {
    expect(named(press('KeyM', { repeat: true }))).toBeUndefined();
  });

  test('every key of every action is found again', () => {
    for (const { id, shortcut } of ACTIONS) {
      if (shortcut === null) continue;
      const { code, alt = false, ctrl = false } = shortcut;
      expect(named(press(code, { altKey: alt, ctrlKey: ctrl }))).toBe(id);
    }
  });
});

describe('where letters are text', () => {
  test.each([
    ['<input>', true],
    ['<input type="search">', true],
    ['<input type="range">', false],
    ['<input type="checkbox">', false],
    ['<textarea></textarea>', true],
    ['<select></select>', true],
    ['<button></button>', false],
    ['<div></div>', false],
    ['<div role="menu"><div role="menuitem" class="focused"></div></div>', true],
    ['<div role="listbox"><div role="option" class="focused"></div></div>', true],
  ])('%s: %s', (html, expected) => {
    const place = document.createElement('div');
    place.innerHTML = html;
    expect(takesText(place.querySelector('.focused') ?? place.firstElementChild)).toBe(expected);
  });

  test('nowhere: not text', () => expect(takesText(null)).toBe(false));

  test('an editable part of a page', () => {
    const place = document.createElement('div');
    Object.defineProperty(place, 'isContentEditable', { value: true });
    expect(takesText(place)).toBe(true);
  });
});
