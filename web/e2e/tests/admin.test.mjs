// RoomService over Twirp, in JSON and in protobuf, with the error bodies that server SDKs read.
import assert from 'node:assert/strict';
import {
  CreateRoomRequest,
  ListParticipantsRequest,
  ListParticipantsResponse,
  ListRoomsRequest,
  ListRoomsResponse,
  Room,
} from '@livekit/protocol';
import { DataPacket_Kind, RoomServiceClient } from 'livekit-server-sdk';
import { stage } from '../lib/stage.mjs';
import { claims, sign } from '../lib/tokens.mjs';
import { twirp } from '../lib/twirp.mjs';

const scene = stage();

const PROTOBUF = 'application/protobuf';

const client = (test) => new RoomServiceClient(test.server.httpUrl, test.server.key, test.server.secret);

/** Asks in JSON with every right on the test's own room. */
const ask = (test, method, message) => twirp(test.server, method, message, { token: test.adminToken() });

function assertError(answer, status, code, msg) {
  // The Node SDK compares the whole header: a charset suffix would hide code and message.
  assert.equal(answer.contentType, 'application/json');
  assert.equal(answer.status, status, JSON.stringify(answer.body));
  assert.equal(answer.body.code, code);
  // Words may come with a prefix that says on which way they came.
  if (msg) assert.ok(answer.body.msg.endsWith(msg), answer.body.msg);
}

scene('a room is created, listed, changed and deleted in JSON', async (test) => {
  const created = await ask(test, 'CreateRoom', { name: test.room, emptyTimeout: 30, metadata: 'before' });
  assert.equal(created.status, 200);
  assert.equal(created.contentType, 'application/json');
  assert.match(created.body.sid, /^RM_/);
  // Requests come in either case; answers are in snake case, defaults written out, int64 as strings.
  assert.equal(created.body.num_participants, 0);
  assert.equal(created.body.active_recording, false);
  assert.equal(created.body.empty_timeout, 30);
  assert.match(created.body.creation_time, /^\d+$/);

  const again = await ask(test, 'CreateRoom', { name: test.room, unknown_field: 1 });
  assert.equal(again.body.sid, created.body.sid, 'creating twice gives the same room');

  const listed = await ask(test, 'ListRooms', { names: [test.room] });
  assert.deepEqual(
    listed.body.rooms.map(({ name, sid }) => [name, sid]),
    [[test.room, created.body.sid]],
  );
  const all = await ask(test, 'ListRooms', {});
  assert.ok(all.body.rooms.some(({ name }) => name === test.room));

  const changed = await ask(test, 'UpdateRoomMetadata', { room: test.room, metadata: 'after' });
  assert.equal(changed.body.metadata, 'after');

  assert.deepEqual((await ask(test, 'DeleteRoom', { room: test.room })).body, {});
  assert.deepEqual((await ask(test, 'ListRooms', { names: [test.room] })).body.rooms, []);
});

scene('the same in protobuf', async (test) => {
  const call = (method, message) =>
    twirp(test.server, method, message.toBinary(), { token: test.adminToken(), type: PROTOBUF });
  const created = await call('CreateRoom', new CreateRoomRequest({ name: test.room }));
  assert.deepEqual([created.status, created.contentType], [200, PROTOBUF]);
  const room = Room.fromBinary(created.bytes);
  assert.equal(room.name, test.room);
  const listed = await call('ListRooms', new ListRoomsRequest({ names: [test.room] }));
  assert.deepEqual(
    ListRoomsResponse.fromBinary(listed.bytes).rooms.map(({ sid }) => sid),
    [room.sid],
  );
  const people = await call('ListParticipants', new ListParticipantsRequest({ room: test.room }));
  assert.deepEqual(ListParticipantsResponse.fromBinary(people.bytes).participants, []);
  const garbage = await twirp(test.server, 'CreateRoom', Buffer.from('ffffff', 'hex'), {
    token: test.adminToken(),
    type: PROTOBUF,
  });
  assertError(garbage, 400, 'malformed');
});

scene('people are listed, looked up, renamed and removed', async (test) => {
  const first = await test.join('first');
  const second = await test.join('second');
  await first.sees('ParticipantConnected', { identity: 'second' });
  await first.does('publishVideo', { hue: 195, width: 320, height: 180, fps: 10 });
  await second.does('firstFrameMs', 'first');

  const listed = await ask(test, 'ListParticipants', { room: test.room });
  assert.deepEqual(listed.body.participants.map(({ identity }) => identity).sort(), ['first', 'second']);
  const [track] = (await ask(test, 'GetParticipant', { room: test.room, identity: 'first' })).body.tracks;
  assert.deepEqual([track.type, track.source, track.mime_type.toLowerCase()], ['VIDEO', 'CAMERA', 'video/vp8']);

  await client(test).updateParticipant(test.room, 'first', {
    name: 'Head of delegation',
    metadata: 'side A',
    attributes: { seat: '1' },
  });
  await second.sees('ParticipantNameChanged', { identity: 'first', name: 'Head of delegation' });
  await second.sees('ParticipantMetadataChanged', { identity: 'first', metadata: 'side A' });
  await second.sees('ParticipantAttributesChanged', { identity: 'first', changed: { seat: '1' } });

  await client(test).removeParticipant(test.room, 'second');
  const left = await ask(test, 'ListParticipants', { room: test.room });
  assert.deepEqual(
    left.body.participants.map(({ identity }) => identity),
    ['first'],
  );
  await second.sees('Disconnected', { reason: 'PARTICIPANT_REMOVED' });
});

