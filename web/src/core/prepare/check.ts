import LIMITS from '../../../../docs/fixtures/limits.json';
import { HOUR_MILLIS } from '../clock';
import { interprets, needsDelegation, presides, type Role, type Wording } from '../talk/terms';
import type { MessageKey, Values } from '../words';
import type { Draft, ItemDraft, SeatDraft } from './draft';
import { said } from './draft';
import { dayExists, isZone } from './zones';

/** Something that would be refused, said before it is asked; `place` is the field, as in paths of {@link merge}. */
export interface Issue {
  readonly place: string;
  readonly key: MessageKey;
  readonly values?: Values;
}

/** Sides and seats and items, and what the public is told: the first are saved, the last is announced. */
export interface Issues {
  readonly arrangements: readonly Issue[];
  readonly announcement: readonly Issue[];
}

export { LIMITS };

const TAG = /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i;
const MAX_TAG_CHARS = 35;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNSHOWABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/u;

/** What the server would refuse in a draft, by the same limits (written by a test of the server). */
export function check(draft: Draft): Issues {
  return {
    arrangements: [...delegations(draft), ...seats(draft), ...items(draft)],
    announcement: announcement(draft),
  };
}

function delegations(draft: Draft): Issue[] {
  return [
    ...tooMany('delegations', draft.delegations.length, LIMITS.DELEGATIONS),
    ...draft.delegations.flatMap(({ id, name, zone }) => [
      ...words(`delegations.${id}.name`, name),
      ...(isZone(zone) ? [] : [{ place: `delegations.${id}.zone`, key: zoneKey(zone) }]),
    ]),
  ];
}

function zoneKey(zone: string): MessageKey {
  return zone === '' ? 'prepare.issue.zone-missing' : 'prepare.issue.zone-unknown';
}

function seats(draft: Draft): Issue[] {
  const secretaries = draft.seats.filter((one) => one.role === 'SECRETARY').length;
  return [
    ...tooMany('seats', draft.seats.length, LIMITS.SEATS),
    ...(secretaries === 0 ? [{ place: 'seats', key: 'prepare.issue.no-secretary' as const }] : []),
    ...draft.seats.flatMap((one) => [
      ...words(`seats.${one.id}.office`, one.office),
      ...languages(`seats.${one.id}.languages`, one.languages),
      ...place(draft, one),
    ]),
  ];
}

/** With whom a seat may sit, and whether its role is free. */
function place(draft: Draft, seat: SeatDraft): Issue[] {
  const at = `seats.${seat.id}.delegation`;
  if (seat.delegation === null && needsDelegation(seat.role)) return [{ place: at, key: 'prepare.issue.side-missing' }];
  if (seat.delegation !== null && !mayHaveDelegation(seat.role)) return [{ place: at, key: 'prepare.issue.no-side' }];
  if (!known(draft, seat.delegation)) return [{ place: at, key: 'prepare.issue.side-unknown' }];
  const first = draft.seats.find((other) => sameChair(other, seat));
  if (first === undefined || first === seat) return [];
  const key = seat.role === 'HEAD' ? 'prepare.issue.second-head' : 'prepare.issue.second-chair';
  return [{ place: `seats.${seat.id}.role`, key }];
}

export function mayHaveDelegation(role: Role): boolean {
  return needsDelegation(role) || interprets(role);
}

/** A delegation has one head, and one person presides. */
function sameChair(one: SeatDraft, other: SeatDraft): boolean {
  if (presides(one.role)) return presides(other.role);
  return one.role === 'HEAD' && other.role === 'HEAD' && one.delegation === other.delegation;
}

function items(draft: Draft): Issue[] {
  return [
    ...tooMany('items', draft.items.length, LIMITS.ITEMS),
    ...draft.items.flatMap((item) => itemIssues(draft, item)),
  ];
}

