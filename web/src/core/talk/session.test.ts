import { describe, expect, test } from 'vitest';
import { settled } from '../../../test/clock';
import { talkFixture } from '../../../test/fixtures';
import { answerOf, youOf } from '../../../test/seatview';
import { AHEAD_MILLIS, ScriptedTalk } from '../../../test/talkport';
import { browserHash } from './chain';
import { serverMillis } from './selectors';
import {
  ANSWER_LIMIT_MILLIS,
  DOUBT_MILLIS,
  GAP_LIMIT,
  OPENING_MILLIS,
  type Outcome,
  PING_EVERY_MILLIS,
  RETRY_LONGEST_MILLIS,
  SILENCE_MILLIS,
} from './session';

const CHAIRED = talkFixture('chaired');
const CAUCUS = talkFixture('caucus');
const TABLE = 'talk/table';
const kind = (session: { view(): { link: { kind: string } } }) => session.view().link.kind;

/** What became of a command, as soon as something has. */
function outcomeOf(promise: Promise<Outcome>): { now: Outcome | null } {
  const seen: { now: Outcome | null } = { now: null };
  void promise.then((outcome) => {
    seen.now = outcome;
  });
  return seen;
}

describe('following', () => {
  test('begins with nothing, and shows the talk when everything was read', () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    expect(kind(session)).toBe('connecting');
    talk.welcome();
    expect(talk.last.sent).toEqual([{ type: 'Follow', after: {} }]);
    talk.lines(CHAIRED, 0, 30);
    expect([kind(session), session.view().sequence]).toEqual(['catching-up', 0]);
    talk.last.tell({ type: 'CaughtUp', last: { [TABLE]: 30 } });
    expect([kind(session), session.view().sequence]).toEqual(['live', 30]);
    talk.lines(CHAIRED, 30, 31);
    expect(session.view().sequence).toBe(31);
    expect(session.view().lines[TABLE]?.length).toBe(31);
  });

  test('goes on after an interruption where it was, and shows all the while what it has', async () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.live(CHAIRED, 30);
    talk.last.close();
    expect([kind(session), session.view().sequence]).toEqual(['broken', 30]);
    await talk.clock.pass(1_000);
    expect(talk.connections.length).toBe(2);
    talk.welcome();
    expect(talk.last.sent).toEqual([{ type: 'Follow', after: { [TABLE]: 30 } }]);
    talk.lines(CHAIRED, 30, 40);
    talk.last.tell({ type: 'CaughtUp', last: { [TABLE]: 40 } });
    expect([kind(session), session.view().sequence]).toEqual(['live', 40]);
  });

  test('a long log is drawn in parts', () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    let drawn = 0;
    session.store.subscribe(() => {
      drawn += 1;
    });
    talk.welcome();
    const before = drawn;
    talk.lines(CHAIRED, 0, 90);
    expect(drawn - before).toBe(0);
    talk.last.tell({ type: 'CaughtUp', last: {} });
    expect(drawn - before).toBe(2);
  });

  test('lines that were told before are not told twice', () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.live(CHAIRED, 30);
    talk.lines(CHAIRED, 25, 31);
    expect(session.view().sequence).toBe(31);
  });

  test('missing lines are asked for anew, but not for ever', async () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    for (let gap = 1; gap <= GAP_LIMIT; gap++) {
      talk.welcome();
      talk.lines(CHAIRED, 0, 10);
      talk.lines(CHAIRED, 11, 12);
      expect(talk.last.dropped).toBe(true);
      expect(kind(session)).toBe(gap < GAP_LIMIT ? 'broken' : 'ended');
      await talk.clock.pass(gap * 1_000);
    }
    expect(talk.connections.length).toBe(GAP_LIMIT);
    expect(session.view().link).toMatchObject({ kind: 'ended', cause: 'misbehaved' });
  });

  test('a server that was restored from a copy is read from the beginning', async () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.live(CHAIRED, 30);
    talk.last.close();
    await talk.clock.pass(1_000);
    talk.welcome();
    talk.lines(CHAIRED, 0, 20);
    talk.last.tell({ type: 'CaughtUp', last: { [TABLE]: 20 } });
    expect([kind(session), session.view().sequence]).toEqual(['broken', 0]);
    await talk.clock.pass(2_000);
    talk.live(CHAIRED, 20);
    expect(talk.last.sent[0]).toEqual({ type: 'Follow', after: {} });
    expect([kind(session), session.view().sequence]).toEqual(['live', 20]);
  });

  test('who may not read a log any more has forgotten it', () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.welcome(youOf({ logs: [TABLE, 'talk/caucus/a'] }));
    talk.lines(CAUCUS, 0, 200);
    talk.last.tell({ type: 'CaughtUp', last: {} });
    const view = session.view();
    expect(view.caucuses.map((one) => one.delegation)).toContain('a');
    talk.last.tell(youOf({ logs: [TABLE] }));
    expect(session.view().caucuses).toEqual([]);
    expect(Object.keys(session.view().lines)).toEqual([TABLE]);
    expect(session.view().seats).toBe(view.seats);
    talk.last.tell(youOf({ logs: [], presence: 'AWAY' }));
    expect(session.view().sequence).toBe(0);
    expect(session.view().seats.attendees).toEqual([]);
    expect(session.view().invited.id).toBe('head-a');
  });

  test('what is read again after it was forgotten is a chain again', async () => {
    const talk = new ScriptedTalk();
    const session = talk.starts(browserHash());
    talk.live(CHAIRED, 20);
    talk.last.tell(youOf({ logs: [] }), youOf());
    talk.lines(CHAIRED, 0, 25);
    await settled();
    await settled();
    expect(session.view().sequence).toBe(25);
    expect(session.view().brokenChain).toBeNull();
  });

  test('a line that was changed on its way is noticed', async () => {
    const talk = new ScriptedTalk();
    const session = talk.starts(browserHash());
    talk.live(CHAIRED, 10);
    const changed = CHAIRED.texts[10]?.replace('"by":"secretary"', '"by":"chair"') ?? '';
    expect(changed).not.toBe(CHAIRED.texts[10]);
    talk.last.text(`{"line":${changed},"type":"Line"}`);
    talk.lines(CHAIRED, 11, 12);
    await expect.poll(() => session.view().brokenChain).toEqual({ log: TABLE, sequence: 12 });
  });

  test('the board of who reads nothing is what was told last', () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.welcome(youOf({ logs: [] }));
    const board = { phase: 'ANNOUNCED', revision: 2, sitting: true, open: false } as const;
    talk.last.tell({ type: 'Board', board });
    expect(session.view().board).toEqual(board);
  });
});

