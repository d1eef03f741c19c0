import { describe, expect, test } from 'vitest';
import { DRAFT } from '../../../test/secretariat';
import { LIMITS as TALK_LIMITS } from '../talk/limits';
import { check, LIMITS, reasonIssues } from './check';
import { anniversary, type Draft } from './draft';
import { put } from './merge';
import { dayExists, isoDay, isZone, zones } from './zones';

const found = (draft: Draft) => {
  const { arrangements, announcement } = check(draft);
  return [...arrangements, ...announcement].map(({ place, key }) => `${place} ${key.replace('prepare.issue.', '')}`);
};
const issues = (path: readonly string[], value: unknown) => found(put(DRAFT, path, value));

test('a whole draft is in order', () => {
  expect(found(DRAFT)).toEqual([]);
});

test('the limits are the server’s', () => {
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  const server: Readonly<Record<string, number>> = LIMITS;
  for (const [name, limit] of Object.entries(TALK_LIMITS)) {
    if (name !== 'idChars') expect(server[snake(name)], name).toBe(limit);
  }
});

describe('words', () => {
  test.each([
    ['missing', {}, 'words-missing'],
    ['blank', { en: ' ' }, 'words-missing'],
    ['too long', { en: 'x'.repeat(LIMITS.TITLE_CHARS + 1) }, 'text-too-long'],
    ['not showable', { en: 'a\u0007b' }, 'bad-text'],
    ['half a character', { en: 'a\ud83d' }, 'bad-text'],
    ['in no language', { 'not a tag': 'x' }, 'language'],
    ['in too many', Object.fromEntries('abcdefghi'.split('').map((one) => [one, 'x'])), 'languages-many'],
  ])('that are %s are found, in place', (_, name, key) => {
    expect(issues(['delegations', 'a', 'name'], name)).toEqual([`delegations.a.name ${key}`]);
    expect(issues(['seats', 'booth', 'office'], name)).toEqual([`seats.booth.office ${key}`]);
    expect(issues(['items', 'i2', 'title'], name)).toEqual([`items.i2.title ${key}`]);
    expect(issues(['announcement', 'title'], name)).toEqual([`announcement.title ${key}`]);
  });

  test('at their limit are in order, line breaks and whole pairs too', () => {
    expect(issues(['items', 'i2', 'title'], { en: 'x'.repeat(LIMITS.TITLE_CHARS), ar: 'a\n\t😀' })).toEqual([]);
    expect(reasonIssues({ en: 'x'.repeat(LIMITS.TEXT_CHARS) })).toEqual([]);
    expect(reasonIssues({ en: 'x'.repeat(LIMITS.TEXT_CHARS + 1) })).toHaveLength(1);
    expect(reasonIssues({ en: '  ' })).toEqual([]);
  });
});

describe('seats', () => {
  test('sit where their role sits', () => {
    expect(issues(['seats', 'head-a', 'delegation'], null)).toEqual(['seats.head-a.delegation side-missing']);
    expect(issues(['seats', 'secretary', 'delegation'], 'a')).toEqual(['seats.secretary.delegation no-side']);
    expect(issues(['seats', 'booth', 'delegation'], 'gone')).toEqual(['seats.booth.delegation side-unknown']);
    expect(issues(['seats', 'booth', 'delegation'], 'a')).toEqual([]);
  });

  test('a delegation has one head, one person presides, and somebody keeps the papers', () => {
    const chair = { id: 'c', role: 'CHAIR', delegation: null, office: { en: 'Chair' }, languages: [] };
    expect(issues(['seats', 'head-b', 'delegation'], 'a')).toEqual(['seats.head-b.role second-head']);
    expect(issues(['seats', 'c'], chair)).toEqual([]);
    const two = put(put(DRAFT, ['seats', 'c'], chair), ['seats', 'm'], { ...chair, id: 'm', role: 'MEDIATOR' });
    expect(found(two)).toEqual(['seats.m.role second-chair']);
    expect(issues(['seats', 'secretary'], undefined)).toEqual(['seats no-secretary']);
  });

  test('speak languages, each once', () => {
    expect(issues(['seats', 'booth', 'languages'], ['ru', 'ru'])).toEqual(['seats.booth.languages language']);
    expect(issues(['seats', 'booth', 'languages'], ['русский'])).toEqual(['seats.booth.languages language']);
    expect(issues(['seats', 'booth', 'languages'], ['zh-Hans', 'pt-BR'])).toEqual([]);
  });
});

