import type { Command } from './command';
import type { Line, PublicBoard, Refusal, You } from './frames';
import type {
  AgendaItem,
  Announcement,
  CommandId,
  Condition,
  Delegation,
  DelegationId,
  Difficulty,
  Document,
  Ending,
  FloorMode,
  Intervention,
  ItemId,
  LogName,
  Phase,
  PointOfOrder,
  Presence,
  Progress,
  Request,
  Seat,
  SeatId,
  TalkId,
  Wording,
} from './terms';

/** A seat and where its holder is. */
export interface Attendee {
  readonly seat: Seat;
  readonly presence: Presence;
  /** May come back in this sitting without being admitted again. */
  readonly admitted: boolean;
}

/** The talk as such. */
export interface Preparation {
  readonly phase: Phase;
  readonly title: Wording;
  readonly announcement?: Announcement;
  readonly revision: number;
  readonly delegations: readonly Delegation[];
}

export interface Sitting {
  /** Of the sitting that is open or was last; 0 before the first. */
  readonly number: number;
  readonly condition: Condition;
  /** When a recess or an adjournment shall end; absent when that is open or does not apply. */
  readonly untilMillis?: number;
  readonly offRecord: boolean;
  /** The delegations that confer among themselves now. */
  readonly caucuses: readonly DelegationId[];
}

/** A point of the agenda and what has become of it. */
export interface Item {
  readonly plan: AgendaItem;
  readonly progress: Progress;
  readonly extraMillis: number;
  readonly openToPress: boolean;
  readonly documents: readonly Document[];
}

/** The floor in somebody's hands. */
export interface Holding {
  readonly intervention: Intervention;
  /** Who speaks now: not always who began. */
  readonly speaker: SeatId;
  readonly sinceMillis: number;
  readonly extraMillis: number;
}

export interface SpeakersList {
  readonly requests: readonly Request[];
  /** Nobody can be added, except replies. */
  readonly closed: boolean;
}

export interface Floor {
  readonly mode: FloorMode;
  /** Absent when the floor is free. */
  readonly holding?: Holding;
  readonly list: SpeakersList;
  /** For each further intervention; 0 when there is no limit. */
  readonly limitMillis: number;
  /** The interventions on the current item that are over, the newest last: what may be replied to. */
  readonly spoken: readonly Intervention[];
  /** One element per reply that a delegation has begun on the current item. */
  readonly replies: readonly DelegationId[];
  readonly requestsMade: number;
  readonly interventionsBegun: number;
}

export interface Failure {
  readonly interpreter: SeatId;
  readonly difficulty: Difficulty;
}

/** What interrupts whoever speaks. */
export interface Order {
  /** Open points of order; the first is dealt with now. */
  readonly points: readonly PointOfOrder[];
  readonly pointsRaised: number;
  readonly failures: readonly Failure[];
}

/** A command that waits for the consent of the other heads. */
export interface Motion {
  readonly number: number;
  readonly movedBy: DelegationId;
  readonly command: Command;
  /** All delegations whose heads consent, the mover first. */
  readonly agreed: readonly DelegationId[];
}

/** Where the table of a talk stands: a fold over the log of the table, in the shape in which the server writes it. */
export interface TableState {
  readonly talk: TalkId;
  /** Of the last line; 0 before the first. */
  readonly sequence: number;
  readonly atMillis: number;
  readonly preparation: Preparation;
  readonly seats: { readonly attendees: readonly Attendee[] };
  readonly sitting: Sitting;
  readonly agenda: { readonly items: readonly Item[] };
  readonly floor: Floor;
  readonly order: Order;
  readonly motions: { readonly open: readonly Motion[] };
}

/** Who has had how much time, up to the last line. */
export interface Clocks {
  readonly spent: readonly Spent[];
  readonly elapsed: readonly Elapsed[];
  /** Net time of the intervention that is under way; 0 when the floor is free. */
  readonly interventionMillis: number;
}

/** Net time of one delegation on one item. */
export interface Spent {
  readonly item: ItemId;
  readonly delegation: DelegationId;
  readonly netMillis: number;
}

/** How long an item was dealt with. */
export interface Elapsed {
  readonly item: ItemId;
  readonly millis: number;
}

/** An intervention that is over, for the minutes. */
export interface Spoken {
  readonly intervention: Intervention;
  /** More than one when the floor was passed. */
  readonly speakers: readonly SeatId[];
  readonly begunAtMillis: number;
  readonly endedAtMillis: number;
  readonly netMillis: number;
  readonly allottedMillis: number;
  readonly end: Ending;
}

