import type { Line } from './frames';
import type { LogName } from './terms';

/** What the first line of every log names as the hash before it: the hash of this text. */
export const FIRST_TEXT = 'hiwar log 1';

/** SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits. */
export type Hash = (text: string) => Promise<string>;

/** The browser's own; null on a page without encryption, where browsers do not offer it. */
export function browserHash(): Hash | null {
  const subtle = globalThis.crypto?.subtle;
  if (subtle === undefined) return null;
  return async (text) => {
    const digest = await subtle.digest('SHA-256', new TextEncoder().encode(text));
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  };
}

const BEFORE = '{"line":';
const AFTER = ',"type":"Line"}';

/** The line within a frame, byte for byte as it is stored; null when the frame is not framed as the server does. */
export function lineText(frame: string): string | null {
  return frame.startsWith(BEFORE) && frame.endsWith(AFTER) ? frame.slice(BEFORE.length, -AFTER.length) : null;
}

/**
 * Follows the chain of each log, line by line: whoever changes a line on its way, or leaves one out, must change all
 * lines after it. Hashing is asynchronous, so that a break is found a moment after the line was shown.
 */
export class ChainCheck {
  private readonly heads = new Map<LogName, string>();
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly hash: Hash,
    private readonly onBroken: (log: LogName, sequence: number) => void,
  ) {}

  /** The next line of its log, in the order of the log. */
  take(line: Line, text: string): void {
    this.work = this.work.then(() => this.check(line, text));
  }

  /** Starts a log anew, because it is read from its beginning again. */
  forget(log: LogName): void {
    this.work = this.work.then(() => void this.heads.delete(log));
  }

  /** Settles when everything that was taken has been checked. */
  settled(): Promise<void> {
    return this.work;
  }

  private async check(line: Line, text: string): Promise<void> {
    const head = this.heads.get(line.log) ?? (await this.hash(FIRST_TEXT));
    if (line.previous !== head) this.onBroken(line.log, line.sequence);
    this.heads.set(line.log, await this.hash(text));
  }
}