test.each([
  ['delegations', LIMITS.DELEGATIONS],
  ['seats', LIMITS.SEATS],
  ['items', LIMITS.ITEMS],
] as const)('there is room for so many %s and no more', (list, limit) => {
  const fill = (length: number) => {
    const [first] = DRAFT[list].slice(-1);
    const more = Array.from({ length: length - DRAFT[list].length }, (_, i) => ({
      ...first,
      id: `x${i}`,
      role: 'OBSERVER',
      delegation: null,
    }));
    return found({ ...DRAFT, [list]: [...DRAFT[list], ...more] });
  };
  expect(fill(limit)).toEqual([]);
  expect(fill(limit + 1)).toEqual([`${list} too-many`]);
});

test('an item has a time that can be, an owner who is there, and so many papers', () => {
  expect(issues(['items', 'i1', 'allottedMillis'], LIMITS.LONGEST_MILLIS)).toEqual([]);
  expect(issues(['items', 'i1', 'allottedMillis'], LIMITS.LONGEST_MILLIS + 1)).toEqual([
    'items.i1.allottedMillis too-long',
  ]);
  expect(issues(['items', 'i1', 'owner'], 'gone')).toEqual(['items.i1.owner side-unknown']);
  const papers = Array.from({ length: LIMITS.DOCUMENTS_PER_ITEM + 1 }, (_, i) => ({
    ...DRAFT.items[0]?.documents[0],
    id: `p${i}`,
  }));
  expect(issues(['items', 'i1', 'documents'], papers)).toEqual(['items.i1.documents too-many']);
});

test('an announcement says when, how long, why and in which languages', () => {
  expect(issues(['announcement', 'startMillis'], null)).toEqual(['announcement.startMillis start-missing']);
  expect(issues(['announcement', 'startMillis'], LIMITS.LAST_MILLIS + 1)).toEqual([
    'announcement.startMillis start-beyond',
  ]);
  expect(issues(['announcement', 'durationMillis'], 0)).toEqual(['announcement.durationMillis duration-missing']);
  expect(issues(['announcement', 'durationMillis'], LIMITS.LONGEST_MILLIS + 1)).toEqual([
    'announcement.durationMillis too-long',
  ]);
  expect(issues(['announcement', 'occasion'], {})).toEqual(['announcement.occasion words-missing']);
  expect(issues(['announcement', 'signed'], { year: 2001, month: 2, day: 29 })).toEqual([
    'announcement.signed no-such-day',
  ]);
  expect(issues(['announcement', 'initiator'], 'gone')).toEqual(['announcement.initiator side-unknown']);
});

test('a zone is one that can be counted in', () => {
  expect(issues(['delegations', 'a', 'zone'], '')).toEqual(['delegations.a.zone zone-missing']);
  expect(issues(['delegations', 'a', 'zone'], 'Europe/Atlantis')).toEqual(['delegations.a.zone zone-unknown']);
  expect(zones().every(isZone)).toBe(true);
  expect(zones()).toContain('Asia/Shanghai');
});

test('days are those of the Gregorian calendar', () => {
  expect(dayExists({ year: 2000, month: 2, day: 29 })).toBe(true);
  expect(dayExists({ year: 1900, month: 2, day: 29 })).toBe(false);
  expect(dayExists({ year: 1, month: 1, day: 1 })).toBe(true);
  expect(dayExists({ year: 0, month: 1, day: 1 })).toBe(false);
  expect(dayExists({ year: 2001, month: 13, day: 1 })).toBe(false);
  expect(isoDay({ year: 987, month: 7, day: 3 })).toBe('0987-07-03');
});

test('an anniversary is counted in the year of the talk, as it is there', () => {
  const signed = { year: 2001, month: 7, day: 16 };
  expect(anniversary(signed, Date.UTC(2021, 5, 28, 10), 'Europe/Moscow')).toBe(20);
  expect(anniversary(signed, Date.UTC(2020, 11, 31, 22), 'Asia/Shanghai')).toBe(20);
  expect(anniversary(signed, Date.UTC(2020, 11, 31, 22), 'UTC')).toBe(19);
  expect(anniversary(signed, Date.UTC(2001, 8, 1), 'UTC')).toBeNull();
  expect(anniversary(null, 0, 'UTC')).toBeNull();
});
