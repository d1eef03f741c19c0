/** The words of a talk as they stand in its JSON: values that commands, events and the state are made of. */

/** Names within a talk: 1 to 64 ASCII letters, digits, hyphens and underscores. */
export type TalkId = string;
export type DelegationId = string;
export type SeatId = string;
export type ItemId = string;
export type DocumentId = string;
/** One wish of one seat; sent again it is not done again. */
export type CommandId = string;
/** Name of a log: `talk/table`, or `talk/caucus/delegation`. */
export type LogName = string;

/** The same words in one or more languages, by tag; `{}` is no words. */
export type Wording = Readonly<Record<string, string>>;

/** What somebody is at a talk; in the order of the table of rights. */
export const ROLES = [
  'CHAIR',
  'MEDIATOR',
  'HEAD',
  'DELEGATE',
  'ADVISER',
  'INTERPRETER',
  'CHECK_INTERPRETER',
  'SECRETARY',
  'TECHNICIAN',
  'OBSERVER',
  'PRESS',
] as const;
export type Role = (typeof ROLES)[number];

export type Presence = 'AWAY' | 'WAITING' | 'PRESENT';
export type Phase = 'NONE' | 'PREPARED' | 'ANNOUNCED' | 'POSTPONED' | 'CANCELLED' | 'CLOSED';
export type Condition = 'NOT_OPEN' | 'OPEN' | 'RECESS';
export type FloorMode = 'OPEN_DISCUSSION' | 'FLOOR_ONLY';
export type Progress = 'PLANNED' | 'CURRENT' | 'SET_ASIDE' | 'CONCLUDED';
export type ItemKind = 'PROTOCOL' | 'ASSESSMENT' | 'BILATERAL' | 'INTERNATIONAL';
export type Speech = 'INTERVENTION' | 'RIGHT_OF_REPLY';
export type Form = 'VIDEO' | 'IN_PERSON' | 'PHONE';
export type Lapse = 'LEFT' | 'SENT_OUT' | 'REVOKED' | 'SITTING_ENDED';
export type Ruling = 'UPHELD' | 'DISMISSED';
export type Difficulty = 'SOUND' | 'SPEED' | 'OVERLAP' | 'LANGUAGE' | 'EQUIPMENT';
/** Why clocks stand still in an open sitting. */
export type Halt = 'RECESS' | 'OFF_RECORD' | 'POINT_OF_ORDER' | 'CANNOT_INTERPRET' | 'CAUCUS';
/** How an intervention ended. */
export type Ending = 'YIELDED' | 'WITHDRAWN' | 'LAPSED';

export interface Seat {
  readonly id: SeatId;
  readonly role: Role;
  /** With whom it sits; absent at the table. */
  readonly delegation?: DelegationId;
  /** What it is called on the screen: an office, not a person's name. */
  readonly office: Wording;
  readonly languages: readonly string[];
}

export interface Delegation {
  readonly id: DelegationId;
  readonly name: Wording;
  /** Time zone of its capital, an IANA name. */
  readonly zone: string;
}

/** A date without time or zone. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface Occasion {
  readonly name: Wording;
  /** When the treaty that is remembered was signed. */
  readonly signed?: Day;
}

/** What the public is told of a talk. */
export interface Announcement {
  readonly title: Wording;
  readonly startMillis: number;
  readonly durationMillis: number;
  readonly form: Form;
  readonly occasion?: Occasion;
  readonly languages: readonly string[];
  /** Who proposed the talk; absent when both did. */
  readonly initiator?: DelegationId;
}

/** A point of the agenda as it is planned. */
export interface AgendaItem {
  readonly id: ItemId;
  readonly title: Wording;
  readonly kind: ItemKind;
  /** Who put it there and may speak first; absent when it is everybody's. */
  readonly owner?: DelegationId;
  /** 0 when nothing is planned. */
  readonly allottedMillis: number;
  readonly openToPress: boolean;
}

/** A paper that is put before the talk. */
export interface Document {
  readonly id: DocumentId;
  readonly title: Wording;
  /** Of its content, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Who put it there; absent when it is the secretariat's. */
  readonly from?: DelegationId;
}

/** One line of the speakers' list. */
export interface Request {
  readonly number: number;
  readonly seat: SeatId;
  readonly delegation: DelegationId;
  /** The intervention to which this is a reply; absent for an intervention of its own. */
  readonly answers?: number;
}

/** One speech from the floor. */
export interface Intervention {
  readonly number: number;
  /** Who begins it; the floor may be passed within the delegation. */
  readonly seat: SeatId;
  readonly delegation: DelegationId;
  readonly item: ItemId;
  readonly speech: Speech;
  /** 0 when there is no limit. */
  readonly allottedMillis: number;
}

export interface PointOfOrder {
  readonly number: number;
  readonly seat: SeatId;
  readonly delegation: DelegationId;
  /** May be empty: it will be said. */
  readonly text: Wording;
}

/** Sits with a delegation and may have the floor. */
export function needsDelegation(role: Role): boolean {
  return represents(role) || role === 'ADVISER';
}

/** Asks for the floor in its own right. */
export function represents(role: Role): boolean {
  return role === 'HEAD' || role === 'DELEGATE';
}

/** Leads sittings when in the room. */
export function presides(role: Role): boolean {
  return role === 'CHAIR' || role === 'MEDIATOR';
}

export function interprets(role: Role): boolean {
  return role === 'INTERPRETER' || role === 'CHECK_INTERPRETER';
}

/** Follows what is open to the press, and nothing else. */
export function isOutsider(role: Role): boolean {
  return role === 'OBSERVER' || role === 'PRESS';
}

/** What the list's line asks for. */
export function speechOf(request: Request): Speech {
  return request.answers === undefined ? 'INTERVENTION' : 'RIGHT_OF_REPLY';
}
