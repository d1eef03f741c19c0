// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { acting, find, key, seat } from '../../test/render';
import { person, roster } from '../../test/talks';
import { Mishap } from './Mishap';
import { RoomPage } from './RoomPage';

const ME = person('me', { local: true, delegation: 'a', role: 'head', microphone: true });
const OTHER = person('other', { delegation: 'b', role: 'head' });
const notices = () => [...document.querySelectorAll('[data-notice]')].map((one) => one.getAttribute('data-notice'));
const said = () => [...find('[role="log"]').querySelectorAll('p')].map(({ textContent }) => textContent);

async function room(language: 'en' | 'ar' = 'en') {
  const seated = await seat(<RoomPage />, { language });
  await seated.enters([ME, OTHER]);
  return seated;
}

describe('the focus', () => {
  test('is on the table after entering, not nowhere', async () => {
    await room();
    expect(document.activeElement).toBe(find('main'));
  });

  test('goes into a panel and comes back when it closes', async () => {
    const { session } = await room();
    find('[data-action="chat"]').focus();
    await key('2', { code: 'Digit2', altKey: true });
    expect(find('aside').contains(document.activeElement)).toBe(true);
    expect(document.activeElement?.tagName).toBe('INPUT');
    await key('Escape');
    expect(session.store.state().panel).toBeNull();
    expect(document.activeElement).toBe(find('[data-action="chat"]'));
  });
});

describe('what is said to a screen reader', () => {
  test('who comes and goes, politely, in the reader’s language', async () => {
    const { port } = await room('ar');
    await acting(() => port.tell(roster([ME, OTHER, person('new', { named: false, role: 'adviser' })])));
    await acting(() => port.tell(roster([ME])));
    expect(find('[role="log"]').getAttribute('aria-live')).toBe('polite');
    expect(said()).toEqual(['دخل مستشار', 'غادر \u2068other\u2069', 'غادر مستشار']);
  });

  test('the connection, once for all attempts', async () => {
    const { port } = await room();
    await acting(() => port.tell({ type: 'resuming' }));
    await acting(() => port.tell({ type: 'closed', cause: 'rejoin' }));
    expect(said()).toEqual(['The connection is interrupted and is being restored']);
    const live = document.querySelectorAll('[aria-live="polite"] [data-notice="rejoining"]');
    expect(live).toHaveLength(0);
  });
});

describe('notices', () => {
  test('tell of an interruption and go when it is over', async () => {
    const { port } = await room();
    await acting(() => port.tell({ type: 'resuming' }));
    expect(notices()).toEqual(['resuming']);
    await acting(() => port.tell({ type: 'closed', cause: 'rejoin' }));
    expect(notices()).toEqual(['rejoining']);
    expect(find('[data-quality]').textContent).toBe('Connection lost');
  });

  test('of a device can be put away', async () => {
    const { port } = await room();
    await acting(() => port.tell({ type: 'trouble', problem: 'camera-busy' }));
    expect(notices()).toEqual(['camera-busy']);
    await acting(() => find('[data-action="dismiss"]').click());
    expect(notices()).toEqual([]);
  });

  test('of blocked sound has the button that allows it', async () => {
    const { port } = await room();
    await acting(() => port.tell({ type: 'sound-blocked', blocked: true }));
    await acting(() => find('[data-notice="sound-blocked"] button').click());
    expect(port.asked).toContain('sound');
  });
});

test('people are listed by delegation with their marks', async () => {
  const { session } = await room();
  await acting(() => session.openPanel('people'));
  expect([...document.querySelectorAll('aside h3')].map(({ textContent }) => textContent)).toEqual([
    'Side A 1 person',
    'Side B 1 person',
  ]);
  expect(find('[data-person="me"]').textContent).toBe('me (you)Head of delegation');
  expect(find('[data-person="other"] [role="img"]').getAttribute('aria-label')).toBe('Microphone off');
});

function Broken(): never {
  throw new Error('a fault of the program');
}

test('a view that fails leaves a page with a way back', async () => {
  const report = console.error;
  console.error = () => undefined;
  try {
    await seat(
      <Mishap>
        <Broken />
      </Mishap>,
    );
    expect(notices()).toEqual(['page-failed']);
    expect(find('[data-action="reload"]').textContent).toBe('Load the page again');
  } finally {
    console.error = report;
  }
});
