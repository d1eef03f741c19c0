// A whole sitting in four real browsers, through the user interface; then the record tells the same story.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ownsServer } from '../lib/server.mjs';
import { stage } from '../lib/stage.mjs';
import { act, all, arrive, inside, ITEMS, openSeat, prepareTalk, receives, sees, view } from '../lib/talk.mjs';

const speaker = (state, seat) => (state.floor.holding?.speaker ?? null) === seat;
const current = (state, item) => (state.agenda.items.find((one) => one.progress === 'CURRENT')?.plan.id ?? null) === item;
const condition = (state, wanted) => state.sitting.condition === wanted;

/** A head asks for the floor, the chair gives it, everybody sees the same speaker. */
async function speaks({ head, chair, people }) {
  await act(head, 'floor.request');
  await act(chair, `chair.give:${head.identity}`);
  await all(people, `${head.identity} speaking`, speaker, head.identity);
}

async function yields({ head, people }) {
  await act(head, 'floor.yield');
  await all(people, 'the floor free', speaker, null);
}

/** The lines of a log as they were exported: who did what. */
function told(file) {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ by, event }) => `${by} ${event.type}`);
}

/** True when these stand in `story` in this order, with others between them. */
function inOrder(story, wanted) {
  let from = 0;
  for (const one of wanted) {
    const at = story.indexOf(one, from);
    assert.notEqual(at, -1, `"${one}" after line ${from} of the record:\n${story.join('\n')}`);
    from = at + 1;
  }
}

if (ownsServer) {
  const scene = stage({ timeoutMillis: 300_000 });

  scene('two heads, a chair and an observer hold a sitting; the record tells the same story', async (test) => {
    const talk = await prepareTalk(test.server, 'sitting');
    const chair = await openSeat(test, talk, 'chair');
    const ru = await openSeat(test, talk, 'head-ru', 'ru');
    const cn = await openSeat(test, talk, 'head-cn', 'zh');
    const observer = await openSeat(test, talk, 'observer', 'ar');
    const table = [chair, ru, cn];
    const people = [...table, observer];

    for (const person of table) {
      await arrive(person);
      await inside(person);
    }
    await arrive(observer);
    await observer.page.waitForSelector('[data-action="leave-waiting"]');
    await act(chair, 'chair.admit:observer');
    await inside(observer);
    await act(chair, 'chair.open-sitting');
    await all(people, 'the sitting open', condition, 'OPEN');

    // The first item is open: the observer sees both sides, and hears who has the floor.
    await act(chair, `agenda.begin:${ITEMS[0]}`);
    await all(people, 'the first item', current, ITEMS[0]);
    await speaks({ head: ru, chair, people });
    await receives(observer, { cameras: ['chair', 'head-cn', 'head-ru'] });
    await receives(cn, { cameras: ['chair', 'head-ru'], microphones: ['chair', 'head-ru'] });
    await yields({ head: ru, people });
    await speaks({ head: cn, chair, people });
    await receives(ru, { microphones: ['chair', 'head-cn'] });
    await yields({ head: cn, people });
    await act(chair, `agenda.conclude:${ITEMS[0]}`);

    // The second is closed: the observer is cut off, and the clock of the speaker stands still on a point of order.
    await act(chair, `agenda.begin:${ITEMS[1]}`);
    await sees(observer, 'the table closed', (state) => state.you.mayHear === false);
    await receives(observer, { cameras: [], microphones: [] });
    await speaks({ head: ru, chair, people: table });
    await act(cn, 'floor.point');
    await all(table, 'the point of order', (state) => state.order.points[0]?.seat === 'head-cn');
    await sees(ru, 'that it is not heard', (state) => state.you.mayBeHeard === false);
    await act(chair, 'chair.dismiss');
    await all(table, 'the ruling', (state) => state.order.points.length === 0);
    await yields({ head: ru, people: table });
    await act(chair, 'recess.call');
    await all(people, 'the recess', condition, 'RECESS');
    await receives(ru, { cameras: [], microphones: [] });
    await act(chair, 'recess.resume');
    await all(people, 'the sitting going on', condition, 'OPEN');
    await receives(ru, { cameras: ['chair', 'head-cn'] });
    await act(chair, `agenda.conclude:${ITEMS[1]}`);

    // On the third one delegation confers: it is in a room of its own, and the others hear nothing of it.
    await act(chair, `agenda.begin:${ITEMS[2]}`);
    await act(ru, 'caucus.open');
    await all(table, 'the caucus', (state) => state.sitting.caucuses.includes('ru'));
    await ru.page.waitForSelector('[data-seal="caucus"]');
    await sees(ru, 'its own room', (state) => state.you.room === 'sitting/caucus/ru');
    await receives(cn, { cameras: ['chair'], microphones: ['chair'] });
    await act(ru, 'caucus.close:ru');
    await all(table, 'the end of the caucus', (state) => state.sitting.caucuses.length === 0);
    await sees(ru, 'the table again', (state) => state.you.room === 'sitting/table');
    await receives(cn, { cameras: ['chair', 'head-ru'] });
    await act(chair, `agenda.conclude:${ITEMS[2]}`);

    // On the last they go off the record: every track is closed, and nobody can miss it.
    await act(chair, `agenda.begin:${ITEMS[3]}`);
    await act(cn, 'offrecord.go');
    for (const person of table) await person.page.waitForSelector('[data-seal="off-record"]');
    for (const person of people) await receives(person, { cameras: [], microphones: [] });
    await act(chair, 'offrecord.return');
    await all(people, 'the record', (state) => state.sitting.offRecord === false);
    await speaks({ head: cn, chair, people });
    await yields({ head: cn, people });
    await act(chair, `agenda.conclude:${ITEMS[3]}`);

    const clocks = await Promise.all(table.map((person) => view(person, (state) => JSON.stringify(state.clocks.spent))));
    assert.equal(new Set(clocks).size, 1, `everybody has the same clocks: ${clocks.join(' | ')}`);
    await act(chair, 'chair.close-sitting');
    await sees(chair, 'the end', (state) => state.preparation.phase === 'CLOSED');

    const file = path.join(test.server.data, 'exported.jsonl');
    const exported = test.server.run('record', 'export', '--talk', 'sitting', '--log', 'sitting/table', '--out', file);
    assert.equal(exported.status, 0, exported.err);
    inOrder(told(file), [
      'node TalkPrepared',
      'observer SeatArrived',
      'chair SeatAdmitted',
      'chair SittingOpened',
      'chair ItemBegun',
      'head-ru FloorRequested',
      'chair FloorGiven',
      'head-ru FloorYielded',
      'head-cn FloorRequested',
      'head-cn FloorYielded',
      'chair ItemConcluded',
      'chair ItemBegun',
      'head-cn PointOfOrderRaised',
      'chair PointOfOrderRuledOn',
      'chair RecessCalled',
      'chair SittingResumed',
      'head-ru CaucusOpened',
      'head-ru CaucusClosed',
      'head-cn WentOffRecord',
      'chair ReturnedToRecord',
      'chair ItemConcluded',
      'chair SittingClosed',
    ]);
    const verified = test.server.run('record', 'verify', '--talk', 'sitting');
    assert.equal(verified.status, 0, verified.out + verified.err);

    // One changed byte is found, and where it is.
    const lines = readFileSync(file, 'utf8').split('\n');
    lines[6] = lines[6].replace('"en":"', '"en":"x');
    writeFileSync(file, lines.join('\n'));
    const changed = test.server.run('record', 'verify', '--file', file);
    assert.notEqual(changed.status, 0);
    assert.match(changed.out + changed.err, /line 8\b/);
  });
}