describe('commands', () => {
  test('are done when the server says so, after their lines', async () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.live(CHAIRED, 30);
    const outcome = outcomeOf(session.give({ type: 'RequestFloor' }));
    expect(talk.last.given()).toEqual([{ id: 'id-1', command: { type: 'RequestFloor' } }]);
    expect(session.view().pending.map((one) => one.command.type)).toEqual(['RequestFloor']);
    talk.lines(CHAIRED, 30, 31);
    talk.last.tell({ type: 'Accepted', id: 'id-1', log: TABLE, first: 31, last: 31 });
    await settled();
    expect(outcome.now).toEqual({ done: true });
    expect(session.view().pending).toEqual([]);
  });

  test('are refused with the reason, which stays until it is put away', async () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.live();
    const refusal = { reason: 'refusal.floor-taken', remedy: 'next.end-intervention', arguments: { seat: 'head-b' } };
    const outcome = outcomeOf(session.give({ type: 'TakeFloor' }));
    talk.last.tell({ type: 'Refused', id: 'id-1', ...refusal });
    await settled();
    expect(outcome.now).toEqual({ done: false, refusal });
    expect(session.view().refused).toEqual({ id: 'id-1', command: { type: 'TakeFloor' }, refusal });
    session.putAwayRefusal();
    expect(session.view().refused).toBeNull();
  });

  test('that were not answered are given again under the same name', async () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.live();
    const outcome = outcomeOf(session.give({ type: 'RequestFloor' }));
    talk.last.close();
    const meanwhile = outcomeOf(session.give({ type: 'YieldFloor' }));
    await talk.clock.pass(1_000);
    talk.welcome();
    expect(talk.last.given()).toEqual([]);
    talk.last.tell({ type: 'CaughtUp', last: {} });
    expect(talk.last.given().map(({ id, command }) => `${id} ${command.type}`)).toEqual([
      'id-1 RequestFloor',
      'id-2 YieldFloor',
    ]);
    talk.last.tell({ type: 'Accepted', id: 'id-1', log: TABLE, first: 1, last: 1 });
    await settled();
    expect([outcome.now, meanwhile.now]).toEqual([{ done: true }, null]);
  });

  test('without an answer are given up, and an answer that comes later is nobody’s', async () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.live();
    const outcome = outcomeOf(session.give({ type: 'RequestFloor' }));
    await talk.clock.pass(ANSWER_LIMIT_MILLIS);
    expect(outcome.now).toMatchObject({ done: false, refusal: { reason: 'request.no-answer' } });
    session.putAwayRefusal();
    talk.last.tell({ type: 'Refused', id: 'id-1', reason: 'refusal.x', remedy: 'next.x', arguments: {} });
    expect(session.view().refused).toBeNull();
  });

  test('after the end are refused at once', async () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.live();
    const before = outcomeOf(session.give({ type: 'RequestFloor' }));
    session.stop();
    const after = outcomeOf(session.give({ type: 'YieldFloor' }));
    await settled();
    for (const outcome of [before, after]) {
      expect(outcome.now).toMatchObject({ done: false, refusal: { reason: 'request.not-connected' } });
    }
  });
});

