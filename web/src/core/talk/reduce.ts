import { applyCaucusLine, applyLine, emptyCaucus } from './fold';
import { caucusOf, type Line, type PublicBoard, type Refusal, tableLog, type You } from './frames';
import type { CommandId, LogName } from './terms';
import { type CaucusState, emptyProceedings, type Link, type Pending, type TalkView } from './view';

/** What can happen to a view. */
export type TalkChange =
  | { readonly type: 'link'; readonly link: Link }
  | { readonly type: 'clock'; readonly offsetMillis: number }
  | { readonly type: 'you'; readonly you: You }
  /** Everything that was read is to be read again. */
  | { readonly type: 'afresh' }
  /** Lines in the order in which they came, each the next of its log. */
  | { readonly type: 'lines'; readonly lines: readonly Line[] }
  | { readonly type: 'board'; readonly board: PublicBoard }
  | { readonly type: 'given'; readonly pending: Pending }
  /** A null refusal means that it was carried out. */
  | { readonly type: 'answered'; readonly id: CommandId; readonly refusal: Refusal | null }
  | { readonly type: 'put-away' }
  | { readonly type: 'chain-broken'; readonly log: LogName; readonly sequence: number };

/** The view after a change; throws `OutOfSequence` for a line that is not the next of its log. */
export function reduceTalk(view: TalkView, change: TalkChange): TalkView {
  switch (change.type) {
    case 'link':
      return { ...view, link: change.link };
    case 'clock':
      return change.offsetMillis === view.offsetMillis ? view : { ...view, offsetMillis: change.offsetMillis };
    case 'you':
      return forget({ ...view, you: change.you }, change.you.logs);
    case 'afresh':
      return forget(view, []);
    case 'lines':
      return kept(change.lines.reduce(withLine, view), change.lines);
    case 'board':
      return { ...view, board: change.board };
    case 'given':
      return { ...view, pending: [...view.pending, change.pending] };
    case 'answered':
      return answered(view, change.id, change.refusal);
    case 'put-away':
      return view.refused === null ? view : { ...view, refused: null };
    case 'chain-broken':
      return view.brokenChain !== null
        ? view
        : { ...view, brokenChain: { log: change.log, sequence: change.sequence } };
  }
}

function withLine(view: TalkView, line: Line): TalkView {
  if (line.log === tableLog(view.talk)) return { ...view, ...applyLine(view, line) };
  const delegation = caucusOf(line.log);
  if (delegation === null) return view;
  const before = view.caucuses.find((one) => one.delegation === delegation) ?? emptyCaucus(delegation);
  return { ...view, caucuses: replaced(view.caucuses, applyCaucusLine(before, line)) };
}

function replaced(caucuses: readonly CaucusState[], changed: CaucusState): readonly CaucusState[] {
  const known = caucuses.some((one) => one.delegation === changed.delegation);
  if (!known) return [...caucuses, changed];
  return caucuses.map((one) => (one.delegation === changed.delegation ? changed : one));
}

function kept(view: TalkView, added: readonly Line[]): TalkView {
  const lines: Record<LogName, readonly Line[]> = { ...view.lines };
  for (const log of new Set(added.map((line) => line.log))) {
    lines[log] = [...(lines[log] ?? []), ...added.filter((line) => line.log === log)];
  }
  return { ...view, lines };
}

/** What came of logs that may not be read any more is forgotten. */
function forget(view: TalkView, readable: readonly LogName[]): TalkView {
  const gone = Object.keys(view.lines).filter((log) => !readable.includes(log));
  if (gone.length === 0) return view;
  const lines = Object.fromEntries(Object.entries(view.lines).filter(([log]) => readable.includes(log)));
  const caucuses = view.caucuses.filter((one) => readable.includes(`${view.talk}/caucus/${one.delegation}`));
  const table = gone.includes(tableLog(view.talk)) ? emptyProceedings(view.talk) : {};
  return { ...view, ...table, lines, caucuses };
}

function answered(view: TalkView, id: CommandId, refusal: Refusal | null): TalkView {
  const given = view.pending.find((one) => one.id === id);
  if (given === undefined) return view;
  const pending = view.pending.filter((one) => one !== given);
  return refusal === null
    ? { ...view, pending }
    : { ...view, pending, refused: { id, command: given.command, refusal } };
}
