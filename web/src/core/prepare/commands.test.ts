import { describe, expect, test } from 'vitest';
import { DRAFT, SECRETARY, ServedTalk } from '../../../test/secretariat';
import { announceCommand, commandsTo } from './commands';
import { type Draft, draftOf, tidied } from './draft';
import { put } from './merge';

/** Everything but the announcement, which is announced and not saved. */
const arranged = ({ delegations, seats, items }: Draft) => ({ delegations, seats, items });

function lead(server: ServedTalk, target: Draft) {
  const commands = commandsTo(draftOf(server.state), target);
  for (const command of commands) expect(server.order(command), JSON.stringify(command)).toBeNull();
  return commands.map((command) => command.type);
}

/** The order of seats is that of accreditation and means nothing; so is that of delegations. */
function sorted(draft: Draft) {
  const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
  const { delegations, seats, items } = arranged(tidied(draft));
  const papers = items.map((item) => ({ ...item, documents: item.documents.toSorted(byId) }));
  return { delegations: delegations.toSorted(byId), seats: seats.toSorted(byId), items: papers };
}

function reaches(server: ServedTalk, target: Draft) {
  lead(server, target);
  expect(sorted(draftOf(server.state))).toEqual(sorted(target));
  expect(commandsTo(draftOf(server.state), target)).toEqual([]);
}

describe('a draft becomes a talk', () => {
  test('from nothing, and then nothing is left to do', () => {
    const server = new ServedTalk();
    reaches(server, DRAFT);
    expect(arranged(draftOf(server.state))).toEqual(arranged(DRAFT));
  });

  test('and comes back from its announcement as it was', () => {
    const server = new ServedTalk();
    lead(server, DRAFT);
    const announce = announceCommand(DRAFT);
    expect(announce && server.order(announce)).toBeNull();
    expect(draftOf(server.state)).toEqual(DRAFT);
  });

  test('languages in which nothing is said are not sent', () => {
    const server = new ServedTalk();
    reaches(server, put(DRAFT, ['delegations', 'a', 'name', 'ru'], '  '));
    expect(server.state.preparation.delegations[0]?.name).toEqual({ en: 'Side A', ar: 'الجانب الأول' });
  });

  test('without a time there is nothing to announce', () => {
    expect(announceCommand(put(DRAFT, ['announcement', 'startMillis'], null))).toBeNull();
  });

  test('an occasion without words is none, and takes its day with it', () => {
    const announce = announceCommand(put(DRAFT, ['announcement', 'occasion'], { en: ' ' }));
    expect(announce).not.toHaveProperty('announcement.occasion');
  });
});

