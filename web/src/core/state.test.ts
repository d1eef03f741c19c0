import { describe, expect, test } from 'vitest';
import { after, BARE_ROOM, inside, person, ROOM, roster } from '../../test/talks';
import {
  ANNOUNCEMENT_LIMIT,
  CHAT_LIMIT_LINES,
  type ChatLine,
  initialState,
  NAMED_ARRIVALS_LIMIT,
  reduce,
} from './state';

const ME = person('me', { local: true, delegation: 'a' });
const keys = (state: ReturnType<typeof inside>) => state.announcements.map(({ key }) => key);
const line = (id: string, fields: Partial<ChatLine> = {}): ChatLine => ({
  id,
  identity: 'other',
  name: 'Other',
  delegation: '',
  local: false,
  text: 'Good day.',
  atMillis: 0,
  ...fields,
});

describe('phases', () => {
  test('the clock starts at the first entry', () => {
    const state = after({ type: 'entering' }, { type: 'entered', atMillis: 5 }, { type: 'resuming' });
    expect(reduce(state, { type: 'entered', atMillis: 9 }).enteredAtMillis).toBe(5);
  });

  test('an interruption is announced once, however often it is tried', () => {
    const state = inside(
      [ME],
      { type: 'resuming' },
      { type: 'rejoining', attempt: 1 },
      { type: 'rejoining', attempt: 2 },
    );
    expect(keys(state)).toEqual(['announce.interrupted']);
    expect(state.phase).toEqual({ kind: 'rejoining', attempt: 2 });
  });

  test('a first entry is not announced as a return', () => {
    expect(keys(inside([ME]))).toEqual([]);
  });

  test('the end empties the room and closes what lay above it', () => {
    const state = inside([ME], { type: 'overlay', overlay: 'keys' }, { type: 'sound-blocked', blocked: true });
    const ended = reduce(state, { type: 'ended', cause: 'removed' });
    expect(ended).toMatchObject({ people: [], overlay: null, soundBlocked: false });
  });

  test('outside again nothing is left of the talks but the room and the volume', () => {
    const state = inside([ME], { type: 'listen-volume', volume: 0.5 }, { type: 'chat', line: line('1') });
    expect(reduce(state, { type: 'outside' })).toEqual({ ...initialState(ROOM, true), listenVolume: 0.5 });
  });

  test('during an interruption nobody speaks', () => {
    const state = inside([ME, person('other', { speaking: true, camera: 'TR_1' })], { type: 'resuming' });
    expect(state.people.map(({ speaking, camera }) => [speaking, camera])).toEqual([
      [false, null],
      [false, 'TR_1'],
    ]);
  });
});

describe('who comes and goes', () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => person(`delegate-${i}`));

  test('those who were there before are not announced', () => {
    expect(keys(inside([ME, person('other')]))).toEqual([]);
  });

  test('one by one by name, the name isolated from the direction of the sentence', () => {
    const state = reduce(inside([ME]), roster([ME, person('رئيس')]));
    expect(state.announcements).toEqual([{ id: 1, key: 'announce.entered', values: { name: '\u2068رئيس\u2069' } }]);
    expect(keys(reduce(state, roster([ME])))).toEqual(['announce.entered', 'announce.left']);
  });

  test('without a name by office', () => {
    const head = person('side-b-1', { named: false, role: 'head' });
    expect(reduce(inside([ME]), roster([ME, head])).announcements[0]?.values).toEqual({ name: { key: 'role.head' } });
  });

  test('many at once as a number', () => {
    const some = reduce(inside([ME]), roster([ME, ...many(NAMED_ARRIVALS_LIMIT)]));
    expect(keys(some)).toEqual(Array(NAMED_ARRIVALS_LIMIT).fill('announce.entered'));
    const crowd = reduce(inside([ME]), roster([ME, ...many(NAMED_ARRIVALS_LIMIT + 1)]));
    expect(crowd.announcements).toEqual([
      { id: 1, key: 'announce.entered-many', values: { count: NAMED_ARRIVALS_LIMIT + 1 } },
    ]);
  });

  test('old announcements are dropped, their numbers never used again', () => {
    let state = inside([ME]);
    for (let i = 0; i < ANNOUNCEMENT_LIMIT; i++) {
      state = reduce(state, roster([ME, person('other')]));
      state = reduce(state, roster([ME]));
    }
    expect(state.announcements).toHaveLength(ANNOUNCEMENT_LIMIT);
    expect(state.announcements.at(-1)?.id).toBe(2 * ANNOUNCEMENT_LIMIT);
  });

  test('speaking is never announced', () => {
    const state = reduce(inside([ME, person('other')]), roster([ME, person('other', { speaking: true })]));
    expect(keys(state)).toEqual([]);
  });
});

