import { describe, expect, test } from 'vitest';
import { DRAFT } from '../../../test/secretariat';
import type { Draft } from './draft';
import { dirty, type Edit, type Editing, editing, reduce, type Step, UNDO_STEPS } from './editing';
import { put } from './merge';

const begun = (draft: Draft = DRAFT): Editing => editing({ base: DRAFT, draft, sequence: 5 });
const having = (...steps: readonly Step[]): Editing => steps.reduce(reduce, begun());
const office = (en: string): Edit => ({ type: 'seat', id: 'head-a', change: { office: { en } } });
const server = (draft: Draft, sequence = 6): Step => ({ type: 'server', draft, sequence });
const seatOf = ({ draft }: Editing, id: string) => draft.seats.find((one) => one.id === id);

describe('edits', () => {
  const item = { ...DRAFT.items[1], id: 'i3' } as Draft['items'][number];
  const edits: readonly (readonly [string, Edit, readonly string[], unknown])[] = [
    ['a name', { type: 'delegation', id: 'a', change: { zone: 'UTC' } }, ['delegations', 'a', 'zone'], 'UTC'],
    ['an office', office('X'), ['seats', 'head-a', 'office'], { en: 'X' }],
    ['an item', { type: 'item', id: 'i1', change: { openToPress: false } }, ['items', 'i1', 'openToPress'], false],
    ['the time', { type: 'announcement', change: { startMillis: 1 } }, ['announcement', 'startMillis'], 1],
    ['a new item', { type: 'add-item', item }, ['items', 'i3'], item],
    ['a seat taken back', { type: 'remove', list: 'seats', id: 'booth' }, ['seats', 'booth'], undefined],
    ['a paper taken back', { type: 'withdraw', item: 'i1', id: 'd1' }, ['items', 'i1', 'documents', 'd1'], undefined],
    [
      'a paper called something else',
      { type: 'paper', item: 'i1', id: 'd1', change: { title: { en: 'Y' } } },
      ['items', 'i1', 'documents', 'd1', 'title'],
      { en: 'Y' },
    ],
  ];

  test.each(edits)('%s changes that place and no other', (_, edit, path, value) => {
    expect(having(edit).draft).toEqual(put(DRAFT, path, value));
  });

  test('an item is moved to its place, and nowhere beyond the list', () => {
    const ids = (state: Editing) => state.draft.items.map((one) => one.id);
    expect(ids(having({ type: 'move-item', id: 'i2', position: 0 }))).toEqual(['i2', 'i1']);
    expect(ids(having({ type: 'move-item', id: 'i2', position: 2 }))).toEqual(['i1', 'i2']);
    expect(having({ type: 'move-item', id: 'i2', position: 2 }).past).toHaveLength(0);
  });

  test('make the draft dirty until it is as the server has it', () => {
    expect(dirty(begun())).toBe(false);
    expect(dirty(having(office('X')))).toBe(true);
    expect(dirty(having(office('X'), office('Head of delegation')))).toBe(false);
  });

  test('an empty line for a language is nothing to save', () => {
    expect(
      dirty(having({ type: 'seat', id: 'head-a', change: { office: { en: 'Head of delegation', ar: '' } } })),
    ).toBe(false);
  });
});

describe('undo and redo', () => {
  test('typing in one field is one step; another field, or leaving it, begins a new one', () => {
    const typed = having(office('P'), office('Pr'), office('Pre'));
    expect(typed.past).toHaveLength(1);
    expect(reduce(typed, { type: 'undo' }).draft).toEqual(DRAFT);
    expect(having(office('P'), { type: 'settle' }, office('Pr')).past).toHaveLength(2);
    const both = having(office('P'), { type: 'delegation', id: 'a', change: { zone: 'UTC' } });
    expect(reduce(both, { type: 'undo' }).draft).toEqual(having(office('P')).draft);
  });

  test('lead back and forth', () => {
    const there = having(office('P'), { type: 'settle' }, office('Q'));
    const back = [{ type: 'undo' } as const, { type: 'undo' } as const].reduce(reduce, there);
    expect(back.draft).toEqual(DRAFT);
    expect(reduce(back, { type: 'undo' })).toBe(back);
    const again = [{ type: 'redo' } as const, { type: 'redo' } as const].reduce(reduce, back);
    expect(again.draft).toEqual(there.draft);
    expect(reduce(again, { type: 'redo' })).toBe(again);
  });

  test('a new edit ends what could be done again', () => {
    const state = [{ type: 'undo' } as const, office('Q')].reduce<Editing>(reduce, having(office('P')));
    expect(state.future).toEqual([]);
  });

  test('bring back what was given up', () => {
    const given = having(office('P'), { type: 'discard' });
    expect(given.draft).toEqual(DRAFT);
    expect(seatOf(reduce(given, { type: 'undo' }), 'head-a')?.office.en).toBe('P');
    expect(having({ type: 'discard' }).past).toEqual([]);
  });

  test('are remembered up to a limit', () => {
    let state = begun();
    for (let i = 0; i <= UNDO_STEPS; i++) state = reduce(reduce(state, office(`P${i}`)), { type: 'settle' });
    expect(state.past).toHaveLength(UNDO_STEPS);
  });
});

