import { expect, test } from 'vitest';
import { LIMITS } from './limits';
import {
  type PaperParts,
  type PaperStep,
  paperOf,
  paperPath,
  recordPath,
  sendPaper,
  titleOf,
  tooLarge,
} from './papers';

const FILE = new Blob(['paper']);

/** The browser's part, played by the test. */
function parts(fields: Partial<PaperParts> = {}): PaperParts & { readonly paths: string[] } {
  const paths: string[] = [];
  return {
    paths,
    hash: async () => 'abc',
    async put(path, _file, onShare) {
      paths.push(path);
      onShare(0.5);
      return 204;
    },
    ...fields,
  };
}

async function send(given: PaperParts, stop = new AbortController().signal) {
  const steps: PaperStep[] = [];
  const sent = await sendPaper(
    given,
    (sha256) => `/papers/${sha256}`,
    FILE,
    (step) => steps.push(step),
    stop,
  );
  return { sent, steps };
}

test('is read, sent under its hash, and tells how far it is', async () => {
  const given = parts();
  const { sent, steps } = await send(given);
  expect(sent).toEqual({ kind: 'sent', sha256: 'abc' });
  expect(given.paths).toEqual(['/papers/abc']);
  expect(steps).toEqual([{ kind: 'hashing' }, { kind: 'sending', share: 0 }, { kind: 'sending', share: 0.5 }]);
});

test('is not sent when the server refuses it, is not reached, or the file cannot be read', async () => {
  expect((await send(parts({ put: async () => 413 }))).sent).toEqual({ kind: 'failed' });
  expect((await send(parts({ put: async () => 0 }))).sent).toEqual({ kind: 'failed' });
  const unreadable = parts({ hash: () => Promise.reject(new Error('gone')) });
  expect((await send(unreadable)).sent).toEqual({ kind: 'failed' });
});

test('can be stopped while it is read and while it is sent', async () => {
  const early = new AbortController();
  early.abort();
  const given = parts();
  expect((await send(given, early.signal)).sent).toEqual({ kind: 'stopped' });
  expect(given.paths).toEqual([]);
  const late = new AbortController();
  const put = async () => {
    late.abort();
    return 0;
  };
  expect((await send(parts({ put }), late.signal)).sent).toEqual({ kind: 'stopped' });
});

test('has a limit', () => {
  expect(tooLarge({ size: LIMITS.documentBytes } as Blob)).toBe(false);
  expect(tooLarge({ size: LIMITS.documentBytes + 1 } as Blob)).toBe(true);
});

test('is the secretariat’s when it is of no side', () => {
  expect(paperOf(FILE, 'abc', { en: 'T' }, undefined)).not.toHaveProperty('from');
  expect(paperOf(FILE, 'abc', { en: 'T' }, 'a')).toMatchObject({ from: 'a', sha256: 'abc', sizeBytes: 5 });
  expect(paperOf(FILE, 'abc', {}, 'a').id).not.toBe(paperOf(FILE, 'abc', {}, 'a').id);
});

test('begins with the file’s name as its title', () => {
  expect(titleOf('Draft_statement.pdf')).toBe('Draft statement');
  expect(titleOf('notes')).toBe('notes');
  expect(titleOf(`${'x'.repeat(400)}.pdf`)).toHaveLength(LIMITS.titleChars);
});

test('has a path of its seat, and so has the record', () => {
  expect(paperPath('t', 's', 'abc')).toBe('/api/talks/t/seats/s/papers/abc');
  expect(recordPath('t', 's', 't/caucus/a')).toBe('/api/talks/t/seats/s/record?log=t%2Fcaucus%2Fa');
});
