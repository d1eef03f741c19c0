import type { Refusal } from './frames';
import type { SeatId, TalkId } from './terms';
import type { SeatAnswer } from './view';

/** What became of a request: an answer, or why there is none. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/**
 * Why there is no answer. `status` is 0 when the server was not reached; `refusal` is null when the server, or
 * something on the way to it, gave no reason.
 */
export interface Failure {
  readonly status: number;
  readonly refusal: Refusal | null;
}

/** Where sound and picture are. */
export interface MediaTicket {
  readonly room: string;
  readonly token: string;
}

/** What is asked of the server for one seat besides the talk's connection. */
export interface SeatApi {
  /** Exchanges the secret of the link for a session, which the browser keeps as a cookie. */
  open(secret: string): Promise<Reply<SeatAnswer>>;
  /** The seat of the session that this browser has. */
  look(): Promise<Reply<SeatAnswer>>;
  /** A fresh ticket into the room where the seat belongs now. */
  media(): Promise<Reply<MediaTicket>>;
}

/** The part of `fetch` that is needed here. */
export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** A request that takes longer has failed. */
export const REQUEST_LIMIT_MILLIS = 15_000;

/** Path of everything that belongs to one seat. */
export function seatPath(talk: TalkId, seat: SeatId): string {
  return `/api/talks/${talk}/seats/${seat}`;
}

/** The requests of one seat over HTTP. */
export function httpSeatApi(talk: TalkId, seat: SeatId, fetch: Fetch): SeatApi {
  const path = seatPath(talk, seat);
  const post = (body: unknown): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return {
    open: (secret) => ask(fetch, `${path}/session`, post(secret === '' ? {} : { secret })),
    look: () => ask(fetch, `${path}/session`, { method: 'GET' }),
    media: () => ask(fetch, `${path}/media`, post({})),
  };
}

/** One request and its answer in JSON; never rejects. */
export async function ask<T>(fetch: Fetch, path: string, init: RequestInit): Promise<Reply<T>> {
  try {
    const signal = AbortSignal.timeout(REQUEST_LIMIT_MILLIS);
    const response = await fetch(path, { ...init, signal, credentials: 'same-origin', cache: 'no-store' });
    if (response.ok) return { ok: true, value: (response.status === 204 ? null : await response.json()) as T };
    return { ok: false, failure: { status: response.status, refusal: await refusalOf(response) } };
  } catch {
    return { ok: false, failure: { status: 0, refusal: null } };
  }
}

async function refusalOf(response: Response): Promise<Refusal | null> {
  try {
    const { reason, remedy, arguments: values } = (await response.json()) as Partial<Refusal>;
    return typeof reason === 'string' && typeof remedy === 'string'
      ? { reason, remedy, arguments: values ?? {} }
      : null;
  } catch {
    return null;
  }
}
