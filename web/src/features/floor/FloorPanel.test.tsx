// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { acting } from '../../../test/render';
import { atTalk, button, buttons } from '../../../test/talkroom';
import { FloorLine } from './FloorLine';
import { FloorPanel } from './FloorPanel';
import { Interruptions } from './Interruptions';

const CHAIRED = { talk: 'chaired', after: 48 } as const;

describe('the floor panel', () => {
  test('asks for the floor with one press', async () => {
    const { given } = await atTalk(<FloorPanel />, { ...CHAIRED, after: 43, seat: 'head-a' });
    await acting(() => button('floor.request').click());
    expect(given()).toEqual([{ type: 'RequestFloor' }]);
  });

  test('says one’s place on the list, and withdraws the request', async () => {
    const { page, given } = await atTalk(<FloorPanel />, { ...CHAIRED, seat: 'delegate-a' });
    expect(page.textContent).toContain('Your place on the list: 2');
    await acting(() => button('floor.withdraw-request:3').click());
    expect(given()).toEqual([{ type: 'WithdrawRequest', request: 3 }]);
  });

  test('lets the speaker pass the floor within the delegation and end the intervention', async () => {
    const { given } = await atTalk(<FloorPanel />, { ...CHAIRED, seat: 'head-b' });
    expect(buttons()).toContain('floor.pass:delegate-b');
    expect(buttons().some((id) => id?.startsWith('floor.pass:head-a'))).toBe(false);
    await acting(() => button('floor.yield').click());
    expect(given()).toEqual([{ type: 'YieldFloor' }]);
  });

  test('offers the right of reply to an intervention of the other side', async () => {
    const { page, given } = await atTalk(<FloorPanel />, { ...CHAIRED, after: 51, seat: 'head-a' });
    expect(page.textContent).toContain('2 replies left on this item');
    await acting(() => button('floor.reply:1').click());
    expect(given()).toEqual([{ type: 'AskRightOfReply', intervention: 1 }]);
  });

  test('shows both sides’ clocks in places of the same make', async () => {
    await atTalk(<FloorPanel />, { ...CHAIRED, seat: 'head-a' });
    const [first, second] = [...document.querySelectorAll('[role="group"][aria-label="Net speaking time"] > *')];
    const make = (element: Element | undefined) => [...(element?.children ?? [])].map(({ tagName }) => tagName);
    expect(make(first)).toEqual(make(second));
  });

  test('says honestly that a microphone is not heard', async () => {
    const { page } = await atTalk(<FloorPanel />, { ...CHAIRED, seat: 'head-a', you: { mayBeHeard: false } });
    expect(page.textContent).toContain('Your microphone is not heard now, even when it is on.');
  });

  test('an interpreter says why it cannot be done, and that it can again', async () => {
    const failing = { talk: 'interruptions', seat: 'interpreter' } as const;
    const { given } = await atTalk(<FloorPanel />, { ...failing, after: 43 });
    await acting(() => button('floor.cannot-interpret:sound').click());
    expect(given()).toEqual([{ type: 'CannotInterpret', difficulty: 'SOUND' }]);
    document.body.replaceChildren();
    await atTalk(<FloorPanel />, { ...failing, after: 44 });
    expect(buttons()).toContain('floor.can-interpret:interpreter');
  });
});

describe('the line under the header', () => {
  test('names who speaks and who is next, also in Arabic', async () => {
    const { page } = await atTalk(<FloorLine />, { ...CHAIRED, seat: 'head-a' });
    expect(page.textContent).toMatch(/Speaking.*HEAD.*Belmark.*Next.*HEAD.*Ardenia.*3 wait/);
    document.body.replaceChildren();
    const arabic = await atTalk(<FloorLine />, { ...CHAIRED, seat: 'head-a', language: 'ar' });
    expect(arabic.page.textContent).toMatch(/المتكلم.*التالي/);
  });

  test('says what is left of an intervention, and by how much it is over, without an alarm', async () => {
    const { page } = await atTalk(<FloorLine />, { ...CHAIRED, seat: 'head-a' });
    expect(page.textContent).toContain('03:00 left');
    expect(page.querySelector('[role="alert"]')).toBeNull();
  });

  test('says why clocks stand still', async () => {
    const { page } = await atTalk(<FloorLine />, { talk: 'points-of-order', after: 44, seat: 'head-a' });
    expect(page.textContent).toContain('Clocks stand still: point of order');
  });
});

describe('interruptions', () => {
  const POINT = { talk: 'points-of-order', after: 44 } as const;

  test('a point of order is told to everybody in three parts; who presides rules', async () => {
    const { page } = await atTalk(<Interruptions elsewhere={false} />, { ...POINT, seat: 'head-a' });
    const notice = page.querySelector('[data-notice="point-of-order"]');
    expect(notice?.querySelectorAll('p')).toHaveLength(3);
    expect(buttons()).toEqual([]);
    document.body.replaceChildren();
    await atTalk(<Interruptions elsewhere={false} />, { ...POINT, seat: 'chair' });
    expect(buttons()).toEqual(['chair.uphold', 'chair.dismiss']);
  });

  test('who raised it can withdraw it', async () => {
    const { given } = await atTalk(<Interruptions elsewhere={false} />, { ...POINT, seat: 'delegate-b' });
    await acting(() => button('floor.point-withdraw').click());
    expect(given()).toEqual([{ type: 'WithdrawPointOfOrder' }]);
  });

  test('that interpretation is impossible is told with its reason', async () => {
    const place = { talk: 'interruptions', after: 44, seat: 'head-a' } as const;
    const { page } = await atTalk(<Interruptions elsewhere={false} />, place);
    expect(page.querySelector('[data-notice="cannot-interpret"]')?.textContent).toContain('Clocks stand still');
  });

  test('is not said twice to who has the console open', async () => {
    const { page } = await atTalk(<Interruptions elsewhere />, { ...POINT, seat: 'chair' });
    expect(page.textContent).toBe('');
  });
});
