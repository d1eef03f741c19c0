import type { AnnouncementDraft, DelegationDraft, Draft, ItemDraft, ListName, PaperDraft, SeatDraft } from './draft';
import { tidied } from './draft';
import { equal } from './equal';
import { type Conflict, merge, put } from './merge';

/** One change that a person makes to a draft. */
export type Edit =
  | { readonly type: 'delegation'; readonly id: string; readonly change: Partial<DelegationDraft> }
  | { readonly type: 'seat'; readonly id: string; readonly change: Partial<SeatDraft> }
  | { readonly type: 'item'; readonly id: string; readonly change: Partial<ItemDraft> }
  | { readonly type: 'announcement'; readonly change: Partial<AnnouncementDraft> }
  | { readonly type: 'add-delegation'; readonly delegation: DelegationDraft }
  | { readonly type: 'add-seat'; readonly seat: SeatDraft }
  | { readonly type: 'add-item'; readonly item: ItemDraft }
  | { readonly type: 'remove'; readonly list: ListName; readonly id: string }
  | { readonly type: 'move-item'; readonly id: string; readonly position: number }
  | { readonly type: 'attach'; readonly item: string; readonly paper: PaperDraft }
  | { readonly type: 'paper'; readonly item: string; readonly id: string; readonly change: Partial<PaperDraft> }
  | { readonly type: 'withdraw'; readonly item: string; readonly id: string };

export type Step =
  | Edit
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  /** Back to what the server has; it can be undone like everything else. */
  | { readonly type: 'discard' }
  /** The person has left a field: what is typed next is undone apart from it. */
  | { readonly type: 'settle' }
  /** The talk as the server has it now. */
  | { readonly type: 'server'; readonly draft: Draft; readonly sequence: number }
  | { readonly type: 'resolve'; readonly conflict: Conflict; readonly take: 'mine' | 'theirs' }
  /** The person has read that somebody else has changed the talk. */
  | { readonly type: 'seen' };

/** What was being worked on, so that it can be kept outside of the page. */
export interface Kept {
  readonly base: Draft;
  readonly draft: Draft;
  readonly sequence: number;
}

/** A draft in somebody's hands. */
export interface Editing extends Kept {
  readonly past: readonly Draft[];
  readonly future: readonly Draft[];
  /** What was typed last, while typing goes on there: one step to undo. */
  readonly typing: string | null;
  readonly conflicts: readonly Conflict[];
  /** Somebody else's changes have come into this draft and were not yet looked at. */
  readonly overtaken: boolean;
}

/** Steps that can be undone: a day's work, and not without end. */
export const UNDO_STEPS = 200;

export function editing({ base, draft, sequence }: Kept): Editing {
  return { base, draft, sequence, past: [], future: [], typing: null, conflicts: [], overtaken: false };
}

/** Something is in the draft that the server does not have. */
export function dirty({ base, draft }: Kept): boolean {
  return !equal(tidied(draft), tidied(base));
}

export function reduce(state: Editing, step: Step): Editing {
  switch (step.type) {
    case 'undo':
      return undone(state);
    case 'redo':
      return redone(state);
    case 'discard':
      return dirty(state) ? stepped(state, state.base, { conflicts: [] }) : state;
    case 'settle':
      return state.typing === null ? state : { ...state, typing: null };
    case 'server':
      return updated(state, step.draft, step.sequence);
    case 'seen':
      return state.overtaken ? { ...state, overtaken: false } : state;
    case 'resolve':
      return resolved(state, step.conflict, step.take);
    default:
      return edited(state, step);
  }
}

function edited(state: Editing, edit: Edit): Editing {
  const draft = after(state.draft, edit);
  if (equal(draft, state.draft)) return state;
  const typing = typingIn(edit);
  const goesOn = typing !== null && typing === state.typing;
  return stepped(state, draft, goesOn ? { past: state.past, typing } : { typing });
}

/** Changes to one field follow each other letter by letter; adding, removing and moving are steps of their own. */
function typingIn(edit: Edit): string | null {
  if (!('change' in edit)) return null;
  const of = 'id' in edit ? edit.id : '';
  return `${edit.type} ${of} ${Object.keys(edit.change).sort().join(' ')}`;
}

