import { describe, expect, test } from 'vitest';
import { inside, person } from '../../../test/talks';
import { viewAfter } from '../../../test/viewafter';
import { timeFace, usedShare } from './faces';
import { delegationEver, itemEver, paperEver, seatEver, sideOf } from './names';
import { staged } from './stage';
import { isShutOut, itemNow, standing } from './standing';

const at = (talk: string, after: number, seat: string, you = {}) => viewAfter({ talk, after, seat, you });

describe('faces of clocks', () => {
  test('have minutes and seconds, and hours from the first one on', () => {
    expect([0, 59_999, 250_000, 3_600_000, 3_850_000].map(timeFace)).toEqual([
      '00:00',
      '00:59',
      '04:10',
      '1:00:00',
      '1:04:10',
    ]);
  });

  test('leave the sign to words', () => {
    expect(timeFace(-65_000)).toBe('01:05');
  });

  test('have no share without a limit, and more than the whole when overrun', () => {
    expect(usedShare(5, 0)).toBeNull();
    expect(usedShare(30, 60)).toBe(0.5);
    expect(usedShare(90, 60)).toBe(1.5);
  });
});

describe('names', () => {
  test('of what is no more are found in the record', () => {
    const view = at('points-of-order', 59, 'chair');
    const gone = view.lines['talk/table']?.find(({ event }) => event.type === 'AccreditationRevoked')?.event;
    if (gone?.type !== 'AccreditationRevoked') throw new Error('nobody was revoked');
    expect(view.seats.attendees.some(({ seat }) => seat.id === gone.seat)).toBe(false);
    expect(seatEver(view, gone.seat)?.id).toBe(gone.seat);
  });

  test('of what never was are unknown', () => {
    const view = at('chaired', 48, 'chair');
    expect([seatEver(view, 'x'), delegationEver(view, 'x'), itemEver(view, 'x'), paperEver(view, 'x')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test('delegations sit on two sides', () => {
    const view = at('chaired', 48, 'chair');
    expect([sideOf(view, 'a'), sideOf(view, 'b'), sideOf(view, undefined)]).toEqual(['a', 'b', null]);
  });
});

describe('how a talk stands', () => {
  test.each([
    ['chaired', 40, 'no-sitting'],
    ['chaired', 48, 'on-record'],
    ['chaired', 87, 'over'],
    ['interruptions', 48, 'recess'],
    ['interruptions', 50, 'off-record'],
  ])('%s after line %i: %s', (talk, after, expected) => {
    expect(standing(at(talk, after, 'head-a'))).toBe(expected);
  });

  test('inside a caucus that comes first', () => {
    expect(standing(at('caucus', 50, 'head-a', { room: 'talk/caucus/a' }))).toBe('caucus');
  });

  test('knows the item under discussion and its number', () => {
    expect(itemNow(at('chaired', 48, 'head-a'))).toMatchObject({ number: 1, item: { plan: { id: 'greetings' } } });
    expect(itemNow(at('chaired', 41, 'head-a'))).toBeNull();
  });

  test('shuts out observers and press only, and only from what goes on', () => {
    const deaf = { mayHear: false };
    expect(isShutOut(at('chaired', 48, 'observer', deaf))).toBe(true);
    expect(isShutOut(at('chaired', 48, 'observer'))).toBe(false);
    expect(isShutOut(at('chaired', 40, 'observer', deaf))).toBe(false);
    expect(isShutOut(at('chaired', 48, 'technician', deaf))).toBe(false);
  });
});

describe('the table of a talk', () => {
  const office = (seat: string) => `office of ${seat}`;

  test('seats everybody who is in the room, by office, who presides first and with no side', () => {
    const state = staged(at('chaired', 48, 'head-a'), inside([person('head-a', { local: true })]), office);
    expect(state.people[0]).toMatchObject({ identity: 'chair', delegation: '', role: 'chair' });
    expect(state.people.find(({ identity }) => identity === 'delegate-b')).toMatchObject({
      name: 'office of delegate-b',
      delegation: 'b',
      role: 'delegate',
      camera: null,
    });
    expect(state.people.filter(({ local }) => local).map(({ identity }) => identity)).toEqual(['head-a']);
  });

  test('marks who has the floor as speaking, and nobody else', () => {
    const loud = inside([person('head-a', { speaking: true }), person('delegate-b')]);
    const speaking = (after: number) =>
      staged(at('chaired', after, 'chair'), loud, office)
        .people.filter((one) => one.speaking)
        .map(({ identity }) => identity);
    expect(speaking(49)).toEqual(['delegate-b']);
    expect(speaking(51)).toEqual(['head-a']);
  });

  test('of a caucus has those inside and no sides', () => {
    const you = { logs: ['talk/table', 'talk/caucus/a'], room: 'talk/caucus/a' };
    const state = staged(at('caucus', 50, 'head-a', you), inside([]), office);
    expect(state.people.map(({ identity }) => identity).sort()).toEqual([
      'adviser-a',
      'head-a',
      'interpreter-a',
      'mediator',
    ]);
    expect(state.room.delegations).toEqual([]);
  });
});
