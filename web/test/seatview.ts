import type { Line, You } from '../src/core/talk/frames';
import { reduceTalk } from '../src/core/talk/reduce';
import type { Seat } from '../src/core/talk/terms';
import { emptyView, type SeatAnswer, type TalkView } from '../src/core/talk/view';

export const SEAT: Seat = { id: 'head-a', role: 'HEAD', delegation: 'a', office: { en: 'Head' }, languages: ['ru'] };

/** What the server says to somebody who opens the link of this seat. */
export function answerOf(seat: Seat = SEAT, fields: Partial<SeatAnswer> = {}): SeatAnswer {
  return {
    talk: 'talk',
    seat,
    delegations: [
      { id: 'a', name: { en: 'Ardenia', ar: 'أردينيا' }, zone: 'Europe/Moscow' },
      { id: 'b', name: { en: 'Belmark', ar: 'بلمارك' }, zone: 'Asia/Shanghai' },
    ],
    title: { en: 'Talks', ar: 'محادثات' },
    board: { phase: 'PREPARED', revision: 0, sitting: false, open: false },
    nowMillis: 1_624_867_200_000,
    ...fields,
  };
}

export function youOf(fields: Partial<You> = {}): You {
  return {
    type: 'You',
    presence: 'PRESENT',
    logs: ['talk/table'],
    mayHear: true,
    mayBeHeard: false,
    mayBeSeen: true,
    ...fields,
  };
}

/** The view of a seat that is connected and has read these lines, of any log. */
export function viewOf(lines: readonly Line[], seat: Seat = SEAT, you: Partial<You> = {}): TalkView {
  const logs = [...new Set(['talk/table', ...lines.map((line) => line.log)])];
  const read = reduceTalk(emptyView(answerOf(seat), 0), { type: 'lines', lines });
  const live = reduceTalk(read, { type: 'link', link: { kind: 'live' } });
  return reduceTalk(live, { type: 'you', you: youOf({ logs, ...you }) });
}
