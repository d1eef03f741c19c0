// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { acting, find, key, seat, type } from '../../../test/render';
import { person } from '../../../test/talks';
import { ACTIONS } from '../../core/actions';
import { NO_RIGHTS } from '../../core/person';
import { KeysDialog } from './KeysDialog';
import { useShortcuts } from './useShortcuts';

const ME = person('me', { local: true, microphone: true });

function Room() {
  useShortcuts();
  return (
    <>
      <input id="field" />
      <div role="menu">
        <div role="menuitem" id="item" tabIndex={-1} />
      </div>
      <KeysDialog />
    </>
  );
}

async function room(setting: Parameters<typeof seat>[1] = {}) {
  const seated = await seat(<Room />, setting);
  await seated.enters([ME]);
  return { ...seated, overlay: () => seated.session.store.state().overlay };
}

const picks = () => [...document.querySelectorAll('[data-pick]')].map((item) => item.getAttribute('data-pick'));

describe('the dialog', () => {
  test('opens by ? and by Ctrl K, lists every action, closes by Escape', async () => {
    const { overlay } = await room();
    await key('?', { code: 'Slash' });
    expect(overlay()).toBe('keys');
    expect(find('[role="dialog"]').textContent).toContain('Actions and keys');
    expect(picks()).toEqual(ACTIONS.map(({ id }) => id));
    await key('Escape');
    expect(overlay()).toBeNull();
    expect(document.querySelector('[role="dialog"]')).toBeNull();
    await key('k', { code: 'KeyK', ctrlKey: true });
    expect(overlay()).toBe('keys');
  });

  test('finds an action by its name in the reader’s language', async () => {
    const { session } = await room({ language: 'ar' });
    await acting(() => session.openOverlay('keys'));
    await type(find<HTMLInputElement>('[role="dialog"] input:not([type="checkbox"])'), 'كاميرا');
    expect(picks()).toEqual(['camera']);
    await type(find<HTMLInputElement>('[role="dialog"] input:not([type="checkbox"])'), 'xyz');
    expect(find('[role="dialog"]').textContent).toContain('لا أمر بهذا الاسم.');
  });

  test('does what is picked, and closes', async () => {
    const { port, session, overlay } = await room();
    await acting(() => session.openOverlay('keys'));
    await acting(() => find('[data-pick="microphone"]').click());
    expect(port.asked).toContain('microphone off');
    expect(overlay()).toBeNull();
  });

  test('says why something cannot be done, and does not do it', async () => {
    const { port, session, enters } = await seat(<Room />);
    await enters([ME], NO_RIGHTS);
    await acting(() => session.openOverlay('keys'));
    expect(find('[data-pick="camera"]').textContent).toContain('Your seat has no camera');
    await acting(() => find('[data-pick="camera"]').click());
    expect(port.count('camera')).toBe(0);
    expect(session.store.state().overlay).toBe('keys');
  });

  test('can turn the letter keys off', async () => {
    const { session, toggled } = await room();
    await acting(() => session.openOverlay('keys'));
    await acting(() => find('[role="dialog"] [role="switch"]').click());
    expect(toggled.letters).toEqual([false]);
  });
});

describe('letters', () => {
  test('act anywhere in the room', async () => {
    const { port } = await room();
    await key('m', { code: 'KeyM' });
    expect(port.asked).toContain('microphone off');
  });

  test.each(['field', 'item'])('do nothing in a %s', async (id) => {
    const { port } = await room();
    document.getElementById(id)?.focus();
    await key('m', { code: 'KeyM' });
    expect(port.count('microphone')).toBe(0);
  });

  test('do nothing under a dialog', async () => {
    const { port, session } = await room();
    await acting(() => session.openOverlay('devices'));
    await key('m', { code: 'KeyM' });
    expect(port.count('microphone')).toBe(0);
  });

  test('do nothing when they are turned off, while Alt and a digit still does', async () => {
    const { port, session } = await room({ letters: false });
    await key('m', { code: 'KeyM' });
    expect(port.count('microphone')).toBe(0);
    await key('1', { code: 'Digit1', altKey: true });
    expect(session.store.state().panel).toBe('people');
  });
});
