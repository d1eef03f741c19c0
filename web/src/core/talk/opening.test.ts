import { describe, expect, test } from 'vitest';
import { answerOf } from '../../../test/seatview';
import { openSeat } from './opening';
import { problemOfEnd, problemOfFailure } from './problems';
import type { Failure, Reply, SeatApi } from './seatapi';
import type { SeatAnswer } from './view';

const ANSWER: Reply<SeatAnswer> = { ok: true, value: answerOf() };
const no = (status: number, reason?: string): Reply<SeatAnswer> => ({
  ok: false,
  failure: {
    status,
    refusal: reason === undefined ? null : { reason, remedy: 'next.ask-secretariat', arguments: {} },
  },
});

/** A server that answers so, and what it was asked. */
function server(look: Reply<SeatAnswer>, open: (secret: string) => Reply<SeatAnswer> = () => no(401)) {
  const asked: string[] = [];
  const api: SeatApi = {
    async open(secret) {
      asked.push(`open ${secret}`.trim());
      return open(secret);
    },
    async look() {
      asked.push('look');
      return look;
    },
    media: async () => ({ ok: false, failure: { status: 409, refusal: null } }),
  };
  return { api, asked };
}

describe('opening a seat', () => {
  test('by a good link needs nothing else', async () => {
    const { api, asked } = server(no(401), () => ANSWER);
    expect(await openSeat(api, 's3cret')).toEqual({ reply: ANSWER, spent: true });
    expect(asked).toEqual(['open s3cret']);
  });

  test('by a link that was used goes on with the session of this browser', async () => {
    const { api, asked } = server(ANSWER, () => no(401, 'request.bad-secret'));
    expect(await openSeat(api, 'old')).toEqual({ reply: ANSWER, spent: true });
    expect(asked).toEqual(['open old', 'look']);
  });

  test('by a wrong link says what is wrong with the link', async () => {
    const wrong = no(401, 'request.bad-secret');
    const { api } = server(no(401, 'request.no-session'), () => wrong);
    expect(await openSeat(api, 'wrong')).toEqual({ reply: wrong, spent: true });
  });

  test.each([0, 429, 500, 503])('keeps the link while the server answers %i', async (status) => {
    const { api, asked } = server(ANSWER, () => no(status));
    expect(await openSeat(api, 's3cret')).toEqual({ reply: no(status), spent: false });
    expect(asked).toEqual(['open s3cret']);
  });

  test('again works by the session', async () => {
    const { api, asked } = server(ANSWER);
    expect((await openSeat(api, '')).reply).toEqual(ANSWER);
    expect(asked).toEqual(['look']);
  });

  test('of a secretary needs no link where the secretariat is at home', async () => {
    const { api, asked } = server(no(401, 'request.no-session'), (secret) => (secret === '' ? ANSWER : no(401)));
    expect((await openSeat(api, '')).reply).toEqual(ANSWER);
    expect(asked).toEqual(['look', 'open']);
  });

  test('without anything says that there is no session', async () => {
    const nothing = no(401, 'request.no-session');
    const { api } = server(nothing);
    expect((await openSeat(api, '')).reply).toEqual(nothing);
  });
});

describe('why a seat is not open', () => {
  const failure = (status: number, reason?: string): Failure => {
    const reply = no(status, reason);
    if (reply.ok) throw new Error('not a failure');
    return reply.failure;
  };

  test.each([
    [401, 'request.bad-secret', 'seat-link-wrong'],
    [401, 'request.no-session', 'seat-no-session'],
    [403, 'request.invitation-revoked', 'seat-revoked'],
    [403, 'request.invitation-over', 'seat-sitting-over'],
    [403, 'refusal.not-accredited', 'seat-unaccredited'],
    [404, 'refusal.no-talk', 'talk-absent'],
    [404, undefined, 'talk-absent'],
    [429, 'request.too-many-attempts', 'too-many-attempts'],
    [503, 'request.unavailable', 'server-busy'],
    [0, undefined, 'server-gone'],
  ])('%i %s is %s', (status, reason, problem) => {
    expect(problemOfFailure(failure(status, reason))).toBe(problem);
  });

  test.each([
    ['barred', 'request.invitation-over', 'seat-sitting-over'],
    ['barred', undefined, 'seat-revoked'],
    ['replaced', undefined, 'seat-elsewhere'],
    ['outdated', undefined, 'page-outdated'],
    ['misbehaved', undefined, 'page-misread'],
    ['no-session', undefined, 'seat-no-session'],
  ] as const)('%s because of %s is %s', (cause, reason, problem) => {
    const { refusal } = failure(403, reason);
    expect(problemOfEnd({ kind: 'ended', cause, refusal })).toBe(problem);
  });
});
