// @vitest-environment happy-dom
import { ConnectionError, DisconnectReason, RoomEvent } from 'livekit-client';
import { describe, expect, test } from 'vitest';
import { settled } from '../../test/clock';
import { LiveKitPort, roomOptions } from './livekit';
import { EntryFailure, type RoomSignal } from './port';

function open() {
  const port = new LiveKitPort('ws://talks.example', true);
  const heard: RoomSignal[] = [];
  port.listen((signal) => heard.push(signal));
  return { port, room: port.room, heard, types: () => heard.map(({ type }) => type) };
}

describe('what the client says becomes a signal', () => {
  test('many changes in one turn make one roster', async () => {
    const { room, types } = open();
    room.emit(RoomEvent.RoomMetadataChanged, '');
    room.emit(RoomEvent.ActiveSpeakersChanged, []);
    room.emit(RoomEvent.Reconnected);
    await settled();
    expect(types()).toEqual(['resumed', 'roster']);
  });

  test('both kinds of reconnecting are resuming', () => {
    const { room, types } = open();
    room.emit(RoomEvent.SignalReconnecting);
    room.emit(RoomEvent.Reconnecting);
    expect(types()).toEqual(['resuming', 'resuming']);
  });

  test('a closed connection says why', () => {
    const { room, heard } = open();
    room.emit(RoomEvent.Disconnected, DisconnectReason.PARTICIPANT_REMOVED);
    room.emit(RoomEvent.Disconnected);
    expect(heard).toEqual([
      { type: 'closed', cause: 'removed' },
      { type: 'closed', cause: 'rejoin' },
    ]);
  });

  test('a device that fails in the middle is a trouble, a loudspeaker is none', () => {
    const { room, heard } = open();
    room.emit(RoomEvent.MediaDevicesError, new DOMException('', 'NotReadableError'), 'videoinput');
    room.emit(RoomEvent.MediaDevicesError, new DOMException('', 'NotReadableError'), 'audiooutput');
    expect(heard).toEqual([{ type: 'trouble', problem: 'camera-busy' }]);
  });

  test('what is plugged in is listed anew', async () => {
    const { room, types } = open();
    room.emit(RoomEvent.MediaDevicesChanged);
    await settled();
    expect(types()).toEqual(['devices']);
  });
});

describe('what is asked of the client', () => {
  const refused = (name: string) => () => Promise.reject(Object.assign(new Error(), { name }));

  test('a refused connection fails in the product’s words', async () => {
    const { port, room } = open();
    room.connect = () => Promise.reject(ConnectionError.notAllowed('no', 401));
    await expect(port.connect('token')).rejects.toEqual(new EntryFailure('link-refused'));
  });

  test('closing the browser’s picker of screens is a decision, not a failure', async () => {
    const { port, room } = open();
    room.localParticipant.setScreenShareEnabled = refused('NotAllowedError');
    await expect(port.setScreen(true)).resolves.toBeUndefined();
    room.localParticipant.setScreenShareEnabled = refused('NotReadableError');
    await expect(port.setScreen(true)).rejects.toEqual(new EntryFailure('screen-failed'));
  });

  test('a device is named only when one was chosen', async () => {
    const { port, room } = open();
    const asked: unknown[] = [];
    room.localParticipant.setCameraEnabled = async (...how) => {
      asked.push(how);
      return undefined;
    };
    await port.setCamera(true, '');
    await port.setCamera(true, 'cam-2');
    expect(asked).toEqual([
      [true, undefined],
      [true, { deviceId: 'cam-2' }],
    ]);
  });

  test('a picture of somebody who is gone is simply not shown', () => {
    const { port } = open();
    const hide = port.show('nobody', 'camera', document.createElement('video'));
    expect(hide()).toBeUndefined();
  });
});

test('speech is sent in full band, without gaps, and with redundancy', () => {
  const { publishDefaults } = roomOptions(true);
  expect(publishDefaults).toMatchObject({ dtx: false, red: true, simulcast: true, videoCodec: 'vp8' });
  expect(publishDefaults?.audioPreset?.maxBitrate).toBeGreaterThanOrEqual(64_000);
});
