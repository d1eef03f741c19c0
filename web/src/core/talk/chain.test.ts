import { describe, expect, test } from 'vitest';
import { TALKS, talkFixture } from '../../../test/fixtures';
import { canonical } from './canonical';
import { browserHash, ChainCheck, FIRST_TEXT, lineText } from './chain';
import type { Line } from './frames';

const hash = browserHash();
if (hash === null) throw new Error('this platform cannot hash');

async function broken(texts: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const chain = new ChainCheck(hash as NonNullable<typeof hash>, (log, sequence) => found.push(`${log} ${sequence}`));
  for (const text of texts) chain.take(JSON.parse(text) as Line, text);
  await chain.settled();
  return found;
}

describe.each(TALKS)('$name', ({ texts, lines, looks }) => {
  test('every log is one chain', async () => {
    expect(await broken(texts)).toEqual([]);
  });

  test('the last line of each log has the hash that the server keeps', async () => {
    const { after, heads } = looks.at(-1) ?? { after: 0, heads: {} };
    for (const [log, head] of Object.entries(heads)) {
      const last = lines.slice(0, after).findLastIndex((line) => line.log === log);
      expect(await hash(texts[last] ?? '')).toBe(head);
    }
  });

  test('lines are canonical: written again they are the same', () => {
    for (const text of texts) expect(canonical(JSON.parse(text))).toBe(text);
  });

  test('the text of a line comes out of its frame as it went in', () => {
    for (const text of texts) expect(lineText(`{"line":${text},"type":"Line"}`)).toBe(text);
  });
});

const { texts } = talkFixture('chaired');
const changed = (at: number, change: (text: string) => string) =>
  texts.map((text, index) => (index === at ? change(text) : text));

test('a changed line breaks the chain at the line after it', async () => {
  const logs = await broken(changed(10, (text) => text.replace('"by":"secretary"', '"by":"chair"')));
  expect(logs).toEqual(['talk/table 12']);
});

test('a line left out breaks the chain where it is missing', async () => {
  expect(await broken(texts.toSpliced(10, 1))).toEqual(['talk/table 12']);
});

test('another first line is no beginning of a log', async () => {
  const other = await hash('hiwar log 2');
  const first = await hash(FIRST_TEXT);
  expect(await broken(changed(0, (text) => text.replace(first, other)))).toEqual(['talk/table 1', 'talk/table 2']);
});

test('a log that is forgotten begins anew', async () => {
  const found: number[] = [];
  const chain = new ChainCheck(hash as NonNullable<typeof hash>, (_log, sequence) => found.push(sequence));
  const take = (text: string) => chain.take(JSON.parse(text) as Line, text);
  texts.slice(0, 5).forEach(take);
  chain.forget('talk/table');
  texts.slice(0, 5).forEach(take);
  await chain.settled();
  expect(found).toEqual([]);
});

test('what is framed otherwise has no text to hash', () => {
  expect(lineText('{"type":"Line","line":{}}')).toBeNull();
  expect(lineText('{"line":{},"type":"Lines"}')).toBeNull();
});

test('canonical JSON orders keys by code units and leaves out what is not there', () => {
  expect(canonical({ b: 1, a: [true, 'é\n"\\'], '\ud83d\udd4a': {}, '\uffff': undefined, '\ufffe': 0 })).toBe(
    '{"a":[true,"é\\n\\"\\\\"],"b":1,"\ud83d\udd4a":{},"\ufffe":0}',
  );
});