describe('when somebody else has changed the talk', () => {
  const theirs = put(DRAFT, ['delegations', 'b', 'zone'], 'Asia/Urumqi');

  test('what they changed comes in, what I changed stays', () => {
    const state = having(office('Mine'), server(theirs));
    expect(state.draft.delegations[1]?.zone).toBe('Asia/Urumqi');
    expect(seatOf(state, 'head-a')?.office).toEqual({ en: 'Mine' });
    expect(state).toMatchObject({ conflicts: [], overtaken: true, sequence: 6 });
    expect(reduce(state, { type: 'seen' }).overtaken).toBe(false);
  });

  test('undoing my work does not undo theirs', () => {
    const state = reduce(having(office('Mine'), server(theirs)), { type: 'undo' });
    expect(state.draft).toEqual(theirs);
    expect(dirty(state)).toBe(false);
  });

  test('the same place changed by both is a conflict, in which mine stays until somebody decides', () => {
    const other = put(DRAFT, ['seats', 'head-a', 'office', 'en'], 'Theirs');
    const state = having(office('Mine'), server(other));
    expect(seatOf(state, 'head-a')?.office.en).toBe('Mine');
    const [conflict] = state.conflicts;
    expect(conflict).toEqual({ path: ['seats', 'head-a', 'office', 'en'], mine: 'Mine', theirs: 'Theirs' });
    if (conflict === undefined) return;
    const taken = reduce(state, { type: 'resolve', conflict, take: 'theirs' });
    expect(taken.draft).toEqual(other);
    expect(taken.conflicts).toEqual([]);
    expect(reduce(taken, { type: 'undo' }).draft).toEqual(state.draft);
    const kept = reduce(state, { type: 'resolve', conflict, take: 'mine' });
    expect(kept.conflicts).toEqual([]);
    expect(seatOf(kept, 'head-a')?.office.en).toBe('Mine');
  });

  test('what they took away and I changed is a conflict too, and mine is not lost', () => {
    const state = having(office('Mine'), server(put(DRAFT, ['seats', 'head-a'], undefined)));
    expect(seatOf(state, 'head-a')?.office.en).toBe('Mine');
    expect(state.conflicts).toHaveLength(1);
    expect(state.conflicts[0]?.theirs).toBeUndefined();
    const conflict = state.conflicts[0];
    if (conflict !== undefined) {
      expect(seatOf(reduce(state, { type: 'resolve', conflict, take: 'theirs' }), 'head-a')).toBeUndefined();
    }
  });

  test('both have added, and both orders of items are kept as far as they go', () => {
    const mine = { ...DRAFT.items[1], id: 'mine' } as Draft['items'][number];
    const other = { ...DRAFT.items[1], id: 'theirs' } as Draft['items'][number];
    const state = having(
      { type: 'add-item', item: mine },
      { type: 'move-item', id: 'i2', position: 0 },
      server(put(DRAFT, ['items', 'theirs'], other)),
    );
    expect(state.draft.items.map((one) => one.id)).toEqual(['i2', 'i1', 'mine', 'theirs']);
    expect(state.conflicts).toEqual([]);
  });

  test('a day is one value: nobody gets the day of one and the month of the other', () => {
    const day = (change: object) => ({ year: 2001, month: 7, day: 16, ...change });
    const other = put(DRAFT, ['announcement', 'signed'], day({ month: 8 }));
    const state = having({ type: 'announcement', change: { signed: day({ day: 17 }) } }, server(other));
    expect(state.draft.announcement.signed).toEqual(day({ day: 17 }));
    expect(state.conflicts.map((one) => one.path.join('.'))).toEqual(['announcement.signed']);
  });

  test('my own saving is no news', () => {
    const mine = having(office('Mine'));
    const state = reduce(mine, server(mine.draft, 7));
    expect(state).toMatchObject({ conflicts: [], overtaken: false, sequence: 7 });
    expect(dirty(state)).toBe(false);
    expect(reduce(state, { type: 'undo' }).draft).toEqual(DRAFT);
  });

  test('half of my saving leaves the other half to be saved, and is no news either', () => {
    const mine = having(office('Mine'), { type: 'item', id: 'i1', change: { openToPress: false } });
    const half = put(DRAFT, ['seats', 'head-a', 'office', 'en'], 'Mine');
    const state = reduce(mine, server(half));
    expect(state.draft).toEqual(mine.draft);
    expect(state).toMatchObject({ conflicts: [], overtaken: false });
    expect(dirty(state)).toBe(true);
  });
});
