// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { acting, key } from '../../../test/render';
import { atTalk, button, buttons } from '../../../test/talkroom';
import { LeadPanel } from './LeadPanel';

const CHAIRED = { talk: 'chaired', seat: 'chair' } as const;
const primary = () =>
  [...document.querySelectorAll<HTMLElement>('button[data-kind="primary"]')].map(({ dataset }) => dataset.action);

describe('the one next step', () => {
  test.each([
    [40, 'chair.open-sitting'],
    [41, 'agenda.begin:greetings'],
    [47, 'chair.give:head-b'],
  ])('after line %i', async (after, id) => {
    await atTalk(<LeadPanel />, { ...CHAIRED, after });
    expect(primary()).toEqual([id]);
  });

  test('gives the floor to whoever is next', async () => {
    const { given } = await atTalk(<LeadPanel />, { ...CHAIRED, after: 47 });
    expect(button('chair.give:head-b').textContent).toContain('Give the floor to: ');
    await acting(() => button('chair.give:head-b').click());
    expect(given()).toEqual([{ type: 'GiveFloor', seat: 'head-b' }]);
  });

  test('while somebody speaks it says who, and gives nothing', async () => {
    const { given } = await atTalk(<LeadPanel />, { ...CHAIRED, after: 48 });
    const [id = ''] = primary();
    expect(button(id).getAttribute('aria-description')).toContain('has the floor');
    await acting(() => button(id).click());
    expect(given()).toEqual([]);
  });

  test('a point of order comes before everything', async () => {
    const { page } = await atTalk(<LeadPanel />, { talk: 'points-of-order', after: 44, seat: 'chair' });
    expect(primary()).toEqual([]);
    expect(page.querySelector('section')?.textContent).toContain('Point of order: ');
    expect(buttons().slice(0, 2)).toEqual(['chair.uphold', 'chair.dismiss']);
  });
});

describe('the list', () => {
  test('is moved by keys, whole and in its new order', async () => {
    const { given } = await atTalk(<LeadPanel />, { ...CHAIRED, after: 47 });
    const grip = document.querySelector<HTMLElement>('[data-grip="2"]');
    expect(grip?.getAttribute('aria-label')).toContain('Move on the list: ');
    await acting(() => grip?.focus());
    await key('ArrowUp');
    expect(given()).toEqual([{ type: 'ReorderList', requests: [2, 1, 3, 4] }]);
  });

  test('keeps replies before interventions', async () => {
    const { given } = await atTalk(<LeadPanel />, { ...CHAIRED, after: 52 });
    await acting(() => document.querySelector<HTMLElement>('[data-grip="5"]')?.focus());
    await key('ArrowDown');
    await acting(() => document.querySelector<HTMLElement>('[data-grip="2"]')?.focus());
    await key('ArrowUp');
    expect(given()).toEqual([]);
  });

  test('is closed and opened again', async () => {
    await atTalk(<LeadPanel />, { ...CHAIRED, after: 47 });
    expect(buttons()).toContain('chair.close-list');
    document.body.replaceChildren();
    await atTalk(<LeadPanel />, { ...CHAIRED, after: 53 });
    expect(buttons()).toContain('chair.reopen-list');
  });

  test('somebody is taken off it', async () => {
    const { given } = await atTalk(<LeadPanel />, { ...CHAIRED, after: 47 });
    expect(button('floor.withdraw-request:3').getAttribute('aria-label')).toContain('Take off the list: ');
    await acting(() => button('floor.withdraw-request:3').click());
    expect(given()).toEqual([{ type: 'WithdrawRequest', request: 3 }]);
  });
});

test('the door admits one by one', async () => {
  const { given } = await atTalk(<LeadPanel />, { talk: 'chaired', after: 22, seat: 'head-a' });
  await acting(() => button('chair.admit:delegate-a').click());
  expect(given()).toEqual([{ type: 'Admit', seat: 'delegate-a' }]);
});

test('a head has no button for who waits for the other side', async () => {
  await atTalk(<LeadPanel />, { talk: 'chaired', after: 22, seat: 'head-b' });
  expect(buttons()).not.toContain('chair.admit:delegate-a');
});

test('heads who lead together are told that what they press is proposed', async () => {
  const { page } = await atTalk(<LeadPanel />, { talk: 'two-heads', after: 38, seat: 'head-a' });
  expect(page.textContent).toContain('the heads lead together');
  expect(button('chair.open-sitting').getAttribute('aria-description')).toBe('Proposed to the other heads');
});