/** The table with its clocks and all interventions: everything that is a fold over the table's log. */
export interface Proceedings extends TableState {
  readonly clocks: Clocks;
  /** Of the intervention that is under way, in order. */
  readonly speakers: readonly SeatId[];
  /** What is over, in order, on all items. */
  readonly interventions: readonly Spoken[];
}

/** Where the caucus of one delegation stands: a fold over its own log. Whether it is open is said at the table. */
export interface CaucusState {
  readonly delegation: DelegationId;
  readonly sequence: number;
  readonly atMillis: number;
  readonly inside: readonly SeatId[];
  readonly guests: readonly SeatId[];
}

/** Why this client does not follow the talk any more. */
export type TalkEnd =
  /** The invitation was revoked, or it is over with its sitting. */
  | 'barred'
  /** The same seat is used elsewhere. */
  | 'replaced'
  /** The server did not understand this client. */
  | 'misbehaved'
  /** There is no session: the link has to be opened again. */
  | 'no-session'
  /** The server speaks a newer protocol: the page has to be loaded again. */
  | 'outdated'
  /** The person closed it. */
  | 'closed';

/** How this client is connected to the talk. */
export type Link =
  | { readonly kind: 'connecting'; readonly attempt: number }
  | { readonly kind: 'catching-up' }
  | { readonly kind: 'live' }
  /** Broken; what is shown stands still until it is restored. */
  | { readonly kind: 'broken'; readonly attempt: number; readonly sinceMillis: number }
  /** For good; with what the server said about it, if anything. */
  | { readonly kind: 'ended'; readonly cause: TalkEnd; readonly refusal: Refusal | null };

/** A command that was not answered yet. */
export interface Pending {
  readonly id: CommandId;
  readonly command: Command;
  readonly sinceMillis: number;
}

/** A command that was refused, to be told to the person until put away. */
export interface RefusedCommand {
  readonly id: CommandId;
  readonly command: Command;
  readonly refusal: Refusal;
}

/** What one seat knows of its talk: the fold over what it may read, where it stands, and how it is connected. */
export interface TalkView extends Proceedings {
  /** This seat, as its session told at first; {@link mySeat} also knows later changes. */
  readonly invited: Seat;
  /** The talk's title as the session told it. */
  readonly title: Wording;
  /** The delegations as the session told, for who reads no log. */
  readonly sides: readonly Delegation[];
  /** The caucuses that this seat may read. */
  readonly caucuses: readonly CaucusState[];
  /** All lines that were read, by log, in order. */
  readonly lines: Readonly<Record<LogName, readonly Line[]>>;
  /** Null until the server has said it on this connection for the first time. */
  readonly you: You | null;
  /** For who reads no log of the table; else as the session told at first. */
  readonly board: PublicBoard | null;
  readonly link: Link;
  /** Server time minus this device's time; see {@link serverMillis}. */
  readonly offsetMillis: number;
  readonly pending: readonly Pending[];
  /** The last refusal that the person has not put away. */
  readonly refused: RefusedCommand | null;
  /** The first line whose hash does not fit the chain: the record was changed on its way. Null when all is well. */
  readonly brokenChain: { readonly log: LogName; readonly sequence: number } | null;
}

/** Before the first line. */
export function emptyProceedings(talk: TalkId): Proceedings {
  return {
    talk,
    sequence: 0,
    atMillis: 0,
    preparation: { phase: 'NONE', title: {}, revision: 0, delegations: [] },
    seats: { attendees: [] },
    sitting: { number: 0, condition: 'NOT_OPEN', offRecord: false, caucuses: [] },
    agenda: { items: [] },
    floor: {
      mode: 'FLOOR_ONLY',
      list: { requests: [], closed: false },
      limitMillis: 0,
      spoken: [],
      replies: [],
      requestsMade: 0,
      interventionsBegun: 0,
    },
    order: { points: [], pointsRaised: 0, failures: [] },
    motions: { open: [] },
    clocks: { spent: [], elapsed: [], interventionMillis: 0 },
    speakers: [],
    interventions: [],
  };
}

/** What the session of a seat tells before the talk is followed. */
export interface SeatAnswer {
  readonly talk: TalkId;
  readonly seat: Seat;
  readonly delegations: readonly Delegation[];
  readonly title: Wording;
  readonly board: PublicBoard;
  readonly nowMillis: number;
}

/** The view of a seat that has read nothing yet. */
export function emptyView(answer: SeatAnswer, localMillis: number): TalkView {
  return {
    ...emptyProceedings(answer.talk),
    invited: answer.seat,
    title: answer.title,
    sides: answer.delegations,
    caucuses: [],
    lines: {},
    you: null,
    board: answer.board,
    link: { kind: 'connecting', attempt: 1 },
    offsetMillis: answer.nowMillis - localMillis,
    pending: [],
    refused: null,
    brokenChain: null,
  };
}
