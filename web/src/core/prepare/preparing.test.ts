import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../test/clock';
import { Desk, DRAFT, MemoryShelf } from '../../../test/secretariat';
import { draftOf } from './draft';
import { dirty } from './editing';
import { keptDraft } from './keeping';
import { put } from './merge';
import { LOOK_MILLIS, Preparation } from './preparing';

function setting() {
  const desk = new Desk();
  const shelf = new MemoryShelf();
  const clock = new VirtualClock();
  let count = 0;
  const parts = { desk, shelf, clock, newId: () => `n${++count}` };
  return { desk, shelf, clock, parts, make: () => new Preparation(parts, 't') };
}

async function opened() {
  const all = setting();
  const work = all.make();
  await work.open();
  return { ...all, work, state: () => work.store.state(), draft: () => work.store.state().editing?.draft };
}

/** Writes the whole sample draft into the work, place by place, as a person does. */
function write(work: Preparation) {
  const secretary = DRAFT.seats[0];
  for (const delegation of DRAFT.delegations) work.step({ type: 'add-delegation', delegation });
  for (const seat of DRAFT.seats) if (seat !== secretary) work.step({ type: 'add-seat', seat });
  for (const item of DRAFT.items) work.step({ type: 'add-item', item });
  work.step({ type: 'announcement', change: DRAFT.announcement });
}

describe('saving', () => {
  test('makes the talk as drafted, one command after the other, and says how far it is', async () => {
    const { work, desk, state } = await opened();
    write(work);
    const told: string[] = [];
    work.store.subscribe(() => {
      const { saving } = state();
      if (saving !== null) told.push(`${saving.done}/${saving.all}`);
    });
    expect(await work.save()).toBe(true);
    expect(desk.served.commands).toHaveLength(8);
    expect(new Set(told)).toContain('8/8');
    expect(draftOf(desk.served.state).items).toEqual(DRAFT.items);
    expect(state()).toMatchObject({ saving: null, outcome: { left: [], refused: null } });
  });

  test('stops at the first refusal, says what was not done, and goes on from there', async () => {
    const { work, desk, state } = await opened();
    write(work);
    desk.refuseAt = 3;
    expect(await work.save()).toBe(false);
    expect(state().outcome?.done).toHaveLength(2);
    expect(state().outcome?.left[0]?.type).toBe('AccreditSeat');
    expect(state().outcome?.refused?.reason).toBe('refusal.not-stored');
    expect(state().editing?.overtaken).toBe(false);
    desk.refuseAt = null;
    expect(await work.save()).toBe(true);
    expect(draftOf(desk.served.state).seats.map((one) => one.id)).toEqual(DRAFT.seats.map((one) => one.id));
  });

  test('repeats under the same name what got no answer, so that nothing is done twice', async () => {
    const { work, desk } = await opened();
    write(work);
    desk.loseAnswers = 1;
    expect(await work.save()).toBe(true);
    expect(desk.served.commands).toHaveLength(8);
    expect(desk.ids[0]).toBe(desk.ids[1]);
  });

  test('can be stopped; what is done stays done', async () => {
    const { work, desk, state } = await opened();
    write(work);
    const unsubscribe = work.store.subscribe(() => {
      if (state().saving?.done === 2) work.stop();
    });
    expect(await work.save()).toBe(false);
    unsubscribe();
    expect(state().outcome).toMatchObject({ refused: null });
    expect(state().outcome?.left.length).toBeGreaterThan(0);
    expect(desk.served.commands).toHaveLength(2);
  });

  test('does not touch what somebody else changed meanwhile', async () => {
    const { work, desk } = await opened();
    write(work);
    await work.save();
    work.step({ type: 'seat', id: 'head-a', change: { office: { en: 'Mine' } } });
    desk.served.happen({ type: 'SeatChanged', seat: 'head-b', office: { en: 'Theirs' }, languages: [] });
    expect(await work.save()).toBe(true);
    const offices = draftOf(desk.served.state).seats.map((one) => one.office.en);
    expect(offices).toEqual(expect.arrayContaining(['Mine', 'Theirs']));
  });

  test('waits while both have changed the same', async () => {
    const { work, desk, state } = await opened();
    write(work);
    await work.save();
    const before = desk.served.commands.length;
    work.step({ type: 'seat', id: 'head-a', change: { office: { en: 'Mine' } } });
    desk.served.happen({ type: 'SeatChanged', seat: 'head-a', office: { en: 'Theirs' }, languages: ['ru'] });
    expect(await work.save()).toBe(false);
    expect(desk.served.commands).toHaveLength(before);
    const conflict = state().editing?.conflicts[0];
    expect(conflict).toMatchObject({ mine: 'Mine', theirs: 'Theirs' });
    if (conflict !== undefined) work.step({ type: 'resolve', conflict, take: 'mine' });
    expect(await work.save()).toBe(true);
    expect(draftOf(desk.served.state).seats.find((one) => one.id === 'head-a')?.office.en).toBe('Mine');
  });
});

