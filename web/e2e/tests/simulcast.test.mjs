// Simulcast: the subscriber's wish picks the layer, the switch is seamless, unwanted layers are not encoded.
import assert from 'node:assert/strict';
import { median } from '../lib/measurements.mjs';
import { stage } from '../lib/stage.mjs';

const scene = stage();

const CAMERA = { hue: 195, width: 1280, height: 720, fps: 15, simulcast: true, maxBitrate: 900_000 };
const WIDTHS = { LOW: 320, MEDIUM: 640, HIGH: 1280 };
/** A switch waits for a key frame of the wanted layer. */
const SWITCH_MS = 2_000;
const GAP_MS = 300;
/** What takes longer is not waited for. */
const GIVE_UP_MS = 8_000;
/** A pause of a busy machine looks like a freeze: the best of this many rounds counts. */
const ROUNDS = 3;
/** Downgrades are held back (5 s in practice), and so is the first word about layers after publishing (10 s). */
const DYNACAST_MS = 20_000;

async function publisherAndViewer(call, options) {
  const publisher = await call.join('publisher', options);
  await publisher.does('publishVideo', CAMERA);
  const viewer = await call.join('viewer', options);
  await viewer.does('firstFrameMs', 'publisher');
  return [publisher, viewer];
}

/** One switch of layer; a picture that does not come in time counts as the slowest. */
async function switchTo(viewer, quality) {
  try {
    return await viewer.does('askQuality', 'publisher', quality, WIDTHS[quality], GIVE_UP_MS);
  } catch {
    return { switchMs: GIVE_UP_MS, longestGapMs: GIVE_UP_MS };
  }
}

for (const path of ['v1', 'v0']) {
  scene(`the size of the picture follows the wish of the viewer on ${path}`, async (call) => {
    const [, viewer] = await publisherAndViewer(call, { path });
    // The upper layers start when the publisher's bandwidth estimate has room for them.
    await viewer.does('picturesOf', 'publisher', WIDTHS.HIGH);
    const switches = [];
    const gaps = [];
    for (let round = 0; round < ROUNDS; round++) {
      const seen = [];
      for (const quality of ['LOW', 'HIGH', 'LOW', 'HIGH']) {
        seen.push(await switchTo(viewer, quality));
      }
      switches.push(Math.max(...seen.map((each) => each.switchMs)));
      gaps.push(Math.max(...seen.map((each) => each.longestGapMs)));
      if (switches.at(-1) < SWITCH_MS && gaps.at(-1) < GAP_MS) break;
    }
    const bestMs = Math.min(...switches);
    const bestGapMs = Math.min(...gaps);
    call.measured('layer switches', { slowestMs: bestMs, longestGapMs: bestGapMs, rounds: switches.length });
    assert.ok(bestMs < SWITCH_MS, `switching took ${switches} ms`);
    assert.ok(bestGapMs < GAP_MS, `the picture stood still for ${gaps} ms`);
  });
}

scene('all three sizes are offered', async (call) => {
  const [, viewer] = await publisherAndViewer(call, {});
  await viewer.does('picturesOf', 'publisher', WIDTHS.HIGH);
  const times = [];
  for (const quality of ['MEDIUM', 'LOW', 'MEDIUM', 'HIGH']) {
    times.push((await viewer.does('askQuality', 'publisher', quality, WIDTHS[quality])).switchMs);
  }
  call.measured('switch through medium', { medianMs: median(times) });
  assert.ok(median(times) < SWITCH_MS, `switching took ${times} ms`);
});

scene('dynacast: a layer that nobody takes is not encoded, and comes back when asked for', async (call) => {
  const [publisher, viewer] = await publisherAndViewer(call, { dynacast: true });
  await viewer.does('picturesOf', 'publisher', WIDTHS.HIGH);
  await viewer.does('askQuality', 'publisher', 'LOW', WIDTHS.LOW);
  await publisher.does('layersBecome', { q: true, h: false, f: false }, DYNACAST_MS);
  const back = await viewer.does('askQuality', 'publisher', 'HIGH', WIDTHS.HIGH);
  assert.deepEqual(await publisher.does('activeLayers'), { q: true, h: true, f: true });
  call.measured('high layer back from sleep', back);
  await viewer.does('subscribe', 'publisher', false);
  await publisher.does('layersBecome', { q: false, h: false, f: false }, DYNACAST_MS);
});
