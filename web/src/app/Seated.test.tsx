// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { settled } from '../../test/clock';
import { acting, find, page } from '../../test/render';
import { answerOf, SEAT, youOf } from '../../test/seatview';
import { SeatRoute } from './Seated';

/** The server's answers to requests for the session, the next one first; the last one stays. */
let answers: { status: number; body: unknown }[] = [];
let asked: string[] = [];
let sockets: FakeSocket[] = [];

class FakeSocket {
  static readonly OPEN = 1;
  readonly readyState = FakeSocket.OPEN;
  readonly sent: string[] = [];
  onopen: () => void = () => undefined;
  onmessage: (event: { data: string }) => void = () => undefined;
  onclose: (event: { code: number }) => void = () => undefined;

  constructor(readonly url: string) {
    sockets.push(this);
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.onclose({ code: 1005 });
  }

  tell(...frames: unknown[]): void {
    for (const frame of frames) this.onmessage({ data: JSON.stringify(frame) });
  }
}

const refused = (reason: string) => ({ reason, remedy: 'next.ask-secretariat', arguments: {}, text: '' });
const notice = () => document.querySelector('[data-notice]')?.getAttribute('data-notice');
const route = () => page(<SeatRoute talk="talk" seat="head-a" />);

beforeEach(async () => {
  asked = [];
  sockets = [];
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push(`${init.method} ${path} ${init.body ?? ''}`.trim());
    const { status, body } = (answers.length > 1 ? answers.shift() : answers[0]) ?? { status: 500, body: {} };
    return new Response(JSON.stringify(body), { status });
  });
  history.replaceState(null, '', '#s3cret');
  // Unlike a browser, this page tells of a new fragment even when it was replaced, and only later.
  await settled();
});

afterEach(() => {
  vi.unstubAllGlobals();
  history.replaceState(null, '', location.pathname);
});

describe('the link of a seat', () => {
  test('opens the door, and its secret leaves the address at once', async () => {
    answers = [{ status: 200, body: answerOf(SEAT, { nowMillis: Date.now() }) }];
    await route();
    await acting(() => undefined);
    expect(asked).toEqual(['POST /api/talks/talk/seats/head-a/session {"secret":"s3cret"}']);
    expect(location.hash).toBe('');
    const [socket] = sockets;
    expect(socket?.url).toMatch(/^ws:.*\/api\/talks\/talk\/seats\/head-a\/socket$/);
    await acting(() => {
      socket?.onopen();
      socket?.tell(
        { type: 'Welcome', protocol: 1, talk: 'talk', seat: 'head-a', nowMillis: Date.now() },
        youOf({ presence: 'AWAY' }),
        { type: 'CaughtUp', last: {} },
      );
    });
    expect(socket?.sent[0]).toBe('{"type":"Follow","after":{}}');
    expect(find('[data-action="arrive"]').textContent).toBe('Arrive');
    expect(document.title).toBe('Talks – Hiwar');
  });

  test('that is wrong says so, is gone from the address, and is not tried again', async () => {
    answers = [{ status: 401, body: refused('request.bad-secret') }];
    await route();
    await acting(() => undefined);
    expect(notice()).toBe('seat-link-wrong');
    expect(location.hash).toBe('');
    expect(asked).toHaveLength(2);
    expect(document.querySelector('[data-action="again"]')).toBeNull();
    expect(sockets).toEqual([]);
  });

  test('is kept while the server cannot answer, and tried again by the person', async () => {
    answers = [
      { status: 503, body: refused('request.unavailable') },
      { status: 403, body: refused('request.invitation-revoked') },
    ];
    await route();
    await acting(() => undefined);
    expect([notice(), location.hash]).toEqual(['server-busy', '#s3cret']);
    await acting(() => find('[data-action="again"]').click());
    await acting(() => undefined);
    expect([notice(), location.hash]).toEqual(['seat-revoked', '']);
  });
});

test('without a link the session of this browser opens the seat', async () => {
  history.replaceState(null, '', location.pathname);
  answers = [{ status: 200, body: answerOf(SEAT, { nowMillis: Date.now() }) }];
  await route();
  await acting(() => undefined);
  expect(asked).toEqual(['GET /api/talks/talk/seats/head-a/session']);
  expect(sockets).toHaveLength(1);
});

test('a seat whose invitation is taken back is told so in three parts', async () => {
  answers = [
    { status: 200, body: answerOf(SEAT, { nowMillis: Date.now() }) },
    { status: 403, body: refused('request.invitation-revoked') },
  ];
  await route();
  await acting(() => undefined);
  await acting(() => sockets[0]?.onclose({ code: 4403 }));
  await acting(() => undefined);
  expect(notice()).toBe('seat-revoked');
  expect(find('[data-notice]').querySelectorAll('p')).toHaveLength(3);
});
