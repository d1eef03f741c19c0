import type { Line, You } from '../src/core/talk/frames';
import type { Seat } from '../src/core/talk/terms';
import { talkFixture } from './fixtures';
import { viewOf } from './seatview';

/** A seat at a moment of a talk. */
export interface Place {
  /** A talk of `docs/fixtures/talks`. */
  readonly talk: string;
  /** How many of its lines have happened. */
  readonly after: number;
  readonly seat: string;
  readonly you?: Partial<You>;
}

/** A seat as it was accredited. */
export function seatOf(lines: readonly Line[], id: string): Seat {
  for (const { event } of lines) {
    if (event.type === 'SeatAccredited' && event.seat.id === id) return event.seat;
    if (event.type === 'TalkPrepared' && event.secretary.id === id) return event.secretary;
  }
  throw new Error(`no seat ${id}`);
}

/** The view of a seat of a shared talk after some of its lines, without a page. */
export function viewAfter({ talk, after, seat: id, you }: Place) {
  const { lines } = talkFixture(talk);
  const happened = lines.slice(0, after);
  const logs = you?.logs ?? ['talk/table'];
  return viewOf(
    happened.filter(({ log }) => logs.includes(log)),
    seatOf(lines, id),
    { ...you, logs },
  );
}
