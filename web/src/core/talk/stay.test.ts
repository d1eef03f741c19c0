import { describe, expect, test } from 'vitest';
import { settled } from '../../../test/clock';
import { talkFixture } from '../../../test/fixtures';
import { ScriptedPort } from '../../../test/port';
import { SEAT, youOf } from '../../../test/seatview';
import { ScriptedTalk } from '../../../test/talkport';
import { ALL_RIGHTS, BARE_ROOM, person } from '../../../test/talks';
import { ANY_DEVICES } from '../devices';
import type { Presence } from '../session';
import type { Line, You } from './frames';
import { Stay } from './stay';
import { outOf, seatPage } from './whereabouts';

const TABLE = 'talk/table';
const CAUCUS = 'talk/caucus/a';
const BOTH: Presence = { name: '', microphone: true, camera: true, devices: ANY_DEVICES };
const AWAY = youOf({ presence: 'AWAY', logs: [], mayHear: false, mayBeSeen: false });
const WAITING: You = { ...AWAY, presence: 'WAITING' };
const INSIDE = youOf({ logs: [], room: TABLE });
const CONFERRING: You = { ...INSIDE, room: CAUCUS, mayBeHeard: true };

const OFF_RECORD: Line = {
  log: TABLE,
  sequence: 1,
  atMillis: 1,
  by: 'head-b',
  command: 'c',
  event: { type: 'WentOffRecord' },
  previous: '',
};

function stays(first: You = AWAY) {
  const talk = new ScriptedTalk();
  const media = new ScriptedPort();
  const session = talk.starts();
  const stay = new Stay({ talk: session, api: talk, media, clock: talk.clock, screenPossible: true });
  const ticket = (room: string) => {
    talk.ticket = { ok: true, value: { room, token: room } };
  };
  ticket(TABLE);
  stay.start();
  talk.welcome(first);
  talk.last.tell({ type: 'CaughtUp', last: {} });
  const page = () => seatPage(session.view(), stay.store.state());
  /** The server's answer to the last command: where the seat is now, then that it was done. */
  const done = async (...frames: You[]) => {
    const { id } = talk.last.given().at(-1) ?? { id: '' };
    talk.last.tell(...frames, { type: 'Accepted', id, log: TABLE, first: 1, last: 1 });
    await settled();
  };
  const asked = () => media.asked.filter((one) => /^(connect|disconnect|microphone|camera)/.test(one));
  return { talk, media, session, stay, ticket, page, done, asked, phase: () => stay.session.store.state().phase };
}

async function inside(presence = BOTH) {
  const all = stays();
  void all.stay.arrive(presence);
  await settled();
  await all.done(INSIDE);
  all.media.tell({
    type: 'roster',
    people: [person('head-a', { local: true, microphone: true })],
    room: BARE_ROOM,
    rights: ALL_RIGHTS,
  });
  all.media.asked.length = 0;
  return all;
}

