import { expect, test } from 'vitest';
import { chooseLanguage, direction, formatLocale, isLanguage, LANGUAGE_NAMES, type Language } from './locale';

const ALL = Object.keys(LANGUAGE_NAMES) as Language[];

test.each([
  [['ar-EG', 'en'], 'ar'],
  [['de', 'fr-CA', 'ru-RU'], 'ru'],
  [['zh-Hans-CN'], 'zh'],
  [['AR'], 'ar'],
  [['de', 'xx', ''], 'en'],
  [[], 'en'],
])('the wishes %j choose %s', (wishes, language) => expect(chooseLanguage(wishes, ALL)).toBe(language));

test('a language without texts is not chosen', () => {
  expect(chooseLanguage(['ru', 'ar'], ['ar', 'en'])).toBe('ar');
  expect(chooseLanguage(['ru'], ['ar', 'en'])).toBe('en');
});

test('only Arabic is written from the right', () => {
  expect(ALL.filter((language) => direction(language) === 'rtl')).toEqual(['ar']);
});

test('Arabic has European digits, English puts the day before the month', () => {
  const day = new Date(Date.UTC(2021, 5, 28, 12));
  const written = (language: Language) =>
    new Intl.DateTimeFormat(formatLocale(language), { dateStyle: 'long', timeZone: 'UTC' }).format(day);
  expect(written('ar')).toContain('28');
  expect(written('en')).toBe('28 June 2021');
  expect(written('zh')).toBe('2021年6月28日');
});

test('languages are known by their tag alone', () => {
  expect(ALL.every(isLanguage)).toBe(true);
  expect(isLanguage('de')).toBe(false);
});