function itemIssues(draft: Draft, item: ItemDraft): Issue[] {
  const at = `items.${item.id}`;
  const { allottedMillis } = item;
  const timed = allottedMillis >= 0 && allottedMillis <= LIMITS.LONGEST_MILLIS;
  return [
    ...words(`${at}.title`, item.title),
    ...(timed ? [] : [{ place: `${at}.allottedMillis`, ...tooLong() }]),
    ...(known(draft, item.owner) ? [] : [{ place: `${at}.owner`, key: 'prepare.issue.side-unknown' as const }]),
    ...tooMany(`${at}.documents`, item.documents.length, LIMITS.DOCUMENTS_PER_ITEM),
    ...item.documents.flatMap((paper) => words(`${at}.documents.${paper.id}.title`, paper.title)),
  ];
}

function announcement(draft: Draft): Issue[] {
  const { title, startMillis, durationMillis, occasion, signed, initiator, languages: spoken } = draft.announcement;
  const issues: Issue[] = [...words('announcement.title', title)];
  if (startMillis === null) issues.push({ place: 'announcement.startMillis', key: 'prepare.issue.start-missing' });
  else if (startMillis < 0 || startMillis > LIMITS.LAST_MILLIS) {
    issues.push({ place: 'announcement.startMillis', key: 'prepare.issue.start-beyond' });
  }
  if (durationMillis <= 0) issues.push({ place: 'announcement.durationMillis', key: 'prepare.issue.duration-missing' });
  else if (durationMillis > LIMITS.LONGEST_MILLIS) issues.push({ place: 'announcement.durationMillis', ...tooLong() });
  const named = Object.keys(said(occasion)).length > 0;
  if (named) issues.push(...words('announcement.occasion', occasion));
  if (signed !== null && !named) issues.push({ place: 'announcement.occasion', key: 'prepare.issue.words-missing' });
  if (signed !== null && !dayExists(signed))
    issues.push({ place: 'announcement.signed', key: 'prepare.issue.no-such-day' });
  if (!known(draft, initiator)) issues.push({ place: 'announcement.initiator', key: 'prepare.issue.side-unknown' });
  return [...issues, ...languages('announcement.languages', spoken)];
}

function known(draft: Draft, delegation: string | null): boolean {
  return delegation === null || draft.delegations.some((one) => one.id === delegation);
}

function tooLong(): Omit<Issue, 'place'> {
  return { key: 'prepare.issue.too-long', values: { count: LIMITS.LONGEST_MILLIS / HOUR_MILLIS } };
}

/** A reason, which may be missing but not beyond the limits. */
export function reasonIssues(reason: Wording): readonly Issue[] {
  return wording('reason', said(reason), LIMITS.TEXT_CHARS);
}

/** Words that have to be there. */
function words(place: string, all: Wording): Issue[] {
  const spoken = said(all);
  if (Object.keys(spoken).length === 0) return [{ place, key: 'prepare.issue.words-missing' }];
  return wording(place, spoken, LIMITS.TITLE_CHARS);
}

function wording(place: string, spoken: Wording, limit: number): Issue[] {
  const issues: Issue[] = languages(place, Object.keys(spoken));
  for (const text of Object.values(spoken)) {
    if (text.length > limit) issues.push({ place, key: 'prepare.issue.text-too-long', values: { count: limit } });
    else if (UNSHOWABLE.test(text)) issues.push({ place, key: 'prepare.issue.bad-text' });
  }
  return issues.slice(0, 1);
}

function languages(place: string, tags: readonly string[]): Issue[] {
  const count = LIMITS.LANGUAGES;
  if (tags.length > count) return [{ place, key: 'prepare.issue.languages-many', values: { count } }];
  const bad = tags.find((tag, i) => !isLanguageTag(tag) || tags.indexOf(tag) < i);
  return bad === undefined ? [] : [{ place, key: 'prepare.issue.language', values: { name: bad } }];
}

export function isLanguageTag(tag: string): boolean {
  return tag.length <= MAX_TAG_CHARS && TAG.test(tag);
}

function tooMany(place: string, length: number, limit: number): Issue[] {
  return length <= limit ? [] : [{ place, key: 'prepare.issue.too-many', values: { count: limit } }];
}