describe('delegations', () => {
  test('are remembered in order of arrival, also when they leave; observers make none', () => {
    const state = inside(
      [person('x', { delegation: 'late', role: 'observer' }), person('1', { delegation: 'first' })],
      roster([person('2', { delegation: 'second' })]),
      roster([person('1', { delegation: 'first' }), person('2', { delegation: 'second' })]),
    );
    expect(state.arrived).toEqual(['first', 'second']);
  });

  test('the one that spoke last keeps the larger place through silence and through both speaking', () => {
    const a = (speaking: boolean) => person('1', { delegation: 'a', speaking });
    const b = (speaking: boolean) => person('2', { delegation: 'b', speaking });
    let state = inside([a(false), b(true)]);
    expect(state.lastSpoke).toBe('b');
    for (const people of [
      [a(false), b(false)],
      [a(true), b(true)],
    ]) {
      state = reduce(state, roster(people));
      expect(state.lastSpoke).toBe('b');
    }
    expect(reduce(state, roster([a(true), b(false)])).lastSpoke).toBe('a');
  });

  test('an interpreter does not speak for a delegation', () => {
    const state = inside([person('i', { delegation: 'b', role: 'interpreter', speaking: true })]);
    expect(state.lastSpoke).toBe('');
  });
});

test('screens are known in the order in which they were shared', () => {
  const share = (identity: string, screen: string | null) => person(identity, { screen });
  let state = inside([share('1', null), share('2', 'TR_2')]);
  state = reduce(state, roster([share('1', 'TR_1'), share('2', 'TR_2')]));
  expect(state.sharing).toEqual(['2', '1']);
  state = reduce(state, roster([share('1', 'TR_1'), share('2', null)]));
  expect(state.sharing).toEqual(['1']);
});

describe('the chat', () => {
  const say = (id: string, fields?: Partial<ChatLine>) => ({ type: 'chat', line: line(id, fields) }) as const;

  test('counts what is unread until the panel opens', () => {
    const state = inside([ME], say('1'), say('2'));
    expect(state.unread).toBe(2);
    expect(keys(state)).toEqual(['announce.chat', 'announce.chat']);
    const open = reduce(state, { type: 'panel', panel: 'chat' });
    expect(open.unread).toBe(0);
    expect(reduce(open, say('3')).unread).toBe(0);
    expect(reduce(open, say('3')).announcements).toHaveLength(2);
  });

  test('the list of people does not count as reading', () => {
    expect(inside([ME], say('1'), { type: 'panel', panel: 'people' }).unread).toBe(1);
  });

  test('own lines are neither unread nor announced', () => {
    const state = inside([ME], say('1', { local: true }));
    expect([state.unread, keys(state)]).toEqual([0, []]);
  });

  test('a line that comes twice stands once', () => {
    const state = inside([ME], say('1'));
    expect(reduce(state, say('1'))).toBe(state);
  });

  test('the oldest lines leave the panel', () => {
    let state = inside([ME]);
    for (let i = 0; i <= CHAT_LIMIT_LINES; i++) state = reduce(state, say(`${i}`));
    expect(state.chat).toHaveLength(CHAT_LIMIT_LINES);
    expect(state.chat[0]?.id).toBe('1');
  });
});

test('the volume stays between silence and full', () => {
  expect(after({ type: 'listen-volume', volume: -1 }).listenVolume).toBe(0);
  expect(after({ type: 'listen-volume', volume: 2 }).listenVolume).toBe(1);
});

test('a fresh state knows the room by what it was given', () => {
  expect(initialState(BARE_ROOM, false)).toMatchObject({ room: BARE_ROOM, screenPossible: false, people: [] });
});