describe('the connection', () => {
  test('is tried again, at longer and longer intervals', async () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.live();
    for (const [attempt, pauseMillis] of [1_000, 2_000, RETRY_LONGEST_MILLIS, RETRY_LONGEST_MILLIS].entries()) {
      talk.last.close();
      expect(session.view().link).toMatchObject({ kind: 'broken', attempt: attempt + 1 });
      const before = talk.connections.length;
      await talk.clock.pass(pauseMillis - 1);
      expect(talk.connections.length).toBe(before);
      await talk.clock.pass(1);
      expect(talk.connections.length).toBe(before + 1);
    }
    talk.live();
    talk.last.close();
    expect(session.view().link).toMatchObject({ kind: 'broken', attempt: 1 });
  });

  test('is tried at once when the person or the network says so', () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.live();
    session.retry();
    expect(talk.connections.length).toBe(1);
    talk.last.close();
    session.retry();
    expect(talk.connections.length).toBe(2);
  });

  test.each([
    [4403, 'barred'],
    [4409, 'replaced'],
    [4400, 'misbehaved'],
  ])('that is closed with %i is not tried again: %s', async (code, cause) => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.live();
    talk.last.close(code);
    await talk.clock.pass(600_000);
    expect(session.view().link).toMatchObject({ kind: 'ended', cause });
    expect(talk.connections.length).toBe(1);
  });

  test('that is barred says why, as the server tells', async () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.live();
    const refusal = { reason: 'request.invitation-revoked', remedy: 'next.ask-secretariat', arguments: {} };
    talk.session = { ok: false, failure: { status: 403, refusal } };
    talk.last.close(4403);
    await settled();
    expect(session.view().link).toEqual({ kind: 'ended', cause: 'barred', refusal });
  });

  test.each([1012, 1001, 1000, 1011])('that is closed with %i is tried again', async (code) => {
    const talk = new ScriptedTalk();
    talk.starts();
    talk.live();
    talk.last.close(code);
    await talk.clock.pass(1_000);
    expect(talk.connections.length).toBe(2);
  });

  test.each([
    [401, 'no-session'],
    [403, 'barred'],
    [404, 'barred'],
  ])('that is not let in is asked after once: %i is the end (%s)', async (status, cause) => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.session = { ok: false, failure: { status, refusal: null } };
    talk.last.close();
    await talk.clock.pass(600_000);
    expect(session.view().link).toMatchObject({ kind: 'ended', cause });
    expect([talk.connections.length, talk.looks]).toEqual([1, 1]);
  });

  test.each([0, 429, 500, 503])('to a server that answers %i is tried again', async (status) => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.session = { ok: false, failure: { status, refusal: null } };
    talk.last.close();
    await talk.clock.pass(1_000);
    expect([kind(session), talk.connections.length]).toEqual(['broken', 2]);
  });

  test('that falls silent is given up and made anew; its last words are nobody’s', async () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.live(CHAIRED, 10);
    const silent = talk.last;
    await talk.clock.pass(PING_EVERY_MILLIS + SILENCE_MILLIS - 1);
    expect([kind(session), silent.dropped]).toEqual(['live', false]);
    await talk.clock.pass(1);
    expect([kind(session), silent.dropped]).toEqual(['broken', true]);
    silent.close(4403);
    talk.lines(CHAIRED, 10, 11);
    expect([kind(session), session.view().sequence]).toEqual(['broken', 10]);
    await talk.clock.pass(1_000);
    expect(talk.connections.length).toBe(2);
  });

  test('that does not open, or stops in the middle of what is to be read, is given up', async () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    await talk.clock.pass(OPENING_MILLIS);
    expect([kind(session), talk.last.dropped]).toEqual(['broken', true]);
    await talk.clock.pass(1_000);
    talk.welcome();
    talk.lines(CHAIRED, 0, 10);
    await talk.clock.pass(OPENING_MILLIS - 1);
    expect(kind(session)).toBe('catching-up');
    talk.lines(CHAIRED, 10, 20);
    await talk.clock.pass(OPENING_MILLIS);
    expect([kind(session), talk.last.dropped]).toEqual(['broken', true]);
  });

  test('is asked whether it still lives when the device comes back', async () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.live();
    session.retry();
    talk.last.tell({ type: 'Pong', number: 1, nowMillis: talk.nowMillis() });
    await talk.clock.pass(DOUBT_MILLIS);
    expect(kind(session)).toBe('live');
    session.retry();
    await talk.clock.pass(DOUBT_MILLIS);
    expect(kind(session)).toBe('broken');
  });

  test('of a page that asks late is not taken for dead', async () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.live();
    await talk.clock.sleep(60_000);
    talk.last.tell({ type: 'Pong', number: 1, nowMillis: talk.nowMillis() });
    await talk.clock.pass(PING_EVERY_MILLIS);
    expect(kind(session)).toBe('live');
  });

  test('that is answered stays', async () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.live();
    for (let round = 1; round <= 10; round++) {
      await talk.clock.pass(PING_EVERY_MILLIS);
      expect(talk.last.sent.at(-1)).toEqual({ type: 'Ping', number: round });
      talk.last.tell({ type: 'Pong', number: round, nowMillis: talk.nowMillis() });
    }
    expect([kind(session), talk.connections.length]).toEqual(['live', 1]);
  });

  test('to a newer server asks for the page to be loaded again', () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.welcome(youOf(), 2);
    expect(session.view().link).toMatchObject({ kind: 'ended', cause: 'outdated' });
  });

  test('survives frames that it does not know', () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.live();
    for (const text of ['', 'null', '{"type":"Later"}', '{"type":1}', '[]', '{']) talk.last.text(text);
    expect(kind(session)).toBe('live');
  });

  test('leaves no timer behind when it is stopped', async () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    talk.live();
    void session.give({ type: 'RequestFloor' });
    session.stop();
    await talk.clock.pass(0);
    expect(talk.clock.waiting).toBe(0);
    expect(talk.last.dropped).toBe(true);
  });
});

describe('the time', () => {
  test('is the server’s, as the quickest answer tells it', async () => {
    const talk = new ScriptedTalk();
    const session = talk.starts(null, answerOf(undefined, { nowMillis: 9_999_999 }));
    talk.live();
    expect(serverMillis(session.view(), talk.clock.nowMillis())).toBe(talk.nowMillis());
    await talk.clock.pass(PING_EVERY_MILLIS);
    const askedMillis = talk.nowMillis();
    await talk.clock.pass(3_000);
    talk.last.tell({ type: 'Pong', number: 1, nowMillis: askedMillis });
    expect(session.view().offsetMillis).toBe(AHEAD_MILLIS);
  });
});
