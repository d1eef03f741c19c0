// What must be refused, with which status and words; and noise that must disturb nobody.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { joinRequest, validate } from '../lib/rtc.mjs';
import { stage } from '../lib/stage.mjs';
import { claims, sign } from '../lib/tokens.mjs';

const scene = stage();

const CAMERA = { hue: 195, width: 640, height: 360, fps: 20 };
const LEAST_FPS = 12;
const ORIGIN = 'http://elsewhere.example';

/** Tokens that nobody may join with. */
function badTokens({ key, secret }) {
  const nowSeconds = Math.floor(Date.now() / 1000);
  const good = claims({ key, identity: 'visitor', video: { roomJoin: true, room: 'refusals' } });
  const signed = sign(good, secret);
  return {
    'a wrong signature': sign(good, `${secret}?`),
    'a changed payload': signed.replace(/\.([^.]+)\./, (_, payload) => `.${payload.slice(0, -4)}AAAA.`),
    'an unknown key': sign({ ...good, iss: 'stranger' }, secret),
    'an expired token': sign({ ...good, nbf: nowSeconds - 7200, exp: nowSeconds - 3600 }, secret),
    'a token not valid yet': sign({ ...good, nbf: nowSeconds + 3600, exp: nowSeconds + 7200 }, secret),
    'an unsigned token': sign(good, secret, 'none'),
    'an unsigned token that claims HS256': `${signed.slice(0, signed.lastIndexOf('.'))}.`,
    'no grant to join': sign({ ...good, video: { room: 'refusals', roomList: true } }, secret),
    'no video grant at all': sign({ ...good, video: undefined }, secret),
    garbage: 'garbage',
    'three dots': '...',
  };
}

for (const path of ['/rtc', '/rtc/v1']) {
  scene(`${path}/validate refuses every bad token with 401, readable across origins`, async ({ server }) => {
    for (const [what, token] of Object.entries(badTokens(server))) {
      const answer = await validate(server, path, token, ORIGIN);
      assert.equal(answer.status, 401, `${what}: ${answer.status} ${answer.body}`);
      assert.notEqual(answer.body.trim(), '', `${what}: an empty body`);
      assert.ok(['*', ORIGIN].includes(answer.allowOrigin), `${what}: CORS header ${answer.allowOrigin}`);
    }
    const anonymous = await validate(server, path, undefined, ORIGIN);
    assert.equal(anonymous.status, 401);
  });

  scene(`${path}/validate welcomes a good token`, async ({ server, room }) => {
    const good = sign(claims({ key: server.key, identity: 'visitor', video: { roomJoin: true, room } }), server.secret);
    const answer = await validate(server, path, good, ORIGIN);
    assert.deepEqual([answer.status, answer.body], [200, 'success']);
    assert.ok(['*', ORIGIN].includes(answer.allowOrigin), `CORS header ${answer.allowOrigin}`);
  });

  scene(`${path}/validate answers 400 without an identity or a room`, async ({ server }) => {
    const nameless = claims({ key: server.key, video: { roomJoin: true, room: 'refusals' } });
    const roomless = claims({ key: server.key, identity: 'visitor', video: { roomJoin: true } });
    const long = claims({ key: server.key, identity: 'x'.repeat(257), video: { roomJoin: true, room: 'refusals' } });
    for (const bad of [nameless, roomless, long]) {
      const answer = await validate(server, path, sign(bad, server.secret), ORIGIN);
      assert.equal(answer.status, 400, `${JSON.stringify(bad)}: ${answer.status} ${answer.body}`);
    }
  });

  scene(`${path} without an upgrade is not found`, async ({ server }) => {
    assert.equal((await fetch(`${server.httpUrl}${path}`)).status, 404);
  });
}

scene('a bad join request is answered with 400', async (call) => {
  const token = call.token('visitor');
  for (const request of ['', '%25%25', 'AAAA', 'x'.repeat(3000)]) {
    const address = `${call.server.httpUrl}/rtc/v1/validate?access_token=${token}&join_request=${request}`;
    const answer = await fetch(address);
    assert.equal(answer.status, 400, `join_request=${request.slice(0, 20)}: ${answer.status} ${await answer.text()}`);
  }
});

