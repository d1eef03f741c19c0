// The network fails, the server dies: everybody comes back without reloading the page.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Cable } from '../lib/cable.mjs';
import { ownsServer } from '../lib/server.mjs';
import { stage } from '../lib/stage.mjs';

const scene = stage();

const CAMERA = { hue: 195, width: 640, height: 360, fps: 20 };
const MICROPHONE = { frequency: 523 };
const CUT_MS = 5_000;
const MEDIA_GAP_MS = 1_000;
/** The client's own pauses between attempts grow to 7 s; ours is the time after the server is back. */
const BACK_MS = 30_000;

async function call(scene, path, url) {
  const first = await scene.join('first', { path, url });
  const second = await scene.join('second', { path, url });
  await first.does('publishVideo', CAMERA);
  await first.does('publishAudio', MICROPHONE);
  await second.does('publishVideo', { ...CAMERA, hue: 350 });
  for (const [viewer, publisher] of [
    [first, 'second'],
    [second, 'first'],
  ]) {
    await viewer.does('firstFrameMs', publisher);
    await viewer.does('picturesOf', publisher, CAMERA.width);
  }
  return [first, second];
}

for (const path of ['v1', 'v0']) {
  scene(`the signal connection is cut for five seconds on ${path}: the call goes on`, async (test) => {
    const cable = await Cable.to(test.server.httpUrl);
    try {
      const people = await call(test, path, cable.url);
      const before = await Promise.all(people.map((person) => person.does('peerConnectionCount')));
      const since = await Promise.all(people.map((person) => person.does('now')));
      cable.cut();
      await sleep(CUT_MS);
      await cable.mend();
      const mended = await people[0].does('now');
      for (const person of people) await person.sees('Reconnected', {}, { timeoutMs: BACK_MS });
      const back = await people[0].sees('Reconnected');
      for (const [i, publisher] of ['second', 'first'].entries()) {
        const seen = await people[i].does('video', publisher, since[i]);
        test.measured(`${people[i].identity} during the cut`, { longestGapMs: seen.longestGapMs, fps: seen.fps });
        assert.ok(seen.longestGapMs < MEDIA_GAP_MS, `the picture stood still for ${seen.longestGapMs} ms`);
        assert.equal(await people[i].does('peerConnectionCount'), before[i], 'a resume opens no peer connection');
        const names = (await people[i].does('events')).map(({ event }) => event);
        assert.ok(!names.includes('Reconnecting'), 'the client rejoined instead of resuming');
        assert.ok(!names.includes('ParticipantDisconnected'), 'somebody was taken for gone');
      }
      test.measured('resumed', { afterMendingMs: back.at - mended });
      // Signalling works again, in both directions.
      await people[0].does('mute', 'video');
      await people[1].sees('TrackMuted', { identity: 'first', source: 'camera' });
    } finally {
      cable.close();
    }
  });
}

scene('what was sent reliably during the cut arrives once', async (test) => {
  const cable = await Cable.to(test.server.httpUrl);
  try {
    const [first, second] = await call(test, 'v1', cable.url);
    cable.cut();
    await sleep(500);
    for (let i = 0; i < 5; i++) await first.does('sendData', `note ${i}`, { reliable: true });
    await sleep(1000);
    await cable.mend();
    await second.sees('Reconnected', {}, { timeoutMs: BACK_MS });
    await first.sees('Reconnected', {}, { timeoutMs: BACK_MS });
    await first.does('sendData', 'last note', { reliable: true });
    await second.sees('DataReceived', { text: 'last note' });
    const texts = (await second.does('events')).flatMap((seen) => (seen.event === 'DataReceived' ? [seen.text] : []));
    assert.deepEqual(texts, ['note 0', 'note 1', 'note 2', 'note 3', 'note 4', 'last note']);
  } finally {
    cable.close();
  }
});

if (ownsServer) {
  for (const path of ['v1', 'v0']) {
    scene(`the server is killed and started again: both are back by themselves on ${path}`, async (test) => {
      const people = await call(test, path);
      await test.server.kill();
      await sleep(1000);
      await test.server.start();
      const restarted = await Promise.all(people.map((person) => person.does('now')));
      for (const [i, person] of people.entries()) {
        const since = restarted[i];
        const back = await person.sees('Reconnected', {}, { since, timeoutMs: BACK_MS });
        test.measured(`${person.identity} is back`, { afterHealthMs: back.at - since });
      }
      for (const [i, publisher] of ['second', 'first'].entries()) {
        await people[i].does('picturesOf', publisher, CAMERA.width);
      }
      await people[1].does('hears', 'first', MICROPHONE.frequency);
    });
  }
}
