// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { acting, find, seat } from '../../../test/render';
import { person, roster } from '../../../test/talks';
import { Stage } from './Stage';

const ME = person('me', {
  local: true,
  delegation: 'a',
  role: 'head',
  named: false,
  camera: 'TR_me',
  microphone: true,
});
const THEIR_HEAD = person('head-b', { delegation: 'b', role: 'head', named: false, camera: 'TR_b' });
const half = (side: 'a' | 'b') => find(`[data-side="${side}"]`);

/** Element names and styles of a tree, without texts: what makes two halves equal. */
function shape(element: Element): string {
  return `${element.tagName}.${element.getAttribute('class') ?? ''}(${[...element.children].map(shape).join()})`;
}

describe('two delegations', () => {
  test('have halves of the same make, whoever looks', async () => {
    const { enters } = await seat(<Stage />);
    await enters([ME, THEIR_HEAD]);
    const [first, second] = [half('a'), half('b')];
    expect(first.parentElement).toBe(second.parentElement);
    const make = (element: Element) =>
      shape(element).replaceAll(/SPAN\.\w*you\w*\(\)|path\.\(\)|circle\.\(\)|svg[^)]*\)/g, '');
    expect(make(first.querySelector('header') ?? first)).toBe(make(second.querySelector('header') ?? second));
    expect([...first.children].map(({ className }) => className)).toEqual(
      [...second.children].map(({ className }) => className),
    );
  });

  test('are named in the reader’s language, their heads by office', async () => {
    const { enters } = await seat(<Stage />, { language: 'ar' });
    await enters([ME, THEIR_HEAD]);
    expect(half('a').querySelector('h2')?.textContent).toBe('الجانب الأول');
    expect(half('b').getAttribute('aria-label')).toBe('وفد الجانب الثاني');
    expect(find('[data-identity="head-b"] figcaption').textContent).toBe('رئيس الوفد');
    expect(find('[data-identity="me"] figcaption').textContent).toBe('رئيس الوفد (أنتم)');
  });

  test('the one that speaks is marked by an edge and the word', async () => {
    const { port, enters } = await seat(<Stage />);
    await enters([ME, THEIR_HEAD]);
    expect(document.querySelector('[data-speaking]')).toBeNull();
    await acting(() => port.tell(roster([ME, { ...THEIR_HEAD, speaking: true, microphone: true }])));
    expect(half('b').hasAttribute('data-speaking')).toBe(true);
    expect(half('b').querySelector('header')?.textContent).toContain('speaking');
    expect(half('a').hasAttribute('data-speaking')).toBe(false);
  });

  test('an absent one is awaited in its place', async () => {
    const { enters } = await seat(<Stage />);
    await enters([ME]);
    expect(half('b').textContent).toContain('Side B');
    expect(half('b').textContent).toContain('Awaiting the delegation');
  });

  test('a microphone that is off and a weak connection have marks that can be read', async () => {
    const { enters } = await seat(<Stage />);
    await enters([ME, { ...THEIR_HEAD, quality: 'weak' }]);
    const marks = [...half('b').querySelectorAll('[role="img"]')].map((mark) => mark.getAttribute('aria-label'));
    expect(marks).toEqual(['Connection weak', 'Microphone off']);
    expect(half('a').querySelector('[role="img"]')).toBeNull();
  });
});

describe('pictures', () => {
  test('one’s own is a mirror, those of others are not', async () => {
    const { port, enters } = await seat(<Stage />);
    await enters([ME, THEIR_HEAD]);
    expect(find('[data-identity="me"] video').hasAttribute('data-mirrored')).toBe(true);
    expect(find('[data-identity="head-b"] video').hasAttribute('data-mirrored')).toBe(false);
    expect(port.count('show camera of head-b')).toBe(1);
  });

  test('are hidden when they end and shown again when they come back', async () => {
    const { port, enters } = await seat(<Stage />);
    await enters([ME, THEIR_HEAD]);
    await acting(() => port.tell(roster([ME, { ...THEIR_HEAD, camera: null }])));
    expect(port.count('hide camera of head-b')).toBe(1);
    expect(find('[data-identity="head-b"]').textContent).toContain('H\u200cD');
    await acting(() => port.tell(roster([ME, { ...THEIR_HEAD, camera: 'TR_b2' }])));
    expect(port.count('show camera of head-b')).toBe(2);
  });

  test('a change of the list of people leaves a running picture alone', async () => {
    const { port, enters } = await seat(<Stage />);
    await enters([ME, THEIR_HEAD]);
    await acting(() => port.tell(roster([ME, { ...THEIR_HEAD }, person('adviser', { delegation: 'b' })])));
    expect(port.count('show camera of head-b')).toBe(1);
    expect(port.count('hide')).toBe(0);
  });
});

describe('a shared screen', () => {
  test('lies in the middle', async () => {
    const { port, enters } = await seat(<Stage />);
    await enters([ME, { ...THEIR_HEAD, screen: 'TR_s' }]);
    expect(find('video[aria-label="Screen shared by Head of delegation"]')).toBeTruthy();
    expect(port.count('show screen of head-b')).toBe(1);
    expect(find('[data-middle]').contains(half('a'))).toBe(true);
  });

  test('of one’s own is said, with the way to end it', async () => {
    const { port, enters } = await seat(<Stage />);
    await enters([{ ...ME, screen: 'TR_s' }, THEIR_HEAD]);
    expect(port.count('show screen')).toBe(0);
    await acting(() => find('[data-action="stop-screen"]').click());
    expect(port.asked).toContain('screen off');
  });
});

test('without delegations there is one table', async () => {
  const { port, page, enters } = await seat(<Stage />);
  await enters([]);
  await acting(() => port.tell(roster([person('1'), person('2')], { room: { ...roster([]).room, delegations: [] } })));
  expect(page.querySelectorAll('[data-size="large"]')).toHaveLength(2);
  expect(page.querySelector('[data-side]')).toBeNull();
});

test('those beside the table have small tiles', async () => {
  const { enters } = await seat(<Stage />);
  await enters([ME, THEIR_HEAD, person('booth', { role: 'interpreter' })]);
  expect(find('[data-identity="booth"]').dataset.size).toBe('small');
  expect(find('ul[aria-label="Also present"]').textContent).toContain('booth');
});
