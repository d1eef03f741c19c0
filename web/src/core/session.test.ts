import { describe, expect, test } from 'vitest';
import { settled, VirtualClock } from '../../test/clock';
import { ScriptedPort } from '../../test/port';
import { ALL_RIGHTS, BARE_ROOM, invitationOf, METADATA, person, roster } from '../../test/talks';
import { ANY_DEVICES } from './devices';
import { byInvitation } from './entrance';
import { SPEAKING_HOLD_MILLIS } from './hold';
import { CHAT_TEXT_LIMIT_CHARS, type Presence, Session } from './session';

const BOTH: Presence = { name: '', microphone: true, camera: true, devices: ANY_DEVICES };
const ME = person('me', { local: true, microphone: true, camera: 'TR_me', delegation: 'a' });
const OTHER = person('other', { delegation: 'b' });

function open(claims: Record<string, unknown> = {}) {
  const clock = new VirtualClock();
  const port = new ScriptedPort();
  const session = new Session(port, byInvitation(invitationOf(claims)), clock, true);
  const state = () => session.store.state();
  return { clock, port, session, state, phase: () => state().phase };
}

async function entered(claims: Record<string, unknown> = {}) {
  const opened = open(claims);
  await opened.session.enter(BOTH);
  opened.port.tell(roster([ME, OTHER]));
  return opened;
}

describe('entering', () => {
  test('brings the name, the devices and the loudspeaker that were chosen', async () => {
    const { port, session, state, phase } = open();
    const devices = { microphone: 'mic-2', camera: 'cam-2', output: 'out-2' };
    await session.enter({ name: 'Ambassador', microphone: true, camera: true, devices });
    expect(phase()).toEqual({ kind: 'inside' });
    expect(port.asked[0]).toMatch(/^connect ey/);
    expect(port.asked).toContain('name Ambassador');
    expect(port.asked).toContain('microphone on mic-2');
    expect(port.asked).toContain('camera on cam-2');
    expect(port.asked).toContain('device output out-2');
    expect(state().chosen).toEqual(devices);
  });

  test('without camera and microphone asks for neither', async () => {
    const { port, session } = open();
    await session.enter({ ...BOTH, microphone: false, camera: false });
    expect(port.count('microphone')).toBe(0);
    expect(port.count('camera')).toBe(0);
  });

  test('failing leaves the person outside with the reason, and may be tried again', async () => {
    const { port, session, phase } = open();
    port.refuse('connect', 'link-refused');
    await session.enter(BOTH);
    expect(phase()).toEqual({ kind: 'outside', problem: 'link-refused' });
    port.refuse('connect', null);
    await session.enter(BOTH);
    expect(phase()).toEqual({ kind: 'inside' });
  });

  test('a second press while entering does nothing', async () => {
    const { port, session } = open();
    port.holdConnecting();
    void session.enter(BOTH);
    void session.enter(BOTH);
    await settled();
    expect(port.count('connect')).toBe(1);
  });

  test('can be given up, and the failure that follows is not shown', async () => {
    const { port, session, phase } = open();
    port.holdConnecting();
    const entering = session.enter(BOTH);
    await settled();
    expect(phase().kind).toBe('entering');
    await session.cancelEntering();
    await entering;
    expect(phase()).toEqual({ kind: 'outside', problem: null });
    expect(port.asked).toContain('disconnect');
  });

  test('whoever leaves before the camera is asked for is not filmed', async () => {
    const { port, session, phase } = open();
    const asked = port.setMicrophone.bind(port);
    port.setMicrophone = async (on, id) => {
      await session.leave();
      await asked(on, id);
    };
    await session.enter(BOTH);
    expect(phase()).toEqual({ kind: 'ended', cause: 'left' });
    expect(port.count('camera on')).toBe(0);
  });

  test('a device that does not work is said, and the talks go on', async () => {
    const { port, session, state, phase } = open();
    port.refuse('camera', 'camera-busy');
    await session.enter(BOTH);
    expect(phase()).toEqual({ kind: 'inside' });
    expect(state().trouble).toBe('camera-busy');
    port.refuse('camera', null);
    await session.setCamera(true);
    expect(state().trouble).toBeNull();
  });

  test('shows the talks as the link names them until the room says more', () => {
    const metadata = JSON.stringify(METADATA);
    const { port, state } = open({ roomConfig: { metadata } });
    expect(state().room.title.en).toBe('Talks on the treaty');
    port.tell(roster([ME], { room: BARE_ROOM }));
    expect(state().room.title.en).toBe('Talks on the treaty');
  });
});

