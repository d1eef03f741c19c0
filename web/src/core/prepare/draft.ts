import { HOUR_MILLIS } from '../clock';
import type {
  AgendaItem,
  Announcement,
  Day,
  Delegation,
  DelegationId,
  Document,
  Form,
  ItemId,
  ItemKind,
  Role,
  Seat,
  SeatId,
  Wording,
} from '../talk/terms';
import type { TableState } from '../talk/view';

/** What the secretariat works on: values only, with null for what is not given. Equal drafts are equal as JSON. */
export interface Draft {
  readonly delegations: readonly DelegationDraft[];
  readonly seats: readonly SeatDraft[];
  readonly items: readonly ItemDraft[];
  readonly announcement: AnnouncementDraft;
}

export interface DelegationDraft {
  readonly id: DelegationId;
  readonly name: Wording;
  readonly zone: string;
}

export interface SeatDraft {
  readonly id: SeatId;
  readonly role: Role;
  readonly delegation: DelegationId | null;
  readonly office: Wording;
  readonly languages: readonly string[];
}

export interface ItemDraft {
  readonly id: ItemId;
  readonly title: Wording;
  readonly kind: ItemKind;
  readonly owner: DelegationId | null;
  readonly allottedMillis: number;
  readonly openToPress: boolean;
  readonly documents: readonly PaperDraft[];
}

export interface PaperDraft {
  readonly id: string;
  readonly title: Wording;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly from: DelegationId | null;
}

export interface AnnouncementDraft {
  readonly title: Wording;
  readonly startMillis: number | null;
  readonly durationMillis: number;
  readonly form: Form;
  /** Without words there is no occasion. */
  readonly occasion: Wording;
  readonly signed: Day | null;
  readonly languages: readonly string[];
  /** Null when both sides proposed the talk. */
  readonly initiator: DelegationId | null;
}

/** The lists of a draft whose entries have a name of their own. */
export type ListName = 'delegations' | 'seats' | 'items';

/** What is announced when nothing is said yet. */
export function unannounced(title: Wording): AnnouncementDraft {
  return {
    title,
    startMillis: null,
    durationMillis: HOUR_MILLIS,
    form: 'VIDEO',
    occasion: {},
    signed: null,
    languages: [],
    initiator: null,
  };
}

/** The talk as the server has it. */
export function draftOf({ preparation, seats, agenda }: Pick<TableState, 'preparation' | 'seats' | 'agenda'>): Draft {
  const { announcement, delegations, title } = preparation;
  return {
    delegations: delegations.map(({ id, name, zone }) => ({ id, name, zone })),
    seats: seats.attendees.map(({ seat }) => seatDraft(seat)),
    items: agenda.items.map(({ plan, documents }) => itemDraft(plan, documents)),
    announcement: announcement === undefined ? unannounced(title) : announcementDraft(announcement),
  };
}

function seatDraft({ id, role, delegation, office, languages }: Seat): SeatDraft {
  return { id, role, delegation: delegation ?? null, office, languages };
}

function itemDraft(plan: AgendaItem, documents: readonly Document[]): ItemDraft {
  const { id, title, kind, owner, allottedMillis, openToPress } = plan;
  return { id, title, kind, owner: owner ?? null, allottedMillis, openToPress, documents: documents.map(paperDraft) };
}

function paperDraft({ id, title, sha256, sizeBytes, from }: Document): PaperDraft {
  return { id, title, sha256, sizeBytes, from: from ?? null };
}

function announcementDraft(told: Announcement): AnnouncementDraft {
  const { occasion, initiator, ...rest } = told;
  return { ...rest, occasion: occasion?.name ?? {}, signed: occasion?.signed ?? null, initiator: initiator ?? null };
}

export function delegationOf({ id, name, zone }: DelegationDraft): Delegation {
  return { id, name: said(name), zone };
}

export function seatOf({ id, role, delegation, office, languages }: SeatDraft): Seat {
  return { id, role, ...given('delegation', delegation), office: said(office), languages };
}

export function planOf({ id, title, kind, owner, allottedMillis, openToPress }: ItemDraft): AgendaItem {
  return { id, title: said(title), kind, ...given('owner', owner), allottedMillis, openToPress };
}

export function documentOf({ id, title, sha256, sizeBytes, from }: PaperDraft): Document {
  return { id, title: said(title), sha256, sizeBytes, ...given('from', from) };
}

/** What the public will be told; null while no time is named. */
export function announcementOf(draft: AnnouncementDraft): Announcement | null {
  const { title, startMillis, durationMillis, form, signed, languages, initiator } = draft;
  if (startMillis === null) return null;
  const name = said(draft.occasion);
  const occasion = Object.keys(name).length === 0 ? null : { name, ...given('signed', signed) };
  return {
    title: said(title),
    startMillis,
    durationMillis,
    form,
    ...given('occasion', occasion),
    languages,
    ...given('initiator', initiator),
  };
}

/** Words without the languages in which nothing is said yet. */
export function said(wording: Wording): Wording {
  return Object.fromEntries(Object.entries(wording).filter(([, text]) => text.trim() !== ''));
}

/** The draft as it would come back from the server: without languages in which nothing is said. */
export function tidied(draft: Draft): Draft {
  const { announcement } = draft;
  const occasion = said(announcement.occasion);
  return {
    delegations: draft.delegations.map((one) => ({ ...one, name: said(one.name) })),
    seats: draft.seats.map((one) => ({ ...one, office: said(one.office) })),
    items: draft.items.map((one) => ({
      ...one,
      title: said(one.title),
      documents: one.documents.map((paper) => ({ ...paper, title: said(paper.title) })),
    })),
    announcement: {
      ...announcement,
      title: said(announcement.title),
      occasion,
      signed: Object.keys(occasion).length === 0 ? null : announcement.signed,
    },
  };
}

/** The anniversary: 20 for a treaty of 2001 and a talk that begins in 2021 there; null when there is none. */
export function anniversary(signed: Day | null, startMillis: number | null, zone: string): number | null {
  if (signed === null || startMillis === null) return null;
  const year = Number(
    new Intl.DateTimeFormat('en', { calendar: 'gregory', year: 'numeric', timeZone: zone }).format(startMillis),
  );
  return year > signed.year ? year - signed.year : null;
}

function given<K extends string, V>(key: K, value: V): { [P in K]?: NonNullable<V> } {
  return (value === null ? {} : { [key]: value }) as { [P in K]?: NonNullable<V> };
}
