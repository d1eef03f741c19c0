// The server is killed in mid-intervention: the talk comes back as it was, and so do the people in it.
import assert from 'node:assert/strict';
import { ownsServer } from '../lib/server.mjs';
import { stage } from '../lib/stage.mjs';
import { act, all, arrive, inside, ITEMS, openSeat, prepareTalk, receives, sees, view } from '../lib/talk.mjs';

const floor = (state) => ({
  speaker: state.floor.holding?.speaker,
  waiting: state.floor.list.requests.map((request) => request.seat),
  item: state.agenda.items.find((one) => one.progress === 'CURRENT')?.plan.id,
  spent: state.clocks.spent,
  lines: state.sequence,
});

if (ownsServer) {
  const scene = stage({ timeoutMillis: 240_000 });

  scene('kill -9 in mid-intervention: same floor, list and clocks, and everybody rejoins', async (test) => {
    const talk = await prepareTalk(test.server, 'restart', { chair: false });
    const ru = await openSeat(test, talk, 'head-ru');
    const cn = await openSeat(test, talk, 'head-cn', 'ar');
    const people = [ru, cn];
    for (const person of people) {
      await arrive(person);
      await inside(person);
    }
    // Without a chair the heads lead together: what one proposes the other agrees to.
    const together = async (id) => {
      await act(ru, id);
      await sees(cn, `the motion to ${id}`, (state) => state.motions.open.length === 1);
      const number = await view(cn, (state) => state.motions.open[0].number);
      await act(cn, `motion.agree:${number}`);
      await all(people, `${id} carried`, (state) => state.motions.open.length === 0);
    };
    await together('chair.open-sitting');
    await together(`agenda.begin:${ITEMS[0]}`);
    await act(ru, 'floor.request');
    await act(ru, 'floor.take');
    await act(cn, 'floor.request');
    await all(people, 'the next speaker', (state) => state.floor.list.requests.length === 1);
    await receives(cn, { cameras: ['head-ru'], microphones: ['head-ru'] });
    const before = await view(cn, floor);
    assert.equal(before.speaker, 'head-ru');

    await test.server.kill();
    for (const person of people) await sees(person, 'the break', (state) => state.link.kind !== 'live');
    await test.server.start();
    await all(people, 'the talk again', (state) => state.link.kind === 'live');
    await all(people, 'the outage on the record', (state) =>
      state.lines['restart/table'].some(({ event }) => event.type === 'OutageReported'),
    );
    await receives(cn, { cameras: ['head-ru'], microphones: ['head-ru'] });
    await receives(ru, { cameras: ['head-cn'] });

    const after = await view(cn, floor);
    assert.deepEqual([after.speaker, after.waiting, after.item], [before.speaker, before.waiting, before.item]);
    assert.ok(after.lines > before.lines, 'nothing that was told is lost');
    const [outage] = await view(cn, (state) =>
      state.lines['restart/table'].filter(({ event }) => event.type === 'OutageReported'),
    );
    const spent = after.spent.reduce((sum, one) => sum + one.netMillis, 0);
    const [given] = await view(cn, (state) =>
      state.lines['restart/table'].filter(({ event }) => event.type === 'FloorTaken'),
    );
    assert.equal(spent, outage.event.lostAtMillis - given.atMillis, 'time while the server was down counts for nobody');
    await act(ru, 'floor.yield');
    await all(people, 'the floor free', (state) => state.floor.holding === undefined);
  });
}
