// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { acting, find, key, type } from '../../test/render';
import { atTalk, button, buttons } from '../../test/talkroom';
import { person, roster } from '../../test/talks';
import { TalkRoomPage } from './TalkRoomPage';

const CHAIRED = { talk: 'chaired', after: 48 } as const;

async function room(place: Parameters<typeof atTalk>[1]) {
  const at = await atTalk(<TalkRoomPage />, place);
  const present = at.talk.view().seats.attendees.filter(({ presence }) => presence === 'PRESENT');
  await at.enters(present.map(({ seat }) => person(seat.id, { local: seat.id === place.seat, microphone: true })));
  return at;
}

const half = (side: 'a' | 'b') => find(`section[data-side="${side}"]`);

describe('the table', () => {
  test('the half of who has the floor has the edge and the word', async () => {
    await room({ ...CHAIRED, seat: 'head-a' });
    expect(half('b').hasAttribute('data-speaking')).toBe(true);
    expect(half('b').querySelector('header')?.textContent).toContain('speaking');
    expect(half('a').hasAttribute('data-speaking')).toBe(false);
  });

  test('sound alone makes nobody the speaker', async () => {
    const { port } = await room({ ...CHAIRED, seat: 'chair' });
    await acting(() => port.tell(roster([person('head-a', { speaking: true, microphone: true })])));
    expect(half('a').hasAttribute('data-speaking')).toBe(false);
  });

  test('both halves have a clock of the same make', async () => {
    await room({ ...CHAIRED, seat: 'head-a' });
    const clocks = ['a', 'b'].map((side) =>
      half(side as 'a' | 'b').querySelector('[role="img"][aria-label*="net speaking"]'),
    );
    expect(clocks.every((one) => one !== null)).toBe(true);
    expect(clocks[0]?.children.length).toBe(clocks[1]?.children.length);
  });

  test('everybody in the room has a place, with or without a picture', async () => {
    const { port } = await room({ ...CHAIRED, seat: 'head-a' });
    await acting(() => port.tell(roster([person('head-a', { local: true })])));
    expect(document.querySelector('[data-identity="delegate-b"]')).not.toBeNull();
    expect(document.querySelector('[data-identity="chair"]')).not.toBeNull();
  });

  test('a microphone that is on and not heard says so on its button', async () => {
    await room({ ...CHAIRED, seat: 'head-a', you: { mayBeHeard: false } });
    expect(button('microphone').textContent).toContain('not heard');
  });
});

describe('the keyboard', () => {
  test('F asks for the floor', async () => {
    const { given } = await room({ ...CHAIRED, after: 43, seat: 'head-a' });
    await key('f', { code: 'KeyF' });
    expect(given()).toEqual([{ type: 'RequestFloor' }]);
  });

  test('O raises a point of order after one question, with words or without', async () => {
    const { given } = await room({ ...CHAIRED, seat: 'head-a' });
    await key('o', { code: 'KeyO' });
    expect(find('[role="dialog"]').textContent).toContain('Everything stops at once');
    expect(given()).toEqual([]);
    await key('o', { code: 'KeyO' });
    await acting(() => button('confirm').click());
    expect(given()).toEqual([{ type: 'RaisePointOfOrder', text: {} }]);
    expect(document.querySelector('[role="dialog"]')).toBeNull();
  });

  test('Escape asks nothing more and does nothing', async () => {
    const { given } = await room({ ...CHAIRED, seat: 'head-a' });
    await key('o', { code: 'KeyO' });
    await key('Escape');
    expect(document.querySelector('[role="dialog"]')).toBeNull();
    expect(given()).toEqual([]);
  });

  test.each([
    ['1', 'Agenda'],
    ['2', 'Floor'],
    ['3', 'Papers'],
    ['4', 'People'],
    ['5', 'Chat'],
  ])('Alt %s opens the panel %s, and closes it again', async (digit, title) => {
    await room({ ...CHAIRED, seat: 'head-a' });
    await key(digit, { code: `Digit${digit}`, altKey: true });
    expect(find('aside').getAttribute('aria-label')).toBe(title);
    await key(digit, { code: `Digit${digit}`, altKey: true });
    expect(document.querySelector('aside')).toBeNull();
  });

  test('a panel that a seat does not have has no key', async () => {
    await room({ ...CHAIRED, seat: 'delegate-a' });
    await key('6', { code: 'Digit6', altKey: true });
    expect(document.querySelector('aside')).toBeNull();
  });
});

