import { readFileSync } from 'node:fs';
import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { formatLocale, type Language } from './locale';
import { refusalWords } from './refusal';
import type { Values, Words } from './words';

interface Fixture {
  readonly refusals: Readonly<Record<string, readonly string[]>>;
  readonly remedies: readonly string[];
}

const FIXTURE: Fixture = JSON.parse(readFileSync('../docs/fixtures/refusals.json', 'utf8'));
const { requests: REQUESTS } = JSON.parse(readFileSync('../docs/fixtures/requests.json', 'utf8'));
const SENT: Readonly<Record<string, string>> = { limit: '3', role: 'CHECK_INTERPRETER' };

function speaker(language: Language) {
  const messages = JSON.parse(readFileSync(`messages/${language}.json`, 'utf8'));
  const failures: string[] = [];
  const intl = createIntl({
    locale: formatLocale(language),
    messages,
    onError: (error) => failures.push(error.message),
  });
  const said = (values: Values): Record<string, string | number> =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? say(value) : value]),
    );
  const say = (words: Words): string => intl.formatMessage({ id: words.key }, said(words.values ?? {}));
  return { say, failures };
}

describe.each(['en', 'ar', 'ru', 'zh'] as const)('in %s', (language) => {
  test('every refusal and every remedy of the server has its text, with the arguments that come with it', () => {
    const { say, failures } = speaker(language);
    const remedies = FIXTURE.remedies;
    for (const [reason, names] of Object.entries<readonly string[]>({ ...FIXTURE.refusals, ...REQUESTS })) {
      const sent = Object.fromEntries(names.map((name) => [name, SENT[name] ?? 'x']));
      const words = refusalWords({ reason, remedy: remedies[0] ?? '', arguments: sent }, () => 'N');
      for (const part of Object.values(words)) expect(say(part), reason).toMatch(/^[^{}]+$/);
      expect(words.what.key).toBe(reason);
    }
    for (const remedy of remedies) {
      const { todo } = refusalWords({ reason: 'refusal.already-so', remedy, arguments: {} });
      expect(todo.key).toBe(remedy);
      expect(say(todo)).toMatch(/\S/);
    }
    expect(failures).toEqual([]);
  });
});

test('names are told apart from identifiers', () => {
  const { say } = speaker('en');
  const refused = { reason: 'refusal.floor-taken', remedy: 'next.end-intervention', arguments: { seat: 's1' } };
  const words = refusalWords(refused, (kind, name) => (kind === 'seat' && name === 's1' ? 'The head' : undefined));
  expect(say(words.what)).toBe('The head has the floor.');
  expect(say(refusalWords(refused).what)).toBe('s1 has the floor.');
});

test('a limit is said as what it limits', () => {
  const { say } = speaker('en');
  const said = (reason: string, limit: number) =>
    say(refusalWords({ reason, remedy: 'next.correct', arguments: { limit: String(limit) } }).what);
  expect(said('refusal.bad-time', 30_000)).toContain('30 seconds');
  expect(said('refusal.bad-time', 86_400_000)).toContain('24 hours');
  expect(said('refusal.bad-time', 253_402_300_799_999)).toContain('it has passed');
  expect(said('refusal.bad-time', Number.NaN)).toContain('beyond what the talks allow');
  expect(said('refusal.bad-document', 2 ** 30)).toContain('1,024 megabytes');
  expect(said('refusal.text-too-long', 300)).toContain('300 characters');
});

test('what a later server says is still told', () => {
  const { say } = speaker('en');
  const words = refusalWords({ reason: 'news', remedy: '', arguments: {} });
  expect(say(words.what)).toMatch(/reason/);
  expect(words.todo.key).toBe('next.look-again');
});