describe('an interruption', () => {
  test('that is resumed by itself is announced and ends', async () => {
    const { port, state, phase } = await entered();
    port.tell({ type: 'resuming' });
    expect(phase()).toEqual({ kind: 'resuming' });
    port.tell({ type: 'resumed' });
    expect(phase()).toEqual({ kind: 'inside' });
    expect(state().announcements.map(({ key }) => key)).toEqual(['announce.interrupted', 'announce.back']);
  });

  test('nobody is taken for gone while the client builds its list anew', async () => {
    const { port, state } = await entered();
    port.tell({ type: 'resuming' });
    port.tell(roster([ME]));
    expect(state().people.map(({ identity }) => identity)).toEqual(['me', 'other']);
    port.tell(roster([ME, OTHER]));
    port.tell({ type: 'resumed' });
    expect(state().announcements.map(({ key }) => key)).not.toContain('announce.left');
  });

  test('who has really left meanwhile is announced afterwards', async () => {
    const { port, state } = await entered();
    port.tell({ type: 'resuming' });
    port.tell(roster([ME]));
    port.tell({ type: 'resumed' });
    expect(state().people.map(({ identity }) => identity)).toEqual(['me']);
    expect(state().announcements.at(-1)).toMatchObject({ key: 'announce.left' });
  });

  test('that cannot be resumed leads to joining anew, first after one second, then ever less often', async () => {
    const { clock, port, phase } = await entered();
    port.refuse('connect', 'server-gone');
    port.tell({ type: 'closed', cause: 'rejoin' });
    expect(phase()).toEqual({ kind: 'rejoining', attempt: 1 });
    const times: number[] = [];
    let known = port.count('connect');
    for (let second = 1; second <= 40; second++) {
      await clock.pass(1_000);
      if (port.count('connect') > known) times.push(second);
      known = port.count('connect');
    }
    expect(times).toEqual([1, 3, 7, 15, 25, 35]);
    expect(phase()).toEqual({ kind: 'rejoining', attempt: 7 });
  });

  test('after joining anew microphone and camera are as they were, and the clock goes on', async () => {
    const { clock, port, session, state, phase } = await entered();
    const { enteredAtMillis } = state();
    await session.setCamera(false);
    port.tell({ type: 'closed', cause: 'rejoin' });
    port.asked.length = 0;
    await clock.pass(1_000);
    expect(phase()).toEqual({ kind: 'inside' });
    expect(port.asked).toContain('microphone on');
    expect(port.count('camera on')).toBe(0);
    expect(state().enteredAtMillis).toBe(enteredAtMillis);
  });

  test('a device that did not work is not asked for again', async () => {
    const { clock, port } = await entered();
    port.refuse('camera', 'camera-denied');
    port.tell({ type: 'closed', cause: 'rejoin' });
    await clock.pass(1_000);
    port.asked.length = 0;
    port.tell({ type: 'closed', cause: 'rejoin' });
    await clock.pass(1_000);
    expect(port.count('microphone on')).toBe(1);
    expect(port.count('camera on')).toBe(0);
  });

  test('pictures go and people stay while joining anew', async () => {
    const { port, state } = await entered();
    port.tell({ type: 'closed', cause: 'rejoin' });
    port.tell(roster([]));
    expect(state().people.map(({ identity, camera }) => [identity, camera])).toEqual([
      ['me', null],
      ['other', null],
    ]);
  });

  test('a second interruption starts counting from one', async () => {
    const { clock, port, phase } = await entered();
    port.refuse('connect', 'server-gone');
    port.tell({ type: 'closed', cause: 'rejoin' });
    await clock.pass(8_000);
    port.refuse('connect', null);
    await clock.pass(8_000);
    expect(phase()).toEqual({ kind: 'inside' });
    port.tell({ type: 'closed', cause: 'rejoin' });
    expect(phase()).toEqual({ kind: 'rejoining', attempt: 1 });
  });

  test.each([
    ['link-refused', 'link-refused'],
    ['link-expired', 'link-expired'],
    ['room-absent', 'room-closed'],
  ] as const)('%s cannot be mended by trying again', async (problem, cause) => {
    const { clock, port, phase } = await entered();
    port.refuse('connect', problem);
    port.tell({ type: 'closed', cause: 'rejoin' });
    await clock.pass(1_000);
    expect(phase()).toEqual({ kind: 'ended', cause });
    expect(clock.waiting).toBe(0);
  });

  test('leaving ends the attempts', async () => {
    const { clock, port, session, phase } = await entered();
    port.refuse('connect', 'server-gone');
    port.tell({ type: 'closed', cause: 'rejoin' });
    await session.leave();
    const attempts = port.count('connect');
    await clock.pass(60_000);
    expect(port.count('connect')).toBe(attempts);
    expect(phase()).toEqual({ kind: 'ended', cause: 'left' });
  });

  test('leaving in the middle of an attempt closes what that attempt opens', async () => {
    const { clock, port, session, phase } = await entered();
    port.tell({ type: 'closed', cause: 'rejoin' });
    const connect = port.connect.bind(port);
    port.connect = async (token) => {
      await connect(token);
      await session.leave();
    };
    port.asked.length = 0;
    await clock.pass(1_000);
    expect(phase()).toEqual({ kind: 'ended', cause: 'left' });
    expect(port.asked.at(-1)).toBe('disconnect');
    expect(port.count('microphone')).toBe(0);
  });
});

