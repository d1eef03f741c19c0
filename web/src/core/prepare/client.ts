import type { Refused } from '../refusal';
import { ask, type Failure, type Fetch, type Reply } from '../talk/seatapi';
import type { LogName, Phase, Role, SeatId, TalkId, Wording } from '../talk/terms';
import type { TableState } from '../talk/view';
import type { SetupCommand } from './commands';

/** A talk as the list of talks shows it. */
export interface TalkLine {
  readonly talk: TalkId;
  readonly title: Wording;
  readonly phase: Phase;
  readonly startMillis?: number;
  readonly sittingOpen: boolean;
  readonly sequence: number;
}

/** A talk as the secretariat reads it. */
export interface TalkAnswer {
  readonly talk: TalkId;
  readonly nowMillis: number;
  readonly state: Pick<TableState, 'sequence' | 'preparation' | 'seats' | 'sitting' | 'agenda'>;
}

export type Scope = 'TALK' | 'SITTING';

export interface Invitation {
  readonly id: string;
  readonly seat: SeatId;
  readonly scope: Scope;
  /** The sitting for which it is valid; 0 for the whole talk. */
  readonly sitting: number;
  readonly createdMillis: number;
  readonly revokedMillis?: number;
}

/** A link is told once; afterwards nobody knows it but who has it. */
export interface Invited {
  readonly invitation: Invitation;
  readonly link: string;
}

export interface NewTalk {
  readonly talk: TalkId;
  readonly seat: SeatId;
}

export interface Secretary {
  readonly office: Wording;
  readonly languages: readonly string[];
}

/** What a command has led to in its log. */
export interface Ordered {
  readonly log: LogName;
  readonly first: number;
  readonly last: number;
}

/** What the secretariat asks of the server. Nothing here rejects. */
export interface Secretariat {
  /** Exchanges the secret of the one-time link for a session, which the browser keeps as a cookie. */
  enter(secret: string): Promise<Reply<null>>;
  /** Whether this browser has a session. */
  look(): Promise<Reply<unknown>>;
  leave(): Promise<Reply<null>>;
  talks(): Promise<Reply<{ readonly talks: readonly TalkLine[] }>>;
  make(title: Wording, secretary: Secretary): Promise<Reply<NewTalk>>;
  read(talk: TalkId): Promise<Reply<TalkAnswer>>;
  order(talk: TalkId, id: string, command: SetupCommand): Promise<Reply<Ordered>>;
  invitations(talk: TalkId): Promise<Reply<{ readonly invitations: readonly Invitation[] }>>;
  invite(talk: TalkId, seat: SeatId, scope: Scope): Promise<Reply<Invited>>;
  revoke(talk: TalkId, invitation: string): Promise<Reply<null>>;
  /** Puts a paper where it can be read by who may read it; the same again is the same. */
  keep(talk: TalkId, sha256: string, paper: Blob): Promise<Reply<unknown>>;
}

/** The secretariat over HTTP. */
export function httpSecretariat(fetch: Fetch): Secretariat {
  const json = (method: string, body: unknown): RequestInit => ({
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const get: RequestInit = { method: 'GET' };
  return {
    enter: (secret) => ask(fetch, '/api/secretariat/session', json('POST', { secret })),
    look: () => ask(fetch, '/api/secretariat/session', get),
    leave: () => ask(fetch, '/api/secretariat/session', json('DELETE', {})),
    talks: () => ask(fetch, '/api/talks', get),
    make: (title, secretary) => ask(fetch, '/api/talks', json('POST', { title, secretary })),
    read: (id) => ask(fetch, talkPath(id), get),
    order: (id, command, what) => ask(fetch, `${talkPath(id)}/commands`, json('POST', { id: command, command: what })),
    invitations: (id) => ask(fetch, `${talkPath(id)}/invitations`, get),
    invite: (id, seat, scope) => ask(fetch, `${talkPath(id)}/seats/${seat}/invitations`, json('POST', { scope })),
    revoke: (id, invitation) => ask(fetch, `${talkPath(id)}/invitations/${invitation}`, json('DELETE', {})),
    keep: (id, sha256, paper) =>
      ask(fetch, paperPath(id, sha256), {
        method: 'PUT',
        headers: { 'content-type': paper.type === '' ? 'application/octet-stream' : paper.type },
        body: paper,
      }),
  };
}

function talkPath(talk: TalkId): string {
  return `/api/talks/${encodeURIComponent(talk)}`;
}

/** Where a paper is read. */
export function paperPath(talk: TalkId, sha256: string): string {
  return `${talkPath(talk)}/papers/${sha256}`;
}

/** Where the record of the table is downloaded. */
export function recordPath(talk: TalkId): string {
  return `${talkPath(talk)}/record`;
}

/** Where the public finds the talk once it is announced, and its calendar file. */
export function publicPath(talk: TalkId): string {
  return `/talks/${encodeURIComponent(talk)}`;
}

export function calendarPath(talk: TalkId): string {
  return `${publicPath(talk)}/calendar.ics`;
}

/** The announced talk as an invitation into the calendar of a seat; it names the seat and holds no secret. */
export function seatCalendarPath(talk: TalkId, seat: SeatId): string {
  return `${talkPath(talk)}/seats/${seat}/invitation.ics`;
}

/** The page of a seat; a secretary's needs no invitation in the browser of the secretariat. */
export function seatPage(talk: TalkId, seat: SeatId): string {
  return `${publicPath(talk)}/seats/${seat}`;
}

/** The first secretary, whose seat the secretariat acts as. */
export function actingSeat(state: TalkAnswer['state']): SeatId | null {
  const isSecretary = (role: Role) => role === 'SECRETARY';
  return state.seats.attendees.find((one) => isSecretary(one.seat.role))?.seat.id ?? null;
}

/** Why a request failed, to be said to a person. */
export function refusedBy({ status, refusal }: Failure): Refused {
  if (refusal !== null) return refusal;
  const reason = status === 0 ? 'request.no-answer' : status === 401 ? 'request.no-session' : 'request.unknown';
  return { reason, remedy: 'next.try-again', arguments: {} };
}
