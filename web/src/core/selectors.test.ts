import { describe, expect, test } from 'vitest';
import { BARE_ROOM, inside, person, ROOM, roster } from '../../test/talks';
import { readRoomInfo } from './roominfo';
import {
  clockFace,
  clockStartMillis,
  delegation,
  me,
  ownQuality,
  peopleByDelegation,
  sides,
  stageLayout,
  talksTitle,
} from './selectors';

const HEAD_A = person('head-a', { delegation: 'a', role: 'head', joinedAtMillis: 3 });
const ADVISER_A = person('adviser-a', { delegation: 'a', role: 'adviser' });
const HEAD_B = person('head-b', { delegation: 'b', role: 'head' });
const INTERPRETER = person('booth', { delegation: 'a', role: 'interpreter' });
const OBSERVER = person('observer', { role: 'observer' });
const THIRD = person('third', { delegation: 'c', role: 'delegate' });

const identities = (people: readonly { identity: string }[]) => people.map(({ identity }) => identity);

describe('the two halves', () => {
  test('follow the order of the metadata, not of arrival', () => {
    const { halves } = stageLayout(inside([HEAD_B, HEAD_A]));
    expect(halves?.map((half) => half.delegation?.id)).toEqual(['a', 'b']);
    expect(halves?.map((half) => half.head?.identity)).toEqual(['head-a', 'head-b']);
  });

  test('the head is large even when advisers came first', () => {
    const { halves } = stageLayout(inside([ADVISER_A, HEAD_A]));
    expect(halves?.[0].head?.identity).toBe('head-a');
    expect(identities(halves?.[0].advisers ?? [])).toEqual(['adviser-a']);
  });

  test('without a head the first of the delegation takes the place', () => {
    expect(stageLayout(inside([ADVISER_A])).halves?.[0].head?.identity).toBe('adviser-a');
  });

  test('an absent delegation keeps its half', () => {
    const { halves } = stageLayout(inside([HEAD_A]));
    expect(halves?.[1]).toMatchObject({ delegation: { id: 'b' }, head: null, advisers: [] });
  });

  test('a room without metadata is sorted by arrival, and the second half waits unnamed', () => {
    const state = inside([person('1', { delegation: 'Delegation X' })], roster([], { room: BARE_ROOM }));
    expect(sides(state).map((side) => side?.id ?? null)).toEqual(['Delegation X', null]);
  });

  test('interpreters, observers and a third delegation sit beside', () => {
    const layout = stageLayout(inside([HEAD_A, INTERPRETER, HEAD_B, OBSERVER, THIRD]));
    expect(identities(layout.others)).toEqual(['booth', 'observer', 'third']);
  });

  test('a half speaks when anybody of it speaks; an interpreter does not make it speak', () => {
    const speaking = (people: ReturnType<typeof person>[]) =>
      stageLayout(inside(people)).halves?.map((half) => half.speaking);
    expect(speaking([HEAD_A, { ...ADVISER_A, speaking: true }, HEAD_B])).toEqual([true, false]);
    expect(speaking([HEAD_A, { ...INTERPRETER, speaking: true }, HEAD_B])).toEqual([false, false]);
  });

  test('the one that spoke last leads', () => {
    expect(stageLayout(inside([HEAD_A, HEAD_B])).leading).toBe(0);
    expect(stageLayout(inside([HEAD_A, { ...HEAD_B, speaking: true }])).leading).toBe(1);
  });

  test('one that is alone leads, whoever spoke last', () => {
    expect(stageLayout(inside([HEAD_B])).leading).toBe(1);
    expect(stageLayout(inside([{ ...HEAD_B, speaking: true }], roster([HEAD_A]))).leading).toBe(0);
    expect(stageLayout(inside([OBSERVER])).leading).toBe(0);
  });
});

test('without delegations everybody at the table is equal', () => {
  const bare = roster([person('1'), person('2'), OBSERVER], { room: BARE_ROOM });
  const layout = stageLayout(inside([], bare));
  expect(layout.halves).toBeNull();
  expect(identities(layout.table)).toEqual(['1', '2']);
  expect(identities(layout.others)).toEqual(['observer']);
});

test('the screen in the middle is the one shared last', () => {
  const first = inside([HEAD_A, { ...HEAD_B, screen: 'TR_b' }]);
  expect(stageLayout(first).screen?.identity).toBe('head-b');
  const both = inside(
    [HEAD_A, { ...HEAD_B, screen: 'TR_b' }],
    roster([
      { ...HEAD_A, screen: 'TR_a' },
      { ...HEAD_B, screen: 'TR_b' },
    ]),
  );
  expect(stageLayout(both).screen?.identity).toBe('head-a');
  expect(stageLayout(inside([HEAD_A])).screen).toBeNull();
});

test('people are listed by delegation, heads first, those without one last', () => {
  const groups = peopleByDelegation(inside([OBSERVER, ADVISER_A, THIRD, HEAD_B, HEAD_A]));
  expect(groups.map((group) => [group.delegation?.id ?? null, identities(group.people)])).toEqual([
    ['a', ['head-a', 'adviser-a']],
    ['b', ['head-b']],
    ['c', ['third']],
    [null, ['observer']],
  ]);
});

test('the title is read in the reader’s language and falls back to the room’s name', () => {
  expect(talksTitle(ROOM, 'ar')).toBe('محادثات المعاهدة');
  expect(talksTitle(ROOM, 'zh')).toBe('Talks on the treaty');
  expect(talksTitle(BARE_ROOM, 'ar')).toBe('treaty');
});

test('a delegation that the room does not name is called by its id', () => {
  expect(delegation(ROOM, 'Delegation C')).toEqual({ id: 'Delegation C', name: { '': 'Delegation C' }, zone: '' });
});

test('one’s own connection counts as lost while it is broken', () => {
  const mine = person('me', { local: true, quality: 'weak' });
  expect(ownQuality(inside([mine]))).toBe('weak');
  expect(ownQuality(inside([mine], { type: 'resuming' }))).toBe('lost');
  expect(ownQuality(inside([]))).toBe('unknown');
  expect(me(inside([HEAD_A, mine]))).toBe(mine);
});

describe('the clock', () => {
  test('runs from the start of the sitting, else from one’s entry', () => {
    const started = readRoomInfo('treaty', JSON.stringify({ startedAt: '2021-06-28T10:00:00Z', title: 'T' }));
    expect(clockStartMillis(inside([], roster([], { room: started })))).toBe(Date.UTC(2021, 5, 28, 10));
    expect(clockStartMillis(inside([]))).toBe(1);
  });

  test.each([
    [-1, '00:00:00'],
    [760_000, '00:12:40'],
    [3_600_000, '01:00:00'],
    [360_000_000, '100:00:00'],
  ])('%d ms is %s', (millis, face) => expect(clockFace(millis)).toBe(face));
});