describe('arriving', () => {
  test('is told to the talk, and leads into the room with picture and sound as they were chosen', async () => {
    const { talk, stay, page, done, asked, phase } = stays();
    expect(page()).toBe('door');
    void stay.arrive(BOTH);
    await settled();
    expect(talk.last.given().map(({ command }) => command.type)).toEqual(['Arrive']);
    expect([page(), asked()]).toEqual(['door', []]);
    await done(INSIDE);
    expect(page()).toBe('room');
    expect(asked()).toEqual(['connect talk/table#1', 'microphone on', 'camera on']);
    expect(phase()).toEqual({ kind: 'inside' });
  });

  test('leads into the waiting room, without picture or sound, and from there into the room by itself', async () => {
    const { talk, stay, page, done, asked } = stays();
    void stay.arrive(BOTH);
    await settled();
    await done(WAITING);
    expect([page(), asked()]).toEqual(['waiting', []]);
    talk.last.tell(INSIDE);
    await settled();
    expect(page()).toBe('room');
    expect(asked()).toEqual(['connect talk/table#1', 'microphone on', 'camera on']);
  });

  test('that is refused leaves the person at the door with the reason', async () => {
    const { talk, session, stay, page } = stays();
    const refusal = { reason: 'refusal.talk-over', remedy: 'next.nothing', arguments: {} };
    void stay.arrive(BOTH);
    await settled();
    talk.last.tell({ type: 'Refused', id: 'id-1', ...refusal });
    await settled();
    expect(page()).toBe('door');
    expect(stay.store.state()).toMatchObject({ presence: null, arriving: false, refusal });
    expect(session.view().refused).toBeNull();
  });

  test('where the seat already is needs no word', async () => {
    const { talk, stay, page, asked } = stays(INSIDE);
    expect(page()).toBe('door');
    await stay.arrive({ ...BOTH, microphone: false });
    await settled();
    expect([page(), talk.last.given()]).toEqual(['room', []]);
    expect(asked()).toEqual(['connect talk/table#1', 'camera on']);
  });

  test('by loading the page again in the waiting room is quiet, until something else is chosen', async () => {
    const { talk, stay, page, asked } = stays(WAITING);
    expect(page()).toBe('waiting');
    stay.prepare({ ...BOTH, microphone: false });
    talk.last.tell(INSIDE);
    await settled();
    expect(page()).toBe('room');
    expect(asked()).toEqual(['connect talk/table#1', 'camera on']);
  });

  test('into a room that cannot be reached is tried until it can', async () => {
    const { talk, media, stay, done, page, phase } = stays();
    media.refuse('connect', 'server-gone');
    void stay.arrive(BOTH);
    await settled();
    await done(INSIDE);
    expect([page(), phase()]).toEqual(['room', { kind: 'rejoining', attempt: 1 }]);
    media.refuse('connect', null);
    await talk.clock.pass(1_000);
    expect(phase()).toEqual({ kind: 'inside' });
    expect(media.asked.filter((one) => one.startsWith('connect'))).toEqual([
      'connect talk/table#1',
      'connect talk/table#2',
    ]);
  });
});

