// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { acting, find, seat, type } from '../../../test/render';
import { invitationOf, METADATA } from '../../../test/talks';
import { JoinPage } from './JoinPage';

/** The page of a link, seated by it. */
function joins({ invitation = invitationOf(), ...setting }: Parameters<typeof seat>[1] = {}) {
  return seat(<JoinPage invitation={invitation} />, { invitation, ...setting });
}

const HEAD = { name: '', attributes: { delegation: 'b', role: 'head' } };
const ROOM_CONFIG = { roomConfig: { metadata: JSON.stringify(METADATA) } };
const fields = () => [...document.querySelectorAll('input')];
const notice = () => document.querySelector('[data-notice]')?.getAttribute('data-notice');

afterEach(() => {
  Reflect.deleteProperty(navigator, 'mediaDevices');
});

/** A browser that refuses all devices in this way. */
function refuseDevices(name: string) {
  const getUserMedia = () => Promise.reject(new DOMException('', name));
  const mediaDevices = { getUserMedia, enumerateDevices: async () => [] };
  Object.defineProperty(navigator, 'mediaDevices', { value: mediaDevices, configurable: true });
}

describe('the invitation', () => {
  test('is said in the reader’s language: talks, time in both capitals, seat', async () => {
    refuseDevices('NotFoundError');
    const { page } = await joins({
      language: 'ar',
      invitation: invitationOf({ ...HEAD, ...ROOM_CONFIG }),
    });
    expect(find('h1').textContent).toBe('محادثات المعاهدة');
    const facts = page.querySelector('dl')?.textContent ?? '';
    expect(facts).toContain('13:00 توقيت موسكو الرسميالجانب الأول');
    expect(facts).toContain('18:00 توقيت الصين الرسميالجانب الثاني');
    expect(facts).toContain('رئيس الوفد');
  });

  test('names the day where it is another one than here', async () => {
    refuseDevices('NotFoundError');
    const late = { ...METADATA, startsAt: '2021-06-28T22:30:00Z' };
    const { page } = await joins({
      invitation: invitationOf({ ...HEAD, roomConfig: { metadata: JSON.stringify(late) } }),
    });
    const facts = page.querySelector('dl')?.textContent ?? '';
    expect(facts).toMatch(/28 June 2021.*29 June.*01:30 Moscow.*29 June.*06:30 China/);
  });

  test('asks for a name only of a seat without one that may take one', async () => {
    refuseDevices('NotFoundError');
    await joins({
      invitation: invitationOf({ ...HEAD, video: { room: 'r', canUpdateOwnMetadata: true } }),
    });
    expect(fields()).toHaveLength(1);
    await joins({ invitation: invitationOf({ ...HEAD }) });
    expect(fields()).toHaveLength(1);
  });

  test('that is out of its time says so at once and lets the server decide', async () => {
    refuseDevices('NotFoundError');
    await joins({ invitation: invitationOf({ exp: 1_000, video: { room: 'r', canPublish: false } }) });
    expect(notice()).toBe('link-expired');
    expect(find('[data-action="enter"]').textContent).toBe('Try anyway');
  });
});

describe('entering', () => {
  test('brings the name; what is missing is not asked for', async () => {
    refuseDevices('NotFoundError');
    const video = { room: 'r', canUpdateOwnMetadata: true };
    const { port } = await joins({ invitation: invitationOf({ ...HEAD, video }) });
    await type(find<HTMLInputElement>('input'), '  A. B. ');
    await acting(() => find('[data-action="enter"]').click());
    expect(port.asked).toContain('name A. B.');
    expect(port.count('microphone')).toBe(0);
    expect(port.count('camera')).toBe(0);
  });

  test('shows that it is under way and can be given up', async () => {
    refuseDevices('NotFoundError');
    const { port, session } = await joins();
    port.holdConnecting();
    await acting(() => find('[data-action="enter"]').click());
    expect(find('[data-action="enter"]').textContent).toBe('Entering…');
    await acting(() => find('[data-action="cancel"]').click());
    expect(session.store.state().phase).toEqual({ kind: 'outside', problem: null });
    expect(document.querySelector('[data-action="cancel"]')).toBeNull();
  });

  test('that fails says what happened, what still works and what to do', async () => {
    refuseDevices('NotFoundError');
    const { port } = await joins({
      invitation: invitationOf({ video: { room: 'r', canPublish: false } }),
    });
    port.refuse('connect', 'server-gone');
    await acting(() => find('[data-action="enter"]').click());
    expect(notice()).toBe('server-gone');
    expect(find('[data-notice]').querySelectorAll('p')).toHaveLength(3);
    expect(find('[data-notice]').parentElement?.getAttribute('aria-live')).toBe('polite');
    expect(find('[data-action="enter"]').textContent).toBe('Try again');
  });
});

describe('devices', () => {
  test.each([
    ['NotAllowedError', 'devices-denied'],
    ['NotFoundError', 'devices-absent'],
  ])('refused with %s: %s, in place', async (name, problem) => {
    refuseDevices(name);
    await joins();
    await acting(() => undefined);
    expect(notice()).toBe(problem);
  });

  test('a page without encryption is told why there are none', async () => {
    await joins();
    await acting(() => undefined);
    expect(notice()).toBe('devices-insecure');
  });

  test('an observer is asked for none', async () => {
    const { page } = await joins({
      invitation: invitationOf({ video: { room: 'r', canPublish: false } }),
    });
    await acting(() => undefined);
    expect(notice()).toBeUndefined();
    expect(page.querySelector('[data-action^="check-"]')).toBeNull();
    expect(page.textContent).toContain('This seat listens and watches.');
  });
});