describe('the list of actions', () => {
  const picks = () => [...document.querySelectorAll<HTMLElement>('[data-pick]')].map(({ dataset }) => dataset.pick);
  const filter = () => find<HTMLInputElement>('[role="dialog"] input:not([type="checkbox"])');

  test('Ctrl K lists what this seat can do, what cannot be done last and with its reason', async () => {
    await room({ ...CHAIRED, seat: 'chair' });
    await key('k', { code: 'KeyK', ctrlKey: true });
    expect(picks()).toContain('chair.withdraw-floor');
    expect(picks()).not.toContain('floor.request');
    const give = find('[data-pick="chair.give:head-a"]');
    expect(give.getAttribute('aria-disabled')).toBe('true');
    expect(give.textContent).toContain('has the floor');
    const disabled = [...document.querySelectorAll('[data-pick]')].map((one) => one.hasAttribute('aria-disabled'));
    expect(disabled).toEqual([...disabled].sort((one, other) => Number(one) - Number(other)));
  });

  test('typing finds, and Enter does the first', async () => {
    const { given } = await room({ ...CHAIRED, seat: 'chair' });
    await key('k', { code: 'KeyK', ctrlKey: true });
    await type(filter(), 'close the speakers');
    expect(picks()).toEqual(['chair.close-list']);
    await acting(() => filter().form?.requestSubmit());
    expect(given()).toEqual([{ type: 'CloseList' }]);
    expect(document.querySelector('[role="dialog"]')).toBeNull();
  });

  test('shows keys', async () => {
    await room({ ...CHAIRED, after: 43, seat: 'head-a' });
    await key('k', { code: 'KeyK', ctrlKey: true });
    expect(find('[data-pick="floor.request"]').textContent).toContain('F');
    expect(find('[data-pick="agenda"]').textContent).toContain('Alt+1');
  });
});

describe('what changes the whole room', () => {
  test('off the record: frame, lock, words, and the list of what has stopped', async () => {
    await room({ talk: 'interruptions', after: 50, seat: 'chair' });
    expect(document.querySelector('[data-sealed]')).not.toBeNull();
    const seal = find('[data-seal="off-record"]');
    expect(seal.textContent).toContain('Nothing of what is said now is kept.');
    expect(seal.querySelectorAll('ul li')).toHaveLength(4);
    expect(buttons()).toContain('offrecord.return');
    expect(document.body.textContent).not.toContain('Next');
  });

  test('a recess: until when in both capitals, what stands still, what goes on', async () => {
    await room({ talk: 'interruptions', after: 48, seat: 'head-a' });
    const pause = find('[data-pause]');
    expect([...pause.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/GMT\+3.*Ardenia/),
      expect.stringMatching(/GMT\+8.*Belmark/),
    ]);
    expect(pause.textContent).toContain('Papers, the agenda, the chat and caucuses go on working.');
  });

  test('a caucus: whose it is, who is inside, and the way back', async () => {
    const you = { logs: ['talk/table', 'talk/caucus/a'], room: 'talk/caucus/a' };
    const { given } = await room({ talk: 'caucus', after: 50, seat: 'head-a', you });
    const seal = find('[data-seal="caucus"]');
    expect(seal.textContent).toContain('Ardenia');
    expect(seal.textContent).toContain('MEDIATOR');
    expect(document.querySelector('section[data-side]')).toBeNull();
    expect(document.querySelector('[data-identity="head-b"]')).toBeNull();
    await acting(() => button('caucus.leave').click());
    expect(given()).toEqual([{ type: 'LeaveCaucus', delegation: 'a' }]);
  });

  test('who is not in the caucus sees only that the delegation confers', async () => {
    await room({ talk: 'caucus', after: 50, seat: 'head-b' });
    expect(half('a').textContent).toContain('in caucus');
    expect(half('b').textContent).not.toContain('in caucus');
    expect(document.body.textContent).not.toContain('Concede the fishery');
  });
});

test('an observer who may not follow now is told so, in place of the table', async () => {
  await room({ ...CHAIRED, seat: 'observer', you: { mayHear: false } });
  expect(find('[data-pause]').textContent).toContain('Closed to observers and the press');
  expect(document.querySelector('section[data-side]')).toBeNull();
  document.body.replaceChildren();
  await room({ ...CHAIRED, seat: 'observer' });
  expect(document.querySelector('[data-pause]')).toBeNull();
});

describe('motions', () => {
  test('the other head is asked, and agrees', async () => {
    const { given } = await room({ talk: 'two-heads', after: 39, seat: 'head-b' });
    expect(find('[data-motion="39"]').textContent).toMatch(/Open the sitting.*Proposed by.*Ardenia/);
    await acting(() => button('motion.agree:39').click());
    expect(given()).toEqual([{ type: 'AgreeToMotion', motion: 39 }]);
  });

  test('or declines; everybody else only reads it', async () => {
    const { given } = await room({ talk: 'two-heads', after: 39, seat: 'head-b' });
    await acting(() => button('motion.decline:39').click());
    expect(given()).toEqual([{ type: 'DeclineMotion', motion: 39 }]);
    document.body.replaceChildren();
    await room({ talk: 'two-heads', after: 39, seat: 'delegate-a' });
    expect(find('[data-motion="39"]').querySelector('button')).toBeNull();
  });
});

