import { readdirSync, readFileSync } from 'node:fs';
import type { AgendaProgress, FloorBoard } from '../src/core/talk/boards';
import type { Line, PublicBoard } from '../src/core/talk/frames';
import type { CaucusState, Clocks, Spoken, TableState } from '../src/core/talk/view';

const FOLDER = '../docs/fixtures/talks';

/** A whole talk as the server folded it, see `docs/fixtures/README.md`. */
export interface TalkFixture {
  readonly name: string;
  /** As stored: text by text. */
  readonly texts: readonly string[];
  readonly lines: readonly Line[];
  readonly looks: readonly Look[];
}

/** What must be seen after some lines. */
export interface Look {
  readonly after: number;
  readonly table: Omit<TableState, 'talk' | 'sequence' | 'atMillis'>;
  readonly clocks: Clocks;
  readonly speakers: readonly string[];
  readonly spoken: readonly Spoken[];
  readonly caucuses: readonly CaucusState[];
  readonly board: PublicBoard;
  readonly heads: Readonly<Record<string, string>>;
  readonly later: readonly {
    readonly nowMillis: number;
    readonly floor: FloorBoard;
    readonly agenda: AgendaProgress;
    readonly clocks: Clocks;
  }[];
  readonly seats: Readonly<Record<string, SeatLook>>;
}

export interface SeatLook {
  readonly mayHear: boolean;
  readonly mayBeHeard: boolean;
  readonly mayBeSeen: boolean;
  readonly reads: readonly string[];
  /** Commands that would be refused, by reason and remedy, joined by spaces. */
  readonly refused: Readonly<Record<string, string>>;
}

export const TALKS: readonly TalkFixture[] = readdirSync(FOLDER).map((file) => {
  const { lines, looks } = JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as {
    lines: { line: string }[];
    looks: Look[];
  };
  const texts = lines.map(({ line }) => line);
  return { name: file.replace('.json', ''), texts, lines: texts.map((text) => JSON.parse(text) as Line), looks };
});

/** One of them by name. */
export function talkFixture(name: string): TalkFixture {
  const found = TALKS.find((talk) => talk.name === name);
  if (found === undefined) throw new Error(`no talk ${name}`);
  return found;
}
