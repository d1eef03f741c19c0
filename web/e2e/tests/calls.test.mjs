// Calls between real browsers: picture and sound both ways, on both kinds of signalling.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { callSeconds, stage } from '../lib/stage.mjs';

const scene = stage();

/** Of the 20 pictures a second that are sent; two cores encode and decode everything. */
const LEAST_FPS = 12;
const HUE_TOLERANCE = 12;

const LOOK = {
  petrol: { hue: 195, frequency: 523 },
  garnet: { hue: 350, frequency: 880 },
};

function hueDistance(a, b) {
  const distance = Math.abs(a - b) % 360;
  return Math.min(distance, 360 - distance);
}

async function checkSeen(call, viewer, publisher, since) {
  const look = LOOK[publisher.identity];
  const seen = await viewer.does('video', publisher.identity, since);
  const peak = await viewer.does('hears', publisher.identity, look.frequency);
  call.measured(`${viewer.identity} sees ${publisher.identity}`, { ...seen, hertz: peak.hertz });
  assert.ok(seen.fps >= LEAST_FPS, `${viewer.identity} sees ${seen.fps} pictures a second`);
  assert.ok(seen.pictures >= 0.9 * seen.frames, `only ${seen.pictures} of ${seen.frames} pictures differ`);
  assert.equal(`${seen.width}x${seen.height}`, '640x360');
  assert.ok(hueDistance(seen.hue, look.hue) < HUE_TOLERANCE, `hue ${seen.hue} instead of ${look.hue}`);
}

async function talk(call, first, second) {
  const petrol = await call.join('petrol', first);
  await petrol.does('publishVideo', LOOK.petrol);
  await petrol.does('publishAudio', LOOK.petrol);
  // The second comes into a room with tracks, so that its join to first frame is a real one.
  const garnet = await call.join('garnet', second);
  const joinToFirstFrameMs = await garnet.does('firstFrameMs', 'petrol');
  call.measured('garnet joins', { joinMs: garnet.joined.joinMs, joinToFirstFrameMs });
  await garnet.does('publishVideo', LOOK.garnet);
  await garnet.does('publishAudio', LOOK.garnet);
  await petrol.does('firstFrameMs', 'garnet');
  const since = [await petrol.does('now'), await garnet.does('now')];
  await sleep(callSeconds * 1000);
  await checkSeen(call, petrol, garnet, since[0]);
  await checkSeen(call, garnet, petrol, since[1]);
  return [petrol, garnet];
}

scene('two Chromiums on /rtc/v1, one peer connection each', async (call) => {
  for (const person of await talk(call, { path: 'v1' }, { path: 'v1' })) {
    assert.deepEqual(await person.does('sockets'), ['/rtc/v1']);
    assert.equal(await person.does('peerConnectionCount'), 1);
  }
});

scene('two Chromiums on /rtc, two peer connections each', async (call) => {
  for (const person of await talk(call, { path: 'v0' }, { path: 'v0' })) {
    assert.deepEqual(await person.does('sockets'), ['/rtc']);
    assert.equal(await person.does('peerConnectionCount'), 2);
  }
});

scene('Firefox and Chromium', async (call) => {
  for (const person of await talk(call, { browser: 'firefox' }, { browser: 'chromium' })) {
    assert.deepEqual(await person.does('sockets'), ['/rtc/v1']);
  }
});

scene('a newcomer on /rtc hears and sees a call on /rtc/v1', async (call) => {
  const petrol = await call.join('petrol', { path: 'v1' });
  await petrol.does('publishVideo', LOOK.petrol);
  await petrol.does('publishAudio', LOOK.petrol);
  const garnet = await call.join('garnet', { path: 'v0' });
  await garnet.does('firstFrameMs', 'petrol');
  await garnet.does('hears', 'petrol', LOOK.petrol.frequency);
});