describe('a talk that stands is changed by', () => {
  const prepared = () => {
    const server = new ServedTalk();
    lead(server, DRAFT);
    return server;
  };

  test('one command for one change', () => {
    const one = (path: readonly string[], value: unknown) => {
      const server = prepared();
      const types = lead(server, put(DRAFT, path, value));
      return types.join(' ');
    };
    expect(one(['delegations', 'a', 'zone'], 'Europe/Minsk')).toBe('ChangeDelegation');
    expect(one(['seats', 'head-a', 'office', 'en'], 'President')).toBe('ChangeSeat');
    expect(one(['seats', 'booth', 'languages'], ['ru'])).toBe('ChangeSeat');
    expect(one(['seats', 'booth'], undefined)).toBe('RevokeAccreditation');
    expect(one(['items', 'i2', 'openToPress'], true)).toBe('ChangeItem');
    expect(one(['items', 'i2'], undefined)).toBe('DropItem');
    expect(one(['items', 'i1', 'documents', 'd1'], undefined)).toBe('WithdrawDocument');
    expect(one(['announcement', 'title', 'en'], 'Other')).toBe('');
  });

  test('another role, or another side, as another accreditation', () => {
    expect(lead(prepared(), put(DRAFT, ['seats', 'booth', 'role'], 'CHECK_INTERPRETER'))).toEqual([
      'RevokeAccreditation',
      'AccreditSeat',
    ]);
    reaches(prepared(), put(DRAFT, ['seats', 'booth', 'delegation'], 'a'));
  });

  test('a new head after the old one has gone', () => {
    const without = put(DRAFT, ['seats', 'head-a'], undefined);
    const another = { id: 'new', role: 'HEAD', delegation: 'a', office: { en: 'Head' }, languages: [] };
    reaches(prepared(), put(without, ['seats', 'new'], another));
  });

  test('a new secretary before the last one goes', () => {
    const without = put(DRAFT, ['seats', SECRETARY.id], undefined);
    const another = { id: 'new', role: 'SECRETARY', delegation: null, office: { en: 'Secretary' }, languages: [] };
    reaches(prepared(), put(without, ['seats', 'new'], another));
  });

  test('a side that goes with everything it has', () => {
    const rest = put(
      put(put(DRAFT, ['delegations', 'b'], undefined), ['seats', 'head-b'], undefined),
      ['items', 'i2'],
      undefined,
    );
    reaches(prepared(), rest);
  });

  test('a side that is replaced while there is no room for a ninth', () => {
    const more = Array.from({ length: 6 }, (_, i) => ({ id: `s${i}`, name: { en: `Side ${i}` }, zone: 'UTC' }));
    const full: Draft = { ...DRAFT, delegations: [...DRAFT.delegations, ...more] };
    const server = new ServedTalk();
    reaches(server, full);
    const ninth = { id: 'ninth', name: { en: 'Ninth' }, zone: 'UTC' };
    reaches(server, put(put(full, ['delegations', 's3'], undefined), ['delegations', 'ninth'], ninth));
  });

  test('items in any order, with the fewest moves for one that goes first', () => {
    const items = ['i1', 'i2', 'i3', 'i4', 'i5'].map((id) => ({ ...DRAFT.items[1], id }) as Draft['items'][number]);
    const draft = { ...DRAFT, items };
    const server = new ServedTalk();
    reaches(server, draft);
    expect(lead(server, { ...DRAFT, items: [items[4], ...items.slice(0, 4)] as Draft['items'] })).toEqual(['MoveItem']);
    reaches(server, { ...DRAFT, items: [3, 0, 4, 2].map((i) => items[i]) as Draft['items'] });
  });
});

test('any draft can be reached from any other', () => {
  const random = randomOf(7);
  for (let run = 0; run < 300; run++) {
    const server = new ServedTalk();
    reaches(server, randomDraft(random));
    reaches(server, randomDraft(random));
    reaches(server, randomDraft(random));
  }
});

type Random = (below: number) => number;

function randomOf(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Few names and many draws, so that the same things come again with other contents, in other orders. */
function randomDraft(random: Random): Draft {
  const some = (names: readonly string[]) => names.filter(() => random(3) > 0).toSorted(() => random(3) - 1);
  const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T;
  const sides = some(['a', 'b', 'c', 'd']);
  const side = () => (sides.length === 0 || random(3) === 0 ? null : pick(sides));
  const words = () => ({ en: `W${random(3)}`, ...(random(2) > 0 ? { ar: `ك${random(2)}` } : {}) });
  const heads = new Set<string | null>();
  const seats = some(['s1', 's2', 's3', 's4', 's5']).map((id): Draft['seats'][number] => {
    const delegation = side();
    const head = delegation !== null && !heads.has(delegation) && random(2) > 0;
    if (head) heads.add(delegation);
    const role = head
      ? 'HEAD'
      : pick(
          delegation === null
            ? (['INTERPRETER', 'OBSERVER', 'SECRETARY'] as const)
            : (['DELEGATE', 'INTERPRETER'] as const),
        );
    return { id, role, delegation, office: words(), languages: some(['ru', 'zh']) };
  });
  const always: Draft['seats'][number] = {
    id: pick(['secretary', 'k2']),
    role: 'SECRETARY',
    delegation: null,
    office: words(),
    languages: [],
  };
  return {
    ...DRAFT,
    delegations: sides.map((id) => ({ id, name: words(), zone: pick(['UTC', 'Asia/Shanghai']) })),
    seats: [always, ...seats],
    items: some(['i1', 'i2', 'i3', 'i4']).map((id) => ({
      id,
      title: words(),
      kind: pick(['PROTOCOL', 'BILATERAL']),
      owner: side(),
      allottedMillis: random(3) * 60_000,
      openToPress: random(2) > 0,
      documents: some([`${id}-p`, `${id}-q`]).map((paper) => ({
        id: paper,
        title: words(),
        sha256: String(random(2)).repeat(64),
        sizeBytes: 1,
        from: side(),
      })),
    })),
  };
}
