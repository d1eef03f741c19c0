import type { TalkId } from '../talk/terms';
import type { Draft } from './draft';
import type { Kept } from './editing';
import { isRecord } from './equal';

/** Where drafts are kept while they are not saved: the browser's own storage, which may refuse. */
export interface Shelf {
  read(key: string): string | null;
  write(key: string, text: string): void;
  remove(key: string): void;
}

/** Raised when drafts of an earlier page cannot be read any more. */
const VERSION = 1;

const keyOf = (talk: TalkId) => `hiwar.draft.${talk}`;

/** Keeps what is not saved; false when the browser refuses, so that the person can be told. */
export function keepDraft(shelf: Shelf, talk: TalkId, { base, draft, sequence }: Kept): boolean {
  try {
    shelf.write(keyOf(talk), JSON.stringify({ version: VERSION, base, draft, sequence }));
    return true;
  } catch {
    return false;
  }
}

/** What was kept of a talk; null when there is nothing, or nothing that can be read. */
export function keptDraft(shelf: Shelf, talk: TalkId): Kept | null {
  try {
    const kept: unknown = JSON.parse(shelf.read(keyOf(talk)) ?? 'null');
    if (!isRecord(kept) || kept.version !== VERSION || typeof kept.sequence !== 'number') return null;
    if (!isDraft(kept.base) || !isDraft(kept.draft)) return null;
    return { base: kept.base, draft: kept.draft, sequence: kept.sequence };
  } catch {
    return null;
  }
}

export function forgetDraft(shelf: Shelf, talk: TalkId): void {
  try {
    shelf.remove(keyOf(talk));
  } catch {
    // What cannot be removed could not be written either.
  }
}

function isDraft(value: unknown): value is Draft {
  return (
    isRecord(value) &&
    [value.delegations, value.seats, value.items].every(Array.isArray) &&
    isRecord(value.announcement) &&
    isRecord(value.announcement.title)
  );
}
