import { describe, expect, test } from 'vitest';
import { settled, VirtualClock } from '../../test/clock';
import { ScriptedPort } from '../../test/port';
import { ALL_RIGHTS, after, inside, invitationOf, person, roster } from '../../test/talks';
import { ACTIONS, type ActionId, action, perform, type Shell, whyNotWrite } from './actions';
import { ANY_DEVICES } from './devices';
import { byInvitation } from './entrance';
import { NO_RIGHTS, type Rights } from './person';
import { Session } from './session';

const ME = person('me', { local: true, microphone: true, camera: 'TR_camera' });
const SHELL = { toggleTheme: () => undefined };

async function room(fields: { me?: typeof ME; rights?: Rights; screenPossible?: boolean } = {}) {
  const port = new ScriptedPort();
  const session = new Session(port, byInvitation(invitationOf()), new VirtualClock(), fields.screenPossible ?? true);
  await session.enter({ name: '', microphone: false, camera: false, devices: ANY_DEVICES });
  port.tell(roster([fields.me ?? ME], { rights: fields.rights ?? ALL_RIGHTS }));
  port.asked.length = 0;
  return { port, session, state: () => session.store.state() };
}

/** Performs it as the bar and the keyboard do. */
async function act(session: Session, id: ActionId, shell: Shell = SHELL): Promise<boolean> {
  const done = perform(action(id), session, shell);
  await settled();
  return done;
}

describe('what each action does', () => {
  test('microphone', async () => {
    const { port, session } = await room();
    await act(session, 'microphone');
    port.tell(roster([{ ...ME, microphone: false }]));
    await act(session, 'microphone');
    expect(port.asked).toEqual(['microphone off', 'microphone on']);
  });

  test('camera', async () => {
    const { port, session } = await room();
    await act(session, 'camera');
    port.tell(roster([{ ...ME, camera: null }]));
    await act(session, 'camera');
    expect(port.asked).toEqual(['camera off', 'camera on']);
  });

  test('screen', async () => {
    const { port, session } = await room();
    await act(session, 'screen');
    port.tell(roster([{ ...ME, screen: 'TR_screen' }]));
    await act(session, 'screen');
    expect(port.asked).toEqual(['screen on', 'screen off']);
  });

  test('listen, keys and devices open something above the room', async () => {
    const { session, state } = await room();
    for (const id of ['listen', 'keys', 'devices'] as const) {
      await act(session, id);
      expect(state().overlay).toBe(id);
    }
    await act(session, 'listen');
    await act(session, 'listen');
    expect(state().overlay).toBeNull();
  });

  test('people and chat share one place, and a second press closes it', async () => {
    const { session, state } = await room();
    await act(session, 'people');
    expect(state().panel).toBe('people');
    await act(session, 'chat');
    expect(state().panel).toBe('chat');
    await act(session, 'chat');
    expect(state().panel).toBeNull();
  });

  test('theme belongs to the shell', async () => {
    const { session } = await room();
    let toggled = 0;
    const toggleTheme = () => {
      toggled += 1;
    };
    await act(session, 'theme', { toggleTheme });
    expect(toggled).toBe(1);
  });

  test('sound', async () => {
    const { port, session } = await room();
    expect(await act(session, 'sound')).toBe(false);
    port.tell({ type: 'sound-blocked', blocked: true });
    expect(await act(session, 'sound')).toBe(true);
    expect(port.asked).toEqual(['sound']);
  });

  test('leave', async () => {
    const { port, session, state } = await room();
    await act(session, 'leave');
    expect(state().phase).toEqual({ kind: 'ended', cause: 'left' });
    expect(port.asked).toEqual(['disconnect']);
  });
});

describe('why not', () => {
  const withRights = (rights: Rights) => inside([ME], roster([ME], { rights }));

  test.each(['microphone', 'camera', 'screen'] as const)('%s without the right', async (id) => {
    expect(action(id).whyNot(withRights(NO_RIGHTS))).toBe(`why.${id}`);
    expect(action(id).whyNot(withRights({ ...NO_RIGHTS, [id]: true }))).toBeNull();
    expect(action(id).right).toBe(id);
    const { port, session } = await room({ rights: NO_RIGHTS });
    expect(await act(session, id)).toBe(false);
    expect(port.asked).toEqual([]);
  });

  test('a screen that the browser cannot share', async () => {
    const { session, state } = await room({ screenPossible: false });
    expect(action('screen').whyNot(state())).toBe('why.screen-browser');
    expect(await act(session, 'screen')).toBe(false);
  });

  test('while the connection is broken nothing is switched, but everything else goes on', () => {
    const broken = inside([ME], { type: 'resuming' });
    const impossible = ACTIONS.filter((one) => one.whyNot(broken) === 'why.connection').map(({ id }) => id);
    expect(impossible).toEqual(['microphone', 'camera', 'screen']);
    expect(action('leave').whyNot(broken)).toBeNull();
  });

  test('the chat can be read without the right to write', () => {
    expect(action('chat').whyNot(withRights(NO_RIGHTS))).toBeNull();
    expect(whyNotWrite(withRights(NO_RIGHTS))).toBe('why.chat');
    expect(whyNotWrite(withRights(ALL_RIGHTS))).toBeNull();
    expect(whyNotWrite(inside([ME], { type: 'rejoining', attempt: 1 }))).toBe('why.connection');
  });
});

describe('how it is shown', () => {
  const off = inside([{ ...ME, microphone: false, camera: null }]);
  const on = inside([{ ...ME, screen: 'TR_screen' }]);

  test.each(['microphone', 'camera', 'screen'] as const)('%s says whether it is on', (id) => {
    expect([action(id).pressed?.(off), action(id).wordKey?.(off)]).toEqual([false, 'state.off']);
    expect([action(id).pressed?.(on), action(id).wordKey?.(on)]).toEqual([true, 'state.on']);
  });

  test('microphone and camera change their picture too', () => {
    expect(['microphone', 'camera'].map((id) => action(id as ActionId).icon(off))).toEqual([
      'microphone-off',
      'camera-off',
    ]);
    expect(['microphone', 'camera'].map((id) => action(id as ActionId).icon(on))).toEqual(['microphone', 'camera']);
  });

  test('a panel’s button is pressed while the panel is open', () => {
    expect(action('people').pressed?.(inside([ME], { type: 'panel', panel: 'people' }))).toBe(true);
    expect(action('people').pressed?.(inside([ME], { type: 'panel', panel: 'chat' }))).toBe(false);
  });

  test('every action has a name of its own, a picture in every state, and no key twice', () => {
    expect(new Set(ACTIONS.map(({ nameKey }) => nameKey)).size).toBe(ACTIONS.length);
    expect(ACTIONS.every((one) => [off, on, after()].every((state) => one.icon(state) !== undefined))).toBe(true);
    const keys = ACTIONS.flatMap(({ shortcut }) => (shortcut === null ? [] : [shortcut]));
    expect(new Set(keys.map(({ code, alt, ctrl }) => `${code} ${alt} ${ctrl}`)).size).toBe(keys.length);
    expect(new Set(keys.map(({ label }) => label)).size).toBe(keys.length);
  });

  test('an unknown action is a fault of the program', () => {
    expect(() => action('vote' as ActionId)).toThrow('no action vote');
  });
});
