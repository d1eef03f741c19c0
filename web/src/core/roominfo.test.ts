import { describe, expect, test } from 'vitest';
import { bareRoom, DELEGATION_LIMIT, readRoomInfo, saysSomething } from './roominfo';
import { inLanguage, readWorded } from './worded';

const read = (fields: unknown) => readRoomInfo('treaty', JSON.stringify(fields));

describe('room metadata', () => {
  test.each([undefined, '', '{', '7', 'null', '[]', '"text"'])('%j yields the bare room', (metadata) => {
    expect(readRoomInfo('treaty', metadata)).toEqual(bareRoom('treaty'));
    expect(saysSomething(readRoomInfo('treaty', metadata))).toBe(false);
  });

  test('of another product is not mistaken for ours', () => {
    expect(read({ title: 7, delegations: 'two', startsAt: 12, agenda: [] })).toEqual(bareRoom('treaty'));
  });

  test('gives title, item, occasion and times', () => {
    const room = read({ title: 'T', item: 'I', occasion: 'O', startsAt: '2021-06-28T10:00:00+03:00', startedAt: 'x' });
    expect(saysSomething(room)).toBe(true);
    expect([room.title, room.item, room.occasion]).toEqual([{ '': 'T' }, { '': 'I' }, { '': 'O' }]);
    expect(room.startsAtMillis).toBe(Date.UTC(2021, 5, 28, 7));
    expect(room.startedAtMillis).toBeNull();
  });

  test('a time without a zone would differ on each side and is not taken', () => {
    expect(read({ startsAt: '2021-06-28T10:00:00' }).startsAtMillis).toBeNull();
    expect(read({ startsAt: '2021-06-28' }).startsAtMillis).toBeNull();
    expect(read({ startsAt: '2021-06-28T10:00:00Z' }).startsAtMillis).not.toBeNull();
  });

  test('delegations keep their order, once each, named at least by their id', () => {
    const { delegations } = read({
      delegations: [
        { id: 'b' },
        { id: 'a', name: 'A', zone: 'Asia/Shanghai' },
        { id: 'b', name: 'again' },
        null,
        7,
        {},
      ],
    });
    expect(delegations).toEqual([
      { id: 'b', name: { '': 'b' }, zone: '' },
      { id: 'a', name: { '': 'A' }, zone: 'Asia/Shanghai' },
    ]);
  });

  test('an unknown zone is none', () => {
    expect(read({ delegations: [{ id: 'a', zone: 'Moon/Base' }] }).delegations[0]?.zone).toBe('');
  });

  test('more delegations than can be told apart are left out', () => {
    const delegations = Array.from({ length: DELEGATION_LIMIT + 1 }, (_, i) => ({ id: `${i}` }));
    expect(read({ delegations }).delegations).toHaveLength(DELEGATION_LIMIT);
  });
});

describe('a text in several languages', () => {
  const title = readWorded({ en: 'Talks', ar: 'محادثات', zh: '', bad: 7 });

  test('is read in the reader’s own, else in English', () => {
    expect(inLanguage(title, 'ar')).toBe('محادثات');
    expect(inLanguage(title, 'zh')).toBe('Talks');
  });

  test('in one language is read in it by everybody', () => {
    expect(inLanguage(readWorded('Переговоры'), 'ar')).toBe('Переговоры');
    expect(inLanguage(readWorded({ ru: 'Переговоры' }), 'ar')).toBe('Переговоры');
  });

  test.each([undefined, null, 7, '', {}, { en: '' }])('%j is none', (value) => {
    expect(inLanguage(readWorded(value), 'en')).toBe('');
  });
});