test('a refusal is told in three parts, in place, until it is put away', async () => {
  const { talk, server } = await room({ ...CHAIRED, after: 43, seat: 'head-a' });
  await acting(() => {
    void talk.give({ type: 'TakeFloor' });
    const id = server.last.given().at(-1)?.id ?? '';
    const reason = 'refusal.not-next';
    server.last.tell({ type: 'Refused', id, reason, remedy: 'next.wait-for-floor', arguments: { seat: 'head-b' } });
  });
  const notice = find('[data-notice="refusal"]');
  expect([...notice.querySelectorAll('p')].map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/Next on the list is .*HEAD.*Belmark/),
    'Nothing has changed, and everything else goes on.',
    'Wait until it is your turn.',
  ]);
  await acting(() => button('dismiss-refusal').click());
  expect(document.querySelector('[data-notice="refusal"]')).toBeNull();
});

describe('screen readers', () => {
  const said = (role: 'log' | 'alert') => document.querySelector(`[role="${role}"]`)?.textContent ?? '';

  test('hear of floor and agenda politely, and of nothing that was before', async () => {
    const { goesOn } = await room({ ...CHAIRED, after: 50, seat: 'head-a' });
    expect(said('log')).not.toContain('floor');
    await goesOn(51);
    expect(said('log')).toContain('The intervention is over');
    expect(said('alert')).toBe('');
  });

  test('hear of a point of order at once', async () => {
    const { goesOn } = await room({ talk: 'points-of-order', after: 43, seat: 'head-a' });
    await goesOn(44);
    expect(said('alert')).toContain('Point of order: ');
  });
});

describe('the record', () => {
  test('grows line by line in the reader’s words, with number, time and who did it', async () => {
    const { goesOn, session } = await room({ ...CHAIRED, after: 50, seat: 'head-a', language: 'ar' });
    await acting(() => session.openPanel('record'));
    const last = () => [...document.querySelectorAll<HTMLElement>('[data-sequence]')].at(-1);
    expect(last()?.dataset.sequence).toBe('50');
    expect(last()?.textContent).toContain('وقت إضافي لهذه المداخلة');
    expect(last()?.querySelector('time')?.getAttribute('datetime')).toMatch(/^2021-06-28T08:/);
    await goesOn(51);
    expect(last()?.textContent).toContain('انتهت المداخلة');
  });

  test('can be downloaded, and says up to which line it was verified', async () => {
    const { session } = await room({ ...CHAIRED, seat: 'secretary' });
    await acting(() => session.openPanel('record'));
    expect(find('a[download]').getAttribute('href')).toBe('/api/talks/talk/seats/secretary/record?log=talk%2Ftable');
    expect(find('aside').textContent).toContain('Verified up to line 48');
  });

  test('is under the door in the secretary’s console', async () => {
    const { session } = await room({ talk: 'chaired', after: 22, seat: 'secretary' });
    await acting(() => session.openPanel('lead'));
    expect(find('aside').getAttribute('aria-label')).toBe('Secretary’s console');
    expect(buttons()).toContain('chair.admit:delegate-a');
    expect(document.querySelectorAll('[data-sequence]')).toHaveLength(22);
  });
});

describe('people', () => {
  test('who waits comes first, and everybody is where they are', async () => {
    const { session } = await room({ talk: 'chaired', after: 22, seat: 'secretary' });
    await acting(() => session.openPanel('people'));
    expect(document.querySelector('aside h3')?.textContent).toBe('Waiting room');
    const of = (id: string) => [...document.querySelectorAll(`aside [data-seat="${id}"]`)].at(-1)?.textContent;
    expect(of('head-a')).toContain('in the room');
    expect(of('delegate-a')).toContain('waiting');
    expect(of('chair')).toContain('away');
  });

  test('sending out asks for a reason', async () => {
    const { session, given } = await room({ ...CHAIRED, seat: 'chair' });
    await acting(() => session.openPanel('people'));
    expect(button('chair.send-out:head-a').getAttribute('aria-disabled')).toBe('true');
    await acting(() => button('chair.send-out:observer').click());
    await type(find<HTMLTextAreaElement>('[role="dialog"] textarea'), 'Noise');
    await acting(() => button('confirm').click());
    expect(given()).toEqual([{ type: 'SendOut', seat: 'observer', reason: { en: 'Noise' } }]);
  });
});
