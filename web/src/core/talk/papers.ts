import { LIMITS } from './limits';
import { seatPath } from './seatapi';
import type { DelegationId, Document, SeatId, TalkId } from './terms';

/** Where a paper is, for this seat. */
export function paperPath(talk: TalkId, seat: SeatId, sha256: string): string {
  return `${seatPath(talk, seat)}/papers/${sha256}`;
}

/** Where the record of a log is, for this seat. */
export function recordPath(talk: TalkId, seat: SeatId, log: string): string {
  return `${seatPath(talk, seat)}/record?log=${encodeURIComponent(log)}`;
}

/** What sending a paper needs of the browser. */
export interface PaperParts {
  /** SHA-256 of the file, as 64 lower-case hexadecimal digits; rejects when it cannot be read. */
  hash(file: Blob): Promise<string>;
  /** Sends the file; resolves with the status, 0 when the server was not reached. */
  put(path: string, file: Blob, onShare: (share: number) => void, stop: AbortSignal): Promise<number>;
}

/** How far a paper has come. */
export type PaperStep = { readonly kind: 'hashing' } | { readonly kind: 'sending'; readonly share: number };

/** What became of it: the paper to be put before an item, or nothing, because it failed or was stopped. */
export type PaperSent = { readonly kind: 'sent'; readonly sha256: string } | { readonly kind: 'failed' | 'stopped' };

/** Takes a file to the server; it is a paper only when it is then put before an item. */
export async function sendPaper(
  parts: PaperParts,
  pathOf: (sha256: string) => string,
  file: Blob,
  onStep: (step: PaperStep) => void,
  stop: AbortSignal,
): Promise<PaperSent> {
  try {
    onStep({ kind: 'hashing' });
    const sha256 = await parts.hash(file);
    if (stop.aborted) return { kind: 'stopped' };
    onStep({ kind: 'sending', share: 0 });
    const status = await parts.put(pathOf(sha256), file, (share) => onStep({ kind: 'sending', share }), stop);
    if (stop.aborted) return { kind: 'stopped' };
    return status >= 200 && status < 300 ? { kind: 'sent', sha256 } : { kind: 'failed' };
  } catch {
    return { kind: stop.aborted ? 'stopped' : 'failed' };
  }
}

/** Whether a file is too large for a paper. */
export function tooLarge(file: Blob): boolean {
  return file.size > LIMITS.documentBytes;
}

/** The paper as the record names it; its own name is never shown and must only be new. */
export function paperOf(
  file: Blob,
  sha256: string,
  title: Document['title'],
  from: DelegationId | undefined,
): Document {
  return {
    id: `paper-${crypto.randomUUID().slice(0, 8)}`,
    title,
    sha256,
    sizeBytes: file.size,
    ...(from === undefined ? {} : { from }),
  };
}

/** The name of a file without what stands for its kind: a title to begin with. */
export function titleOf(fileName: string): string {
  return fileName
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .replaceAll('_', ' ')
    .slice(0, LIMITS.titleChars);
}

/** The browser's own means; only they can tell how much of a file has been sent. */
export const browserPapers: PaperParts = {
  async hash(file) {
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  },
  put(path, file, onShare, stop) {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open('PUT', path);
      request.setRequestHeader('content-type', file.type === '' ? 'application/octet-stream' : file.type);
      request.upload.onprogress = ({ loaded, total }) => onShare(total === 0 ? 1 : loaded / total);
      request.onloadend = () => resolve(request.status);
      stop.addEventListener('abort', () => request.abort());
      request.send(file);
    });
  },
};
