// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { settled } from '../../../test/clock';
import { acting, find } from '../../../test/render';
import { atTalk, button, buttons } from '../../../test/talkroom';
import type { PaperParts } from '../../core/talk/papers';
import { AskDialog } from '../ask/AskDialog';
import { PaperDialog } from './PaperDialog';
import { PapersPanel } from './PapersPanel';

const WITH_PAPER = { talk: 'chaired', after: 70 } as const;

const papers = (parts?: PaperParts) => (
  <>
    <PapersPanel />
    <PaperDialog {...(parts && { papers: parts })} />
    <AskDialog />
  </>
);

test('papers stand under their items, with their side and a way to open them', async () => {
  const { page } = await atTalk(papers(), { ...WITH_PAPER, seat: 'head-a' });
  const link = find<HTMLAnchorElement>('[data-paper="speech"] a');
  expect(link.getAttribute('href')).toMatch(/^\/api\/talks\/talk\/seats\/head-a\/papers\/[0-9a-f]{64}$/);
  expect(link.getAttribute('aria-label')).toMatch(/^Open: .*Speech/);
  expect(find('[data-paper="speech"]').textContent).toContain('from');
  expect(page.textContent).toContain('No paper has been put before this item.');
});

test('only its own side takes a paper back, after one question', async () => {
  await atTalk(papers(), { ...WITH_PAPER, seat: 'head-a' });
  expect(buttons()).not.toContain('papers.withdraw:speech');
  document.body.replaceChildren();
  const { given } = await atTalk(papers(), { ...WITH_PAPER, seat: 'delegate-b' });
  await acting(() => button('papers.withdraw:speech').click());
  await acting(() => button('confirm').click());
  expect(given()).toEqual([{ type: 'WithdrawDocument', item: 'border', document: 'speech' }]);
});

test('somebody who may not put papers before the talks has no button for it', async () => {
  await atTalk(papers(), { ...WITH_PAPER, seat: 'technician' });
  expect(buttons()).toEqual([]);
});

/** Chooses a file in the dialog, as a browser would. */
async function choose(name: string): Promise<void> {
  const input = find<HTMLInputElement>('input[type="file"]');
  Object.defineProperty(input, 'files', { value: [new File(['paper'], name)] });
  await acting(() => input.dispatchEvent(new Event('change', { bubbles: true })));
}

test('a file is sent with its progress in sight, and then put before the item', async () => {
  let share: (share: number) => void = () => undefined;
  let arrive: (status: number) => void = () => undefined;
  const parts: PaperParts = {
    hash: async () => 'a'.repeat(64),
    put: (_path, _file, onShare) => {
      share = onShare;
      return new Promise((resolve) => {
        arrive = resolve;
      });
    },
  };
  const { given } = await atTalk(papers(parts), { ...WITH_PAPER, seat: 'head-a' });
  await acting(() => button('papers.put').click());
  await choose('Draft_statement.pdf');
  await acting(() => button('confirm').click());
  await acting(() => share(0.42));
  expect(find('[role="dialog"]').textContent).toContain('Sending: 42%');
  expect(given()).toEqual([]);
  await acting(async () => {
    arrive(204);
    await settled();
  });
  expect(given()).toMatchObject([
    {
      type: 'AttachDocument',
      item: 'border',
      document: { title: { en: 'Draft statement' }, from: 'a', sha256: 'a'.repeat(64), sizeBytes: 5 },
    },
  ]);
  expect(document.querySelector('[role="dialog"]')).toBeNull();
});

test('a failure is said in three parts, and the file is still chosen', async () => {
  const parts: PaperParts = { hash: async () => 'abc', put: async () => 500 };
  const { given } = await atTalk(papers(parts), { ...WITH_PAPER, seat: 'head-a' });
  await acting(() => button('papers.put').click());
  await choose('Draft.pdf');
  await acting(async () => {
    button('confirm').click();
    await settled();
  });
  expect(find('[data-notice="paper-failed"]').querySelectorAll('p')).toHaveLength(3);
  expect(find('[role="dialog"]').textContent).toContain('Draft.pdf');
  expect(given()).toEqual([]);
});