scene('the page learns that its token was refused', async (call) => {
  const page = await call.person('visitor');
  const token = badTokens(call.server)['a wrong signature'];
  for (const singlePeerConnection of [true, false]) {
    const refusal = await page.does('refusal', { url: call.server.url, token, singlePeerConnection });
    assert.equal(refusal?.status, 401, JSON.stringify(refusal));
  }
});

/** Opens a signalling socket by hand, waits for the first frame, sends these, waits for the end or a moment. */
async function sendFrames(call, identity, frames) {
  const address = `${call.server.url}/rtc/v1?access_token=${call.token(identity)}&join_request=${joinRequest()}`;
  const socket = new WebSocket(address);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('error', () => {});
  await new Promise((resolve, reject) => {
    socket.once('message', resolve);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed before the first frame')));
  });
  for (const frame of frames) socket.send(frame);
  const code = await Promise.race([closed, sleep(1500)]);
  socket.terminate();
  return code;
}

/** Datagrams that look like each protocol of the media port, and are none. */
function garbageDatagrams() {
  const stun = Buffer.from('000100002112a442', 'hex');
  const dtls = Buffer.from('16fefd0000000000000000ffff0100fff3', 'hex');
  const rtp = Buffer.concat([Buffer.from('80600001', 'hex'), randomBytes(200)]);
  return [
    Buffer.alloc(0),
    randomBytes(1),
    randomBytes(1400),
    stun,
    Buffer.concat([stun, randomBytes(12)]),
    Buffer.concat([Buffer.from('0001ffff2112a442', 'hex'), randomBytes(60)]),
    // An attribute that claims to be longer than its message.
    Buffer.concat([Buffer.from('000100142112a442', 'hex'), randomBytes(12), Buffer.from('0006ffff', 'hex')]),
    dtls,
    Buffer.concat([dtls, randomBytes(300)]),
    rtp,
    Buffer.concat([Buffer.from('bf60ffff', 'hex'), randomBytes(20)]),
    Buffer.concat([Buffer.from('81c9ffff', 'hex'), randomBytes(40)]),
  ];
}

async function throwGarbage(ports, rounds) {
  const socket = createSocket('udp4');
  for (let round = 0; round < rounds; round++) {
    for (const datagram of garbageDatagrams()) {
      for (const port of ports) socket.send(datagram, port, '127.0.0.1');
    }
    await sleep(5);
  }
  socket.close();
}

scene('garbage on the socket and on the media port disturbs nobody', async (call) => {
  const first = await call.join('first');
  await first.does('publishVideo', CAMERA);
  const second = await call.join('second', { path: 'v0' });
  await second.does('picturesOf', 'first', CAMERA.width);
  const since = await second.does('now');

  // Larger than any message may be: the socket ends, with 1009 where the server says why.
  const code = await sendFrames(call, 'oversized', [randomBytes(3_000_000)]);
  assert.ok(code !== undefined, 'the socket of an oversized frame stays open');
  await sendFrames(
    call,
    'random',
    Array.from({ length: 50 }, (_, i) => randomBytes(i * 7)),
  );
  await sendFrames(call, 'texts', ['{"ping": 1}', '{', '{}'.repeat(1000), '\u0000']);
  await sendFrames(call, 'empty', [Buffer.alloc(0)]);
  const ports = await first.does('mediaPorts');
  assert.ok(ports.length > 0, 'no media port known');
  await throwGarbage(ports, 200);

  const seen = await second.does('video', 'first', since);
  call.measured('under garbage', { fps: seen.fps, longestGapMs: seen.longestGapMs });
  assert.ok(seen.fps >= LEAST_FPS, `${seen.fps} pictures a second`);
  const names = [...(await first.does('events')), ...(await second.does('events'))].map(({ event }) => event);
  for (const trouble of ['SignalReconnecting', 'Reconnecting', 'Disconnected']) {
    assert.ok(!names.includes(trouble), `somebody saw ${trouble}`);
  }
});