describe('the end', () => {
  test.each(['duplicate-identity', 'removed', 'room-closed'] as const)('%s is final', async (cause) => {
    const { clock, port, phase } = await entered();
    port.tell({ type: 'closed', cause });
    await clock.pass(60_000);
    expect(phase()).toEqual({ kind: 'ended', cause });
    expect(port.count('connect')).toBe(1);
  });

  test('leads back to the join page, and in again', async () => {
    const { session, phase, state } = await entered();
    await session.leave();
    session.prepareAgain();
    expect(phase()).toEqual({ kind: 'outside', problem: null });
    expect(state().people).toEqual([]);
    await session.enter(BOTH);
    expect(phase()).toEqual({ kind: 'inside' });
  });
});

describe('the microphone', () => {
  test('switched off by somebody else is said, and stays off over a rejoin', async () => {
    const { clock, port, state } = await entered();
    port.tell(roster([{ ...ME, microphone: false }, OTHER]));
    expect(state().trouble).toBe('microphone-muted');
    port.tell({ type: 'closed', cause: 'rejoin' });
    port.asked.length = 0;
    await clock.pass(1_000);
    expect(port.count('microphone on')).toBe(0);
  });

  test('switched off by oneself is not worth a word', async () => {
    const { port, session, state } = await entered();
    await session.setMicrophone(false);
    port.tell(roster([{ ...ME, microphone: false }, OTHER]));
    expect(state().trouble).toBeNull();
  });

  test('lost together with the right to it is explained by the button, not by a notice', async () => {
    const { port, state } = await entered();
    const rights = { ...ALL_RIGHTS, microphone: false };
    port.tell(roster([{ ...ME, microphone: false }, OTHER], { rights }));
    expect(state().trouble).toBeNull();
  });

  test('published anew after a rejoin is not taken for switched off', async () => {
    const { clock, port, session, state } = await entered();
    const troubles = new Set<string | null>();
    session.store.subscribe(() => troubles.add(state().trouble));
    port.tell({ type: 'closed', cause: 'rejoin' });
    port.tell(roster([{ ...ME, microphone: false }]));
    await clock.pass(1_000);
    port.tell(roster([{ ...ME, microphone: false }, OTHER]));
    port.tell(roster([ME, OTHER]));
    expect([...troubles]).toEqual([null]);
  });
});

describe('the speaking mark', () => {
  const loud = { ...OTHER, speaking: true, microphone: true };
  const quiet = { ...OTHER, speaking: false, microphone: true };
  const marks = (state: { people: readonly { speaking: boolean }[] }) => state.people.map(({ speaking }) => speaking);

  test('comes at once and outlives a pause between two words', async () => {
    const { clock, port, state } = await entered();
    port.tell(roster([ME, loud]));
    expect(marks(state())).toEqual([false, true]);
    port.tell(roster([ME, quiet]));
    await clock.pass(SPEAKING_HOLD_MILLIS - 1);
    expect(marks(state())).toEqual([false, true]);
    await clock.pass(1);
    expect(marks(state())).toEqual([false, false]);
    expect(clock.waiting).toBe(0);
  });

  test('ends at once when the microphone is switched off', async () => {
    const { port, state } = await entered();
    port.tell(roster([ME, loud]));
    port.tell(roster([ME, { ...quiet, microphone: false }]));
    expect(marks(state())).toEqual([false, false]);
  });
});

