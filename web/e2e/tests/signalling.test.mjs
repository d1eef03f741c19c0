// What people in a room tell each other: tracks coming and going, names, data, calls, speakers, leaving.
import assert from 'node:assert/strict';
import { RoomServiceClient } from 'livekit-server-sdk';
import { stage } from '../lib/stage.mjs';

const scene = stage();

const CAMERA = { hue: 120, width: 320, height: 180, fps: 10 };
const MICROPHONE = { frequency: 660 };
const MEGABYTE = 1_000_000;
const SEEN_LEAVING_MS = 1_000;

const rooms = (call) => new RoomServiceClient(call.server.httpUrl, call.server.key, call.server.secret);

async function pair(call, claims) {
  const first = await call.join('first', { claims, path: 'v1' });
  const second = await call.join('second', { claims, path: 'v0' });
  await first.sees('ParticipantConnected', { identity: 'second' });
  return [first, second];
}

scene('mute, unmute, unpublish and publish again', async (call) => {
  const [first, second] = await pair(call);
  await first.does('publishVideo', CAMERA);
  await first.does('publishAudio', MICROPHONE);
  await second.does('hears', 'first', MICROPHONE.frequency);
  const camera = { identity: 'first', source: 'camera' };
  await first.does('mute', 'video');
  await second.sees('TrackMuted', camera);
  const mutedAt = await second.does('now');
  await first.does('unmute', 'video');
  await second.sees('TrackUnmuted', camera);
  await second.does('picturesOf', 'first', CAMERA.width);
  await first.does('unpublish', 'video');
  await second.sees('TrackUnpublished', camera);
  await first.does('publishVideo', CAMERA);
  await second.sees('TrackSubscribed', camera, { since: mutedAt });
  await second.does('picturesOf', 'first', CAMERA.width);
});

scene('metadata, attributes and name reach the others', async (call) => {
  const [first, second] = await pair(call, { grants: { canUpdateOwnMetadata: true } });
  await first.does('setMetadata', 'head of delegation');
  await second.sees('ParticipantMetadataChanged', { identity: 'first', metadata: 'head of delegation' });
  await first.does('setAttributes', { side: 'A', seat: '1' });
  await second.sees('ParticipantAttributesChanged', { identity: 'first', changed: { side: 'A', seat: '1' } });
  await first.does('setName', 'Первый');
  await second.sees('ParticipantNameChanged', { identity: 'first', name: 'Первый' });
});

scene('without the grant own metadata is refused', async (call) => {
  const first = await call.join('first');
  await assert.rejects(first.does('setMetadata', 'self-made'), /does not have permission to update own metadata/);
});

scene('a removed participant knows why, and the others see it go', async (call) => {
  const [first, second] = await pair(call);
  await rooms(call).removeParticipant(call.room, 'first');
  await first.sees('Disconnected', { reason: 'PARTICIPANT_REMOVED' });
  await second.sees('ParticipantDisconnected', { identity: 'first' });
});

scene('who loses the right to publish loses the tracks', async (call) => {
  const [first, second] = await pair(call);
  await first.does('publishVideo', CAMERA);
  await second.does('firstFrameMs', 'first');
  const permission = { canSubscribe: true, canPublish: false, canPublishData: true };
  await rooms(call).updateParticipant(call.room, 'first', { permission });
  await first.sees('ParticipantPermissionsChanged', { identity: 'first', canPublish: false });
  await first.sees('LocalTrackUnpublished', { source: 'camera' });
  await second.sees('TrackUnpublished', { identity: 'first', source: 'camera' });
  await assert.rejects(first.does('publishVideo', CAMERA), /permission/i);
  await rooms(call).updateParticipant(call.room, 'first', { permission: { ...permission, canPublish: true } });
  await first.sees('ParticipantPermissionsChanged', { identity: 'first', canPublish: true });
  const since = await second.does('now');
  await first.does('publishVideo', CAMERA);
  await second.sees('TrackSubscribed', { identity: 'first', source: 'camera' }, { since });
});