scene('a published track is muted; unmuting from afar is refused', async (test) => {
  const first = await test.join('first');
  const second = await test.join('second');
  const sid = await first.does('publishAudio', { frequency: 660 });
  await second.does('hears', 'first', 660);
  const muted = await client(test).mutePublishedTrack(test.room, 'first', sid, true);
  assert.deepEqual([muted.sid, muted.muted], [sid, true]);
  await first.sees('TrackMuted', { identity: 'first', source: 'microphone' });
  await second.sees('TrackMuted', { identity: 'first', source: 'microphone' });
  const message = { room: test.room, identity: 'first', track_sid: sid, muted: false };
  assertError(await ask(test, 'MutePublishedTrack', message), 412, 'failed_precondition', 'remote unmute not enabled');
});

scene('data, room metadata and the end of the room reach the people', async (test) => {
  const first = await test.join('first');
  const second = await test.join('second');
  const data = new TextEncoder().encode('from the secretariat');
  await client(test).sendData(test.room, data, DataPacket_Kind.RELIABLE, {
    destinationIdentities: ['second'],
    topic: 'notice',
  });
  await second.sees('DataReceived', { identity: '', topic: 'notice', text: 'from the secretariat' });
  assert.ok(!(await first.does('events')).some(({ event }) => event === 'DataReceived'));

  await client(test).updateRoomMetadata(test.room, 'sitting 1');
  await first.sees('RoomMetadataChanged', { metadata: 'sitting 1' });
  await second.sees('RoomMetadataChanged', { metadata: 'sitting 1' });

  await client(test).deleteRoom(test.room);
  await first.sees('Disconnected', { reason: 'ROOM_DELETED' });
  await second.sees('Disconnected', { reason: 'ROOM_DELETED' });
});

scene('what is not there is not found, with the words of the protocol', async (test) => {
  const { room } = test;
  const noRoom = 'requested room does not exist';
  const nobody = 'participant does not exist';
  assertError(await ask(test, 'DeleteRoom', { room }), 404, 'not_found', noRoom);
  assert.deepEqual((await ask(test, 'ListParticipants', { room })).body, { participants: [] });
  const absent = { room, identity: 'nobody' };
  assertError(await ask(test, 'GetParticipant', absent), 404, 'not_found', nobody);
  await ask(test, 'CreateRoom', { name: room });
  assertError(await ask(test, 'GetParticipant', absent), 404, 'not_found', nobody);
  assertError(await ask(test, 'RemoveParticipant', absent), 404, 'not_found');
  assertError(await ask(test, 'UpdateParticipant', { ...absent, name: 'x' }), 404, 'not_found');
  await ask(test, 'DeleteRoom', { room });
});

scene('without the right grant every call is unauthenticated', async (test) => {
  const { server, room } = test;
  const video = { roomAdmin: true, room: 'another-room' };
  const wrongRoom = sign(claims({ key: server.key, identity: 'stranger', video }), server.secret);
  const wrongKey = sign(claims({ key: server.key, identity: 'stranger', video: { roomAdmin: true, room } }), 'guess');
  const calls = { CreateRoom: { name: room }, ListRooms: {}, DeleteRoom: { room }, ListParticipants: { room } };
  for (const [method, message] of Object.entries(calls)) {
    assertError(await twirp(server, method, message, {}), 401, 'unauthenticated', 'permissions denied');
    const refused = await twirp(server, method, message, { token: wrongRoom });
    assertError(refused, 401, 'unauthenticated', 'permissions denied');
    assert.equal((await twirp(server, method, message, { token: wrongKey })).status, 401);
  }
});

scene('malformed calls are told apart', async (test) => {
  const { server } = test;
  const token = test.adminToken();
  assertError(await twirp(server, 'NoSuchMethod', {}, { token }), 404, 'bad_route');
  assertError(await twirp(server, 'ListRooms', '{}', { token, type: 'text/plain' }), 404, 'bad_route');
  assertError(await twirp(server, 'ListRooms', {}, { token, httpMethod: 'GET' }), 404, 'bad_route');
  const broken = await twirp(server, 'ListRooms', '{"names":', { token, type: 'application/json;charset=UTF-8' });
  assertError(broken, 400, 'malformed');
  assertError(await ask(test, 'CreateRoom', { name: 'x'.repeat(257) }), 400, 'invalid_argument');
  const large = { name: test.room, metadata: 'x'.repeat(513 * 1024) };
  assertError(await ask(test, 'CreateRoom', large), 400, 'invalid_argument');
  const doubled = await fetch(`${server.httpUrl}//twirp/livekit.RoomService/ListRooms`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: '{}',
  });
  assert.equal(doubled.status, 200, 'a doubled leading slash is forgiven');
});
