import { readdirSync, readFileSync } from 'node:fs';
import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { ACTIONS } from '../src/core/actions';
import { formatLocale, isLanguage, LANGUAGE_NAMES } from '../src/core/locale';
import { PROBLEMS, threeParts } from '../src/core/problem';
import { sources } from './sources';

type Messages = Record<string, string>;

const LANGUAGES = readdirSync('messages').map((file) => file.replace('.json', ''));
const read = (language: string): Messages => JSON.parse(readFileSync(`messages/${language}.json`, 'utf8'));
const ENGLISH = read('en');
const CODE = sources('src')
  .filter((file) => !file.includes('.test.'))
  .map((file) => readFileSync(file, 'utf8'));

/** Keys as they stand in the code, and keys that are put together there, as patterns. */
function usedKeys(): (key: string) => boolean {
  const literal = new Set(
    CODE.flatMap((text) => [...text.matchAll(/['"]([a-z]+\.[a-z.-]+)['"]/g)].map(([, key]) => key)),
  );
  const patterns = CODE.flatMap((text) => [...text.matchAll(/`([a-z]+\.[a-z.-]*\$\{[^`]+)`/g)]).map(
    ([, template = '']) => new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\$\{[^}]+\}/g, '[a-z-]+')}$`),
  );
  return (key) => literal.has(key) || patterns.some((pattern) => pattern.test(key));
}

/** Arguments that a text takes: `{name}`, `{count, plural, …}`. */
function argumentsOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{([a-z]+)(?=[},])/g)].map(([, name = '']) => name))].sort();
}

/** Keys that the server sends. */
function sentKeys(): Set<string> {
  const { refusals, remedies } = JSON.parse(readFileSync('../docs/fixtures/refusals.json', 'utf8'));
  const { requests } = JSON.parse(readFileSync('../docs/fixtures/requests.json', 'utf8'));
  return new Set([...Object.keys(refusals), ...Object.keys(requests), ...remedies]);
}

/** Keys that the server says by itself, on the public pages and in calendars. */
function serverKeys(): Set<string> {
  const code = ['../node/src/main/java/hiwar/node/press', '../node/src/main/jte'].flatMap((folder) =>
    readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, 'utf8')),
  );
  return new Set(code.flatMap((text) => [...text.matchAll(/"([a-z]+\.[a-z-]+)"/g)].map(([, key = '']) => key)));
}

test('every text is used', () => {
  const used = usedKeys();
  const sent = new Set([...sentKeys(), ...serverKeys()]);
  expect(Object.keys(ENGLISH).filter((key) => !used(key) && !sent.has(key))).toEqual([]);
});

test('every problem has its three parts, every action its name, and the parts differ', () => {
  for (const problem of PROBLEMS) {
    const parts = Object.values(threeParts(problem)).map((key) => ENGLISH[key]);
    expect(
      parts.every((part) => part !== undefined && part !== ''),
      problem,
    ).toBe(true);
    expect(new Set(parts).size, problem).toBe(3);
  }
  for (const { nameKey } of ACTIONS) expect(ENGLISH[nameKey]).toBeTruthy();
});

test('every problem named by a text is one', () => {
  const named = Object.keys(ENGLISH).flatMap((key) => /^problem\.(.+)\.what$/.exec(key)?.[1] ?? []);
  expect(named.sort()).toEqual([...PROBLEMS].sort());
});

describe.each(LANGUAGES)('%s', (language) => {
  const messages = read(language);

  test('is a language of the interface and has every text', () => {
    expect(isLanguage(language)).toBe(true);
    expect(Object.keys(messages)).toEqual(Object.keys(ENGLISH));
    expect(Object.keys(messages)).toEqual([...Object.keys(messages)].sort());
  });

  test('takes the same arguments', () => {
    for (const [key, text] of Object.entries(messages)) {
      expect(argumentsOf(text), key).toEqual(argumentsOf(ENGLISH[key] ?? ''));
    }
  });

  test('can be said with every number, and leaves nothing open', () => {
    if (!isLanguage(language)) return;
    const failures: string[] = [];
    const onError = (error: Error) => failures.push(error.message);
    const intl = createIntl({ locale: formatLocale(language), messages, onError });
    for (const [key, message] of Object.entries(messages)) {
      for (const number of [0, 1, 2, 3, 5, 11, 21, 100, 102]) {
        const counted = (name: string) => new RegExp(`\\{${name}, (?:plural|selectordinal),`).test(message);
        const values = Object.fromEntries(argumentsOf(message).map((name) => [name, counted(name) ? number : 'N']));
        expect(intl.formatMessage({ id: key }, values), key).toMatch(/^[^{}#]+$/);
      }
    }
    expect(failures).toEqual([]);
  });

  test('is written in its own script, but for names and keys', () => {
    if (!isLanguage(language)) return;
    const foreign = /[A-Za-z]/;
    const own = { en: /[a-z]/i, ar: /\p{Script=Arabic}/u, ru: /\p{Script=Cyrillic}/u, zh: /\p{Script=Han}/u }[language];
    for (const [key, text] of Object.entries(messages)) {
      const plain = text.replaceAll(/\{\w+, plural,|\b(?:zero|one|two|few|many|other) (?=\{)|\{\w+\}/g, '');
      expect(plain, key).toMatch(own);
      const names = /Firefox|Chrome|Edge|Safari|Hiwar|Alt|Ctrl|https/g;
      if (language !== 'en') expect(plain.replaceAll(names, ''), key).not.toMatch(foreign);
    }
  });
});

test('each language is called by its own name', () => {
  expect(Object.keys(LANGUAGE_NAMES)).toEqual(expect.arrayContaining(LANGUAGES));
});

/** Words that the product does not use for itself, as parts of words. */
const AVOIDED: Record<string, RegExp> = {
  en: /\bmeetings?\b|\busers?\b|\bhosts?\b|\bmoderators?\b|\bconference/i,
  ar: /اجتماع|مستخدم|مضيف|مؤتمر/,
  ru: /встреч|пользовател|организатор|модератор|конференц/i,
  zh: /会议|用户|主持人/,
};

test.each(LANGUAGES)('%s keeps to the words of the talks', (language) => {
  for (const [key, text] of Object.entries(read(language))) expect(text, key).not.toMatch(AVOIDED[language] ?? /^$/);
});

test('no view says anything that is not a text of messages/', () => {
  const spoken = /\b(?:label|title|alt|placeholder|aria-label|aria-description|what|works|todo)="[^"]*\p{L}[^"]*"/u;
  for (const text of CODE) expect(text).not.toMatch(spoken);
});