describe('the announcement', () => {
  test('is told with everything that was not saved, then changed, put off and called off', async () => {
    const { work, desk, state } = await opened();
    write(work);
    expect(await work.announce()).toBe(true);
    expect(draftOf(desk.served.state)).toEqual(DRAFT);
    expect(state().editing && dirty(state().editing ?? never())).toBe(false);
    work.step({ type: 'announcement', change: { durationMillis: 60_000 } });
    expect(await work.changeAnnouncement({ en: 'Shorter', ar: ' ' })).toBe(true);
    expect(desk.served.commands.at(-1)).toMatchObject({ type: 'ChangeAnnouncement', reason: { en: 'Shorter' } });
    expect(await work.postpone(null, 'a', {})).toBe(true);
    expect(desk.served.commands.at(-1)).toEqual({ type: 'PostponeTalk', askedBy: 'a', reason: {} });
    expect(desk.served.state.preparation.phase).toBe('POSTPONED');
    const later = Date.UTC(2021, 6, 16, 10);
    expect(await work.postpone(later, null, {})).toBe(true);
    expect(state().editing).toMatchObject({ overtaken: false, draft: { announcement: { startMillis: later } } });
    expect(await work.cancel(null, { en: 'Off' })).toBe(true);
    expect(desk.served.commands.at(-1)).toEqual({ type: 'CancelTalk', reason: { en: 'Off' } });
  });
});

describe('nothing typed is lost', () => {
  test('what is not saved is there again when the page is opened again', async () => {
    const { work, make, shelf } = await opened();
    write(work);
    work.close();
    const again = make();
    await again.open();
    expect(again.store.state().editing?.draft).toEqual(work.store.state().editing?.draft);
    await again.announce();
    expect(keptDraft(shelf, 't')).toBeNull();
  });

  test('even if the talk was changed in between: what comes back is merged', async () => {
    const { work, make, desk } = await opened();
    write(work);
    await work.save();
    work.step({ type: 'item', id: 'i1', change: { openToPress: false } });
    work.close();
    desk.served.happen({ type: 'ItemDropped', item: 'i2' });
    const again = make();
    await again.open();
    const { editing } = again.store.state();
    expect(editing?.draft.items.map((one) => [one.id, one.openToPress])).toEqual([['i1', false]]);
    expect(editing?.overtaken).toBe(true);
  });

  test('and the person is told when this browser keeps nothing', async () => {
    const { work, shelf, state } = await opened();
    shelf.full = true;
    work.step({ type: 'announcement', change: { title: { en: 'Other' } } });
    expect(state().kept).toBe(false);
  });

  test('what was kept by another version, or is broken, is left alone', () => {
    const { shelf } = setting();
    for (const text of ['{', '[]', '{"version":0}', '{"version":1,"sequence":1,"base":{},"draft":{}}']) {
      shelf.write('hiwar.draft.t', text);
      expect(keptDraft(shelf, 't')).toBeNull();
    }
  });
});

describe('the page looks', () => {
  test('again from time to time, until it is closed', async () => {
    const { work, desk, clock, draft } = await opened();
    desk.served.happen({ type: 'DelegationAdded', delegation: { id: 'z', name: { en: 'Z' }, zone: 'UTC' } });
    await clock.pass(LOOK_MILLIS);
    expect(draft()?.delegations).toHaveLength(1);
    work.close();
    const reads = desk.reads;
    await clock.pass(10 * LOOK_MILLIS);
    expect(desk.reads).toBe(reads);
  });

  test('and says so when the talk cannot be read, without losing the draft', async () => {
    const { work, desk, clock, state, draft } = await opened();
    work.step({ type: 'announcement', change: { title: { en: 'Other' } } });
    desk.gone = true;
    await clock.pass(LOOK_MILLIS);
    expect(state()).toMatchObject({ phase: 'ready', failure: { reason: 'request.no-answer' } });
    expect(draft()).toEqual(put(draft() ?? DRAFT, ['announcement', 'title', 'en'], 'Other'));
  });

  test('a talk that was never read is a failure of the page', async () => {
    const { desk, make } = setting();
    desk.gone = true;
    const work = make();
    await work.open();
    expect(work.store.state().phase).toBe('failed');
  });
});

describe('invitations', () => {
  test('are made with a link that is seen once, and taken back with it', async () => {
    const { work, state } = await opened();
    await work.invite('head-a', 'SITTING');
    const [link] = state().links;
    expect(link?.link).toContain('#');
    expect(state().invitations).toMatchObject([{ seat: 'head-a', scope: 'SITTING' }]);
    await work.revoke(link?.invitation.id ?? '');
    expect(state().links).toEqual([]);
    expect(state().invitations[0]?.revokedMillis).toBeDefined();
  });

  test('that are refused say why', async () => {
    const { work, desk, state } = await opened();
    desk.gone = true;
    await work.invite('head-a', 'TALK');
    expect(state().refused?.reason).toBe('request.no-answer');
    work.putAway();
    expect(state().refused).toBeNull();
  });
});

test('a paper is put on the server under its hash and then into the draft', async () => {
  const { work, desk, draft } = await opened();
  write(work);
  await work.attach('i2', new Blob(['hello']), { en: 'Paper' }, null);
  const sha256 = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
  expect(draft()?.items[1]?.documents).toMatchObject([{ title: { en: 'Paper' }, sha256, sizeBytes: 5, from: null }]);
  expect(desk.papers).toEqual([sha256]);
});

function never(): never {
  throw new Error('no draft');
}
