// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { acting, description, find, key, seat } from '../../../test/render';
import { ALL_RIGHTS, person, roster } from '../../../test/talks';
import { NO_RIGHTS } from '../../core/person';
import { ActionBar } from './ActionBar';

const ME = person('me', { local: true, microphone: true });
const button = (id: string) => find<HTMLButtonElement>(`[data-action="${id}"]`);
const labelled = (element: Element) =>
  (element.getAttribute('aria-labelledby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ');

describe('a button of the bar', () => {
  test('says its name, its state in a word, and its key', async () => {
    const { enters } = await seat(<ActionBar />);
    await enters([ME]);
    expect(labelled(button('microphone'))).toBe('Microphone');
    expect(button('microphone').getAttribute('aria-pressed')).toBe('true');
    expect(description(button('microphone'))).toBe('Microphone: onM');
    expect(button('microphone').getAttribute('aria-keyshortcuts')).toBe('M');
    expect(button('camera').getAttribute('aria-pressed')).toBe('false');
  });

  test('that may not be pressed stays reachable and says why', async () => {
    const { port, enters } = await seat(<ActionBar />);
    await enters([ME], { ...NO_RIGHTS, microphone: true });
    expect(button('camera').getAttribute('aria-disabled')).toBe('true');
    expect(button('camera').disabled).toBe(false);
    expect(description(button('camera'))).toContain('Your seat has no camera');
    await acting(() => button('camera').click());
    expect(port.count('camera')).toBe(0);
    expect(button('microphone').hasAttribute('aria-disabled')).toBe(false);
  });

  test('speaks the reader’s language', async () => {
    const { enters } = await seat(<ActionBar />, { language: 'ar' });
    await enters([ME], NO_RIGHTS);
    expect(labelled(button('leave'))).toBe('المغادرة');
    expect(description(button('camera'))).toContain('لا كاميرا لمقعدكم');
  });

  test('does what its action does', async () => {
    const { port, session, enters } = await seat(<ActionBar />);
    await enters([ME]);
    await acting(() => button('microphone').click());
    expect(port.asked).toContain('microphone off');
    await acting(() => button('leave').click());
    expect(session.store.state().phase).toEqual({ kind: 'ended', cause: 'left' });
  });

  test('counts what is unread, in words too', async () => {
    const { port, enters } = await seat(<ActionBar />);
    await enters([ME, person('other')]);
    await acting(() => {
      for (const id of ['1', '2']) port.tell({ type: 'chat', id, identity: 'other', text: 'Good day.' });
    });
    expect(labelled(button('chat'))).toBe('Chat 2 new messages');
    await acting(() => button('chat').click());
    expect(labelled(button('chat'))).toBe('Chat');
  });
});

describe('the menu', () => {
  test('offers what the bar of a phone has no room for, with reasons', async () => {
    const { enters } = await seat(<ActionBar />);
    await enters([ME], { ...ALL_RIGHTS, screen: false });
    await acting(() => button('more').click());
    const items = [...document.querySelectorAll('[role="menuitem"]')];
    expect(items.map((item) => item.getAttribute('data-key'))).toEqual([
      'screen',
      'people',
      'chat',
      'devices',
      'keys',
      'theme',
    ]);
    expect(items[0]?.textContent).toContain('Your seat may not share a screen');
    expect(items[0]?.getAttribute('aria-disabled')).toBe('true');
  });

  test('performs and closes', async () => {
    const { toggled, enters } = await seat(<ActionBar />);
    await enters([ME]);
    await acting(() => button('more').click());
    await acting(() => find('[data-key="theme"]').click());
    expect(toggled.theme).toBe(1);
    expect(document.querySelector('[role="menu"]')).toBeNull();
  });
});

test('the volume opens above its button and Escape closes it', async () => {
  const { session, port, enters } = await seat(<ActionBar />);
  await enters([ME]);
  await acting(() => button('listen').click());
  const slider = find<HTMLInputElement>('input[type="range"]');
  expect(slider.getAttribute('aria-valuetext')).toBe('100%');
  await acting(() => session.setListenVolume(0.5));
  expect(port.asked).toContain('volume 0.5');
  await acting(() => slider.focus());
  await key('Escape');
  expect(session.store.state().overlay).toBeNull();
});

test('while the connection is broken the reason is the connection', async () => {
  const { port, enters } = await seat(<ActionBar />);
  await enters([ME]);
  await acting(() => port.tell({ type: 'resuming' }));
  expect(description(button('microphone'))).toContain('The connection is being restored');
  await acting(() => {
    port.tell({ type: 'resumed' });
    port.tell(roster([ME]));
  });
  expect(button('microphone').hasAttribute('aria-disabled')).toBe(false);
});