describe('picture and sound', () => {
  test('go into the caucus, and come back with the microphone off', async () => {
    const { talk, stay, ticket, asked } = await inside();
    ticket(CAUCUS);
    talk.last.tell(CONFERRING);
    await settled();
    expect(asked().map((one) => one.replace(/#.*/, ''))).toEqual([
      'disconnect',
      'connect talk/caucus/a',
      'microphone on',
      'camera on',
    ]);
    asked();
    ticket(TABLE);
    talk.last.tell(INSIDE);
    await settled();
    expect(
      asked()
        .slice(4)
        .map((one) => one.replace(/#.*/, '')),
    ).toEqual(['disconnect', 'connect talk/table', 'camera on']);
    expect(stay.session.store.state().trouble).toBe('microphone-moved');
  });

  test('removed by the server wait for what the talk says, whichever comes first', async () => {
    const { talk, media, ticket, phase } = await inside();
    media.tell({ type: 'closed', cause: 'removed' });
    expect(phase()).toEqual({ kind: 'rejoining', attempt: 1 });
    ticket(CAUCUS);
    talk.last.tell(CONFERRING);
    await settled();
    expect(phase()).toEqual({ kind: 'inside' });
    await talk.clock.pass(60_000);
    expect(media.count('connect')).toBe(1);
  });

  test('end when the page is put away, which is no word to the talk', async () => {
    const { talk, media, page, phase } = await inside();
    media.tell({ type: 'closed', cause: 'left' });
    expect([page(), phase().kind]).toEqual(['room', 'rejoining']);
    expect(talk.last.given().map(({ command }) => command.type)).toEqual(['Arrive']);
  });

  test('stay while the talk is interrupted', async () => {
    const { talk, page, asked, phase } = await inside();
    talk.last.close();
    await talk.clock.pass(500);
    expect([page(), phase().kind, asked()]).toEqual(['room', 'inside', []]);
  });

  test('come back as soon as the talk is there again', async () => {
    const { talk, media, phase } = await inside();
    media.refuse('connect', 'server-gone');
    media.tell({ type: 'closed', cause: 'rejoin' });
    talk.last.close();
    await talk.clock.pass(8_000);
    expect(phase().kind).toBe('rejoining');
    media.refuse('connect', null);
    const { length } = media.asked;
    talk.welcome(INSIDE);
    talk.last.tell({ type: 'CaughtUp', last: {} });
    await settled();
    expect(phase()).toEqual({ kind: 'inside' });
    expect(media.asked.slice(length)[0]).toMatch(/^connect/);
  });

  test('switched off with the record are explained by the talk, not by a notice of their own', async () => {
    const { talk, media, stay } = await inside();
    const muted = [person('head-a', { local: true, microphone: false })];
    const notice = () => stay.session.store.state().trouble;
    media.tell({ type: 'roster', people: muted, room: BARE_ROOM, rights: ALL_RIGHTS });
    expect(notice()).toBe('microphone-muted');
    talk.last.tell(youOf({ room: TABLE }), { type: 'Line', line: OFF_RECORD });
    expect(notice()).toBeNull();
  });

  test('closed with the record stay closed over connections, until the person opens them', async () => {
    const { talk, media, stay, asked, ticket } = await inside();
    talk.last.tell(youOf({ room: TABLE }), { type: 'Line', line: OFF_RECORD });
    media.tell({ type: 'closed', cause: 'rejoin' });
    await talk.clock.pass(60_000);
    expect(asked()).toEqual(['connect talk/table#2']);
    await stay.session.setCamera(true);
    ticket(CAUCUS);
    talk.last.tell(youOf({ room: CAUCUS }));
    await settled();
    expect(asked().slice(1)).toEqual(['camera on', 'disconnect', 'connect talk/caucus/a#3']);
  });

  test('of who comes in off the record are closed, whatever was chosen at the door', async () => {
    const { talk, stay, done, asked } = stays();
    talk.last.tell({ ...AWAY, logs: [TABLE] }, { type: 'Line', line: OFF_RECORD });
    void stay.arrive(BOTH);
    await settled();
    await done(youOf({ room: TABLE }));
    expect(asked()).toEqual(['connect talk/table#1']);
  });

  test('end with the talk', async () => {
    const { talk, page, asked, phase } = await inside();
    talk.last.close(4403);
    await settled();
    expect([page(), phase().kind, asked()]).toEqual(['ended', 'outside', ['disconnect']]);
  });

  test('stay as the person wants them while others have the floor', async () => {
    const { talk, asked } = await inside();
    talk.last.tell({ ...INSIDE, mayBeHeard: true }, INSIDE, { ...INSIDE, mayHear: false, mayBeSeen: false });
    await settled();
    expect(asked()).toEqual([]);
  });

  test('what was written in one room is not read in the other, and is there again afterwards', async () => {
    const { talk, media, stay, ticket } = await inside();
    const written = () => stay.session.store.state().chat.map((line) => line.text);
    media.tell({ type: 'chat', id: '1', identity: 'head-b', text: 'At the table' });
    ticket(CAUCUS);
    talk.last.tell(CONFERRING);
    await settled();
    expect(written()).toEqual([]);
    media.tell({ type: 'chat', id: '2', identity: 'head-a', text: 'Among us' });
    ticket(TABLE);
    talk.last.tell(INSIDE);
    await settled();
    expect(written()).toEqual(['At the table']);
  });
});

describe('leaving', () => {
  test('is told to the talk, and leads back to the door', async () => {
    const { talk, stay, page, done, asked } = await inside();
    await stay.session.leave();
    expect(talk.last.given().at(-1)?.command).toEqual({ type: 'Leave' });
    await done(AWAY);
    expect(page()).toBe('door');
    expect(stay.store.state().out).toEqual({ kind: 'left', reason: {} });
    expect(asked()).toEqual(['disconnect']);
    void stay.arrive(BOTH);
    await settled();
    expect(talk.last.given().at(-1)?.command).toEqual({ type: 'Arrive' });
  });

  test('the waiting room stays left while the talk has not heard of it', async () => {
    const { talk, stay, page, done } = stays(WAITING);
    stay.leave();
    talk.last.tell({ type: 'Pong', number: 0, nowMillis: talk.nowMillis() });
    expect(stay.store.state().presence).toBeNull();
    await done(AWAY);
    expect(page()).toBe('door');
  });

  test('a seat that was taken on another device is not left, and can be taken back', async () => {
    const { talk, media, stay, page, phase } = await inside();
    media.tell({ type: 'closed', cause: 'duplicate-identity' });
    expect([page(), stay.store.state().out?.kind]).toEqual(['door', 'elsewhere']);
    expect(talk.last.given().map(({ command }) => command.type)).toEqual(['Arrive']);
    await stay.arrive(BOTH);
    await settled();
    expect([page(), phase()]).toEqual(['room', { kind: 'inside' }]);
  });
});

describe('out of the room', () => {
  const away = (event: Line['event'], sequence = 1): Line => ({
    log: TABLE,
    sequence,
    atMillis: 1,
    by: 'chair',
    command: 'c',
    event,
    previous: '',
  });

  test.each([
    [INSIDE, 'sent-out'],
    [WAITING, 'turned-away'],
  ] as const)('who may not read the record knows it from where it was: %#', async (before, kind) => {
    const { talk, stay, page, done } = stays();
    void stay.arrive(BOTH);
    await settled();
    await done(before);
    talk.last.tell(AWAY);
    await settled();
    expect([page(), stay.store.state().out?.kind]).toEqual(['door', kind]);
    expect(stay.session.store.state().phase.kind).toBe('outside');
  });

  test('who may read the record is told the reason', async () => {
    const { talk, session, stay } = await inside();
    const reason = { en: 'Noise' };
    talk.last.tell(youOf({ presence: 'AWAY' }));
    talk.last.tell({ type: 'Line', line: away({ type: 'SeatSentOut', seat: SEAT.id, reason }) });
    expect(outOf(session.view(), stay.store.state().out)).toEqual({ kind: 'sent-out', reason });
  });

  test('who was only cut off for long arrives again by itself', async () => {
    const { talk, page, done } = await inside();
    talk.last.close();
    await talk.clock.pass(1_000);
    talk.welcome(AWAY);
    talk.last.tell({ type: 'CaughtUp', last: {} });
    await settled();
    expect(talk.last.given().map(({ command }) => command.type)).toEqual(['Arrive']);
    await done(WAITING);
    expect(page()).toBe('waiting');
  });

  test('who was sent out meanwhile does not', async () => {
    const { talk, page } = await inside();
    talk.last.close();
    await talk.clock.pass(1_000);
    talk.welcome(youOf({ presence: 'AWAY' }));
    talk.last.tell({ type: 'Line', line: away({ type: 'SeatSentOut', seat: SEAT.id, reason: {} }) });
    talk.last.tell({ type: 'CaughtUp', last: {} });
    await settled();
    expect([page(), talk.last.given()]).toEqual(['door', []]);
  });
});

describe('the page', () => {
  test.each(['CLOSED', 'CANCELLED'] as const)('says that the talk is over: %s', (phase) => {
    const { talk, page } = stays();
    talk.last.tell({ type: 'Board', board: { phase, revision: 1, sitting: false, open: false } });
    expect(page()).toBe('over');
  });

  test('leaves those who are still in the room together to say goodbye', async () => {
    const { talk, page } = await inside();
    talk.last.tell({ type: 'Board', board: { phase: 'CLOSED', revision: 1, sitting: false, open: false } });
    expect(page()).toBe('room');
  });

  test('is nothing yet before the talk has said where the seat is', () => {
    const talk = new ScriptedTalk();
    const session = talk.starts();
    expect(seatPage(session.view(), { presence: null, arriving: false, refusal: null, out: null })).toBe('opening');
  });
});

test('the room is called as the talk says, in which a caucus has one table', async () => {
  const { talk, stay, ticket } = await inside();
  const chaired = talkFixture('chaired');
  talk.last.tell(youOf({ room: TABLE }));
  talk.lines(chaired, 0, 60);
  const room = () => stay.session.store.state().room;
  expect(room().delegations.map((one) => one.id)).toEqual(['a', 'b']);
  expect(room().title).toEqual({ en: 'Talks' });
  expect(room().item).toEqual({ en: 'greetings' });
  ticket(CAUCUS);
  talk.last.tell(youOf({ room: CAUCUS, logs: [TABLE, CAUCUS] }));
  await settled();
  expect(room().delegations).toEqual([]);
});