describe('the chat', () => {
  test('sends the trimmed text and says that it was sent', async () => {
    const { port, session } = await entered();
    expect(await session.sendChat('  Good day. ')).toBe(true);
    expect(port.asked).toContain('chat Good day.');
  });

  test.each(['', '   ', 'x'.repeat(CHAT_TEXT_LIMIT_CHARS + 1)])('does not send %j', async (text) => {
    const { port, session } = await entered();
    expect(await session.sendChat(text)).toBe(false);
    expect(port.count('chat')).toBe(0);
  });

  test('a failure is said and loses nothing', async () => {
    const { port, session, state } = await entered();
    port.refuse('chat', 'server-gone');
    expect(await session.sendChat('Good day.')).toBe(false);
    expect(state().trouble).toBe('chat-failed');
  });

  test('a line names its writer and the delegation, also after the writer has left', async () => {
    const { clock, port, state } = await entered();
    port.tell(roster([ME, { ...OTHER, named: false, role: 'head' }]));
    port.tell({ type: 'chat', id: '1', identity: 'other', text: 'Good day.' });
    port.tell(roster([ME]));
    port.tell({ type: 'chat', id: '2', identity: 'stranger', text: 'Hello.' });
    expect(state().chat).toEqual([
      {
        id: '1',
        identity: 'other',
        name: { key: 'role.head' },
        delegation: 'b',
        local: false,
        text: 'Good day.',
        atMillis: clock.nowMillis(),
      },
      expect.objectContaining({ identity: 'stranger', name: 'stranger', delegation: '' }),
    ]);
  });
});

describe('devices and sound', () => {
  test('another microphone is used at once and after a rejoin', async () => {
    const { clock, port, session, state } = await entered();
    await session.chooseDevice('microphone', 'mic-2');
    expect(port.asked).toContain('device microphone mic-2');
    expect(state().chosen.microphone).toBe('mic-2');
    port.tell({ type: 'closed', cause: 'rejoin' });
    await clock.pass(1_000);
    expect(port.asked).toContain('microphone on mic-2');
  });

  test('a device that fails leaves the old choice, and says so', async () => {
    const { port, session, state } = await entered();
    port.refuse('device camera', 'camera-absent');
    await session.chooseDevice('camera', 'cam-2');
    expect(state().chosen.camera).toBe('');
    expect(state().trouble).toBe('camera-absent');
  });

  test('a loudspeaker that cannot be chosen is no trouble', async () => {
    const { port, session, state } = await entered();
    port.refuse('device output', 'server-gone');
    await session.chooseDevice('output', 'out-2');
    expect(state().chosen.output).toBe('');
    expect(state().trouble).toBeNull();
  });

  test('the choice opens with what is connected now and follows what is plugged in', async () => {
    const { port, session, state } = await entered();
    port.lists = { microphone: [{ id: 'mic-1', label: 'Headset' }], camera: [], output: [] };
    await session.openDevices();
    expect(state().overlay).toBe('devices');
    expect(state().devices).toBe(port.lists);
    port.tell({ type: 'devices', lists: { microphone: [], camera: [], output: [] } });
    expect(state().devices.microphone).toEqual([]);
  });

  test('the volume is kept within 0 and 1 and given to a new connection', async () => {
    const { clock, port, session, state } = await entered();
    session.setListenVolume(7);
    expect(state().listenVolume).toBe(1);
    session.setListenVolume(0.25);
    port.tell({ type: 'closed', cause: 'rejoin' });
    port.asked.length = 0;
    await clock.pass(1_000);
    expect(port.asked).toContain('volume 0.25');
  });

  test('blocked sound is shown until the browser plays', async () => {
    const { port, session, state } = await entered();
    port.tell({ type: 'sound-blocked', blocked: true });
    expect(state().soundBlocked).toBe(true);
    await session.allowSound();
    expect(port.asked).toContain('sound');
    port.tell({ type: 'sound-blocked', blocked: false });
    expect(state().soundBlocked).toBe(false);
  });

  test('a notice can be put away', async () => {
    const { port, session, state } = await entered();
    port.tell({ type: 'trouble', problem: 'screen-failed' });
    expect(state().trouble).toBe('screen-failed');
    session.dismissTrouble();
    expect(state().trouble).toBeNull();
  });
});