scene('a megabyte of text and of bytes arrives whole, both ways', async (call) => {
  const [first, second] = await pair(call);
  for (const [from, to] of [
    [first, second],
    [second, first],
  ]) {
    const identity = from.identity;
    const startedAt = await to.does('now');
    const text = await from.does('sendLongText', MEGABYTE);
    const arrived = await to.sees('TextStream', { identity, length: MEGABYTE, checksum: text }, { timeoutMs: 20_000 });
    call.measured(`text from ${identity}`, { ms: arrived.at - startedAt });
    const bytes = await from.does('sendBytes', 200_000, 'paper.pdf');
    const paper = { identity, length: 200_000, checksum: bytes, name: 'paper.pdf' };
    await to.sees('ByteStream', paper, { timeoutMs: 20_000 });
  }
});

scene('RPC: an answer, an unknown method, an absent participant', async (call) => {
  const [first, second] = await pair(call);
  assert.deepEqual(await first.does('rpc', 'second', 'echo', 'good day'), { answer: 'first said good day' });
  assert.deepEqual(await second.does('rpc', 'first', 'echo', 'и вам'), { answer: 'second said и вам' });
  // 1400: method not supported at destination.
  assert.equal((await first.does('rpc', 'second', 'unknown', '')).code, 1400);
  // 1401 recipient not found, 1501 connection timeout: which of them is the client's business.
  assert.ok([1401, 1501].includes((await first.does('rpc', 'nobody', 'echo', '')).code));
});

scene('lossy data reaches all, reliable data only its destinations', async (call) => {
  const [first, second] = await pair(call);
  const third = await call.join('third');
  await first.sees('ParticipantConnected', { identity: 'third' });
  await first.does('sendData', 'to all', { reliable: true, topic: 'open' });
  for (const person of [second, third]) {
    await person.sees('DataReceived', { identity: 'first', text: 'to all', topic: 'open' });
  }
  await first.does('sendData', 'for the third', { reliable: true, destinationIdentities: ['third'] });
  await third.sees('DataReceived', { text: 'for the third' });
  // Lossy data may be lost, ten times in a row it is not.
  for (let i = 0; i < 10; i++) await first.does('sendData', 'lossy', { reliable: false });
  await second.sees('DataReceived', { identity: 'first', text: 'lossy' });
  await third.sees('DataReceived', { identity: 'first', text: 'lossy' });
  const texts = (await second.does('events')).filter(({ event }) => event === 'DataReceived').map(({ text }) => text);
  assert.ok(!texts.includes('for the third'), 'the second read what was for the third');
  assert.ok(!(await first.does('events')).some(({ event }) => event === 'DataReceived'), 'the sender got its own data');
});

scene('active speakers change and connection quality arrives', async (call) => {
  const [first, second] = await pair(call);
  await first.does('publishAudio', MICROPHONE);
  await second.sees('ActiveSpeakersChanged', { identities: ['first'] });
  const since = await second.does('now');
  await first.does('mute', 'audio');
  await second.sees('ActiveSpeakersChanged', { identities: [] }, { since });
  await second.sees('ConnectionQualityChanged', { identity: 'second', quality: 'excellent' }, { timeoutMs: 15_000 });
});

scene('a second session with the same identity takes the place of the first', async (call) => {
  const [first, second] = await pair(call);
  const again = await call.join('first');
  await first.sees('Disconnected', { reason: 'DUPLICATE_IDENTITY' });
  // Clients are not told of a departure: the identity has a new session id.
  await second.does('knows', 'first', await again.does('sid'));
  assert.deepEqual(await again.does('participants'), ['second']);
  assert.deepEqual(await second.does('participants'), ['first']);
});

scene('a closed tab is seen within a second', async (call) => {
  const [first, second] = await pair(call);
  // Changes of people who publish nothing may be told in batches, a few seconds late.
  await second.does('publishAudio', MICROPHONE);
  await first.does('hears', 'second', MICROPHONE.frequency);
  const since = await first.does('now');
  await second.page.goto('about:blank');
  const seen = await first.sees('ParticipantDisconnected', { identity: 'second' });
  call.measured('closed tab', { ms: seen.at - since });
  assert.ok(seen.at - since < SEEN_LEAVING_MS, `seen after ${seen.at - since} ms`);
});