function undone(state: Editing): Editing {
  const draft = state.past.at(-1);
  if (draft === undefined) return state;
  return { ...state, draft, past: state.past.slice(0, -1), future: [state.draft, ...state.future], typing: null };
}

function redone(state: Editing): Editing {
  const [draft, ...future] = state.future;
  if (draft === undefined) return state;
  return { ...state, draft, past: [...state.past, state.draft], future, typing: null };
}

/**
 * My work goes on from the server's newest talk. So does what undo and redo lead to: otherwise undoing a letter would
 * take back what somebody else has done.
 */
function updated(state: Editing, server: Draft, sequence: number): Editing {
  if (equal(server, state.base)) return { ...state, sequence };
  const base = tidied(state.base);
  const follow = (draft: Draft): Draft => merge(base, tidied(draft), server).draft;
  const mine = tidied(state.draft);
  const { draft, conflicts } = merge(base, mine, server);
  const news = conflicts.length > 0 || !equal(draft, mine);
  return {
    ...state,
    base: server,
    sequence,
    draft: news ? draft : state.draft,
    past: news ? state.past.map(follow) : state.past,
    future: news ? state.future.map(follow) : state.future,
    conflicts: [...state.conflicts.filter((one) => !conflicts.some((other) => samePlace(one, other))), ...conflicts],
    overtaken: state.overtaken || news,
  };
}

function samePlace(one: Conflict, other: Conflict): boolean {
  return equal(one.path, other.path);
}

function resolved(state: Editing, conflict: Conflict, take: 'mine' | 'theirs'): Editing {
  const conflicts = state.conflicts.filter((one) => one !== conflict);
  if (take === 'mine') return { ...state, conflicts };
  return stepped(state, put(state.draft, conflict.path, conflict.theirs), { conflicts });
}

/** Another draft, from which undo leads back. */
function stepped(state: Editing, draft: Draft, change: Partial<Editing>): Editing {
  const past = [...state.past, state.draft].slice(-UNDO_STEPS);
  return { ...state, draft, past, future: [], typing: null, ...change };
}

function after(draft: Draft, edit: Edit): Draft {
  switch (edit.type) {
    case 'delegation':
      return { ...draft, delegations: changed(draft.delegations, edit.id, edit.change) };
    case 'seat':
      return { ...draft, seats: changed(draft.seats, edit.id, edit.change) };
    case 'item':
      return { ...draft, items: changed(draft.items, edit.id, edit.change) };
    case 'announcement':
      return { ...draft, announcement: { ...draft.announcement, ...edit.change } };
    case 'add-delegation':
      return { ...draft, delegations: [...draft.delegations, edit.delegation] };
    case 'add-seat':
      return { ...draft, seats: [...draft.seats, edit.seat] };
    case 'add-item':
      return { ...draft, items: [...draft.items, edit.item] };
    case 'remove':
      return put(draft, [edit.list, edit.id], undefined);
    case 'move-item':
      return { ...draft, items: moved(draft.items, edit.id, edit.position) };
    case 'attach':
      return onPapers(draft, edit.item, (papers) => [...papers, edit.paper]);
    case 'paper':
      return onPapers(draft, edit.item, (papers) => changed(papers, edit.id, edit.change));
    case 'withdraw':
      return onPapers(draft, edit.item, (papers) => papers.filter((one) => one.id !== edit.id));
  }
}

function changed<T extends { readonly id: string }>(list: readonly T[], id: string, change: Partial<T>): readonly T[] {
  return list.map((one) => (one.id === id ? { ...one, ...change } : one));
}

function onPapers(draft: Draft, item: string, to: (papers: readonly PaperDraft[]) => readonly PaperDraft[]): Draft {
  return {
    ...draft,
    items: draft.items.map((one) => (one.id === item ? { ...one, documents: to(one.documents) } : one)),
  };
}

function moved<T extends { readonly id: string }>(list: readonly T[], id: string, position: number): readonly T[] {
  const one = list.find((entry) => entry.id === id);
  if (one === undefined || position < 0 || position >= list.length) return list;
  return list.filter((entry) => entry !== one).toSpliced(position, 0, one);
}
