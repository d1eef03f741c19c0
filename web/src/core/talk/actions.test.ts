import { describe, expect, test } from 'vitest';
import english from '../../../messages/en.json';
import { TALKS } from '../../../test/fixtures';
import { viewOf } from '../../../test/seatview';
import { seatOf, viewAfter } from '../../../test/viewafter';
import { TALK_ROOM_ACTIONS } from '../actions';
import { NO_ANSWER, start, type TalkAction } from './actions';
import type { Command } from './command';
import { floorStep, giveFloor, raisePoint, reorderList } from './flooractions';
import { allKeyed, isTalkAction, panelsOf, roomActions } from './panels';
import { mayEver } from './rights';
import { callRecess, itemActions, motionActions, openToPress, sittingActions, talkActions } from './roomactions';
import type { TalkView } from './view';

const CHAIRED = { talk: 'chaired', after: 48 } as const;

/** Gives commands nowhere, and remembers them. */
function giver(view: TalkView) {
  const given: Command[] = [];
  const asked: TalkAction[] = [];
  const talk = { view: () => view, give: (command: Command) => given.push(command) };
  return { given, asked, start: (action: TalkAction) => start(talk, action, (one) => asked.push(one)) };
}

describe('every seat at every moment of the shared talks', () => {
  const moments = TALKS.flatMap((talk) =>
    talk.looks.flatMap((look) =>
      Object.entries(look.seats).flatMap(([id, { reads }]) => {
        if (!reads.includes('talk/table')) return [];
        const lines = talk.lines.slice(0, look.after).filter(({ log }) => reads.includes(log));
        const presence = look.table.seats.attendees.find(({ seat }) => seat.id === id)?.presence ?? 'AWAY';
        return [viewOf(lines, seatOf(talk.lines, id), { logs: reads, presence })];
      }),
    ),
  );

  test('has no action twice, each with a text for its name, and no key twice', () => {
    expect(moments.length).toBeGreaterThan(200);
    for (const view of moments) {
      const actions = talkActions(view);
      expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
      for (const { name } of actions) expect(english).toHaveProperty([name.key]);
      const keys = allKeyed(view).flatMap(({ shortcut }) => (shortcut === null ? [] : [shortcut.label]));
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('is offered only what its role may do at some moment', () => {
    for (const view of moments) {
      for (const { command } of talkActions(view)) expect(mayEver(view, command.type)).toBe(true);
    }
  });
});

describe('doing it', () => {
  test('gives the command', () => {
    const { given, start: does } = giver(viewAfter({ ...CHAIRED, after: 51, seat: 'chair' }));
    expect(does(giveFloor('head-a'))).toBe(true);
    expect(given).toEqual([{ type: 'GiveFloor', seat: 'head-a' }]);
  });

  test('does nothing while there is a reason against it', () => {
    const { given, start: does } = giver(viewAfter({ ...CHAIRED, seat: 'chair' }));
    expect(does(giveFloor('head-a'))).toBe(false);
    expect(given).toEqual([]);
  });

  test('does nothing again before the server has answered', () => {
    const view = viewAfter({ ...CHAIRED, after: 51, seat: 'chair' });
    const pending = [{ id: '1', command: { type: 'GiveFloor', seat: 'head-a' } as const, sinceMillis: 0 }];
    expect(giver({ ...view, pending }).start(giveFloor('head-a'))).toBe(false);
  });

  test('asks first for what cannot be undone, and for what it wants to know', () => {
    const { asked, given, start: does } = giver(viewAfter({ ...CHAIRED, seat: 'head-a' }));
    expect(does(raisePoint)).toBe(true);
    expect(asked).toEqual([raisePoint]);
    expect(given).toEqual([]);
    expect(raisePoint.order({ ...NO_ANSWER, words: { en: 'The list' } })).toEqual({
      type: 'RaisePointOfOrder',
      text: { en: 'The list' },
    });
  });

  test('a recess is until a moment, or left open', () => {
    expect(callRecess.order({ words: {}, durationMillis: 60_000, untilMillis: 7 })).toEqual({
      type: 'CallRecess',
      reason: {},
      untilMillis: 7,
    });
    expect(callRecess.order(NO_ANSWER)).toEqual({ type: 'CallRecess', reason: {} });
  });

  test('opening to the press names its consequence', () => {
    const { asks } = openToPress('border');
    expect(asks?.kind === 'question' && asks.consequence).toBe('agenda.open-press-consequence');
  });
});

describe('the key F', () => {
  const step = (after: number, seat: string, talk = 'chaired') => floorStep(viewAfter({ talk, after, seat }));

  test('asks for the floor, and withdraws the request', () => {
    expect(step(43, 'head-a').id).toBe('floor.request');
    expect(step(45, 'head-a').id).toBe('floor.withdraw-request:2');
    expect(step(45, 'head-a').shortcut?.label).toBe('F');
  });

  test('takes the floor where no chair presides and one is next', () => {
    expect(step(47, 'head-a', 'two-heads').id).toBe('floor.take');
    expect(step(47, 'head-a', 'two-heads').shortcut?.label).toBe('F');
    expect(step(47, 'delegate-a', 'two-heads').id).toBe('floor.request');
  });

  test('never ends an intervention: that is a button without a key', () => {
    expect(step(48, 'head-b').id).toBe('floor.yield');
    expect(step(48, 'head-b').shortcut).toBeNull();
  });
});

describe('what is offered', () => {
  test('an item that is discussed can be concluded, one to come begun and planned anew', () => {
    const view = viewAfter({ ...CHAIRED, seat: 'chair' });
    const types = (item: string) => itemActions(view, item).map(({ command }) => command.type);
    expect(types('greetings')).toEqual(['ConcludeItem', 'SetItemAside', 'ExtendItem', 'CloseToPress']);
    expect(types('assessment')).toEqual(['BeginItem', 'ChangeItem', 'OpenToPress', 'DropItem']);
    expect(types('nothing')).toEqual([]);
  });

  test('a sitting is opened, or paused, or resumed', () => {
    const first = (after: number) => sittingActions(viewAfter({ talk: 'chaired', after, seat: 'chair' }))[0]?.id;
    expect(first(40)).toBe('chair.open-sitting');
    expect(first(41)).toBe('recess.call');
  });

  test('the other head agrees or declines, the mover withdraws', () => {
    const made = TALKS.find(({ name }) => name === 'two-heads');
    const after = (made?.lines.findIndex(({ event }) => event.type === 'MotionMade') ?? -1) + 1;
    const views = ['head-a', 'head-b'].map((seat) => viewAfter({ talk: 'two-heads', after, seat }));
    const offered = views.map((view) =>
      view.motions.open.flatMap((motion) => motionActions(view, motion).map(({ command }) => command.type)),
    );
    expect(offered.map((types) => types.join()).sort()).toEqual(['AgreeToMotion,DeclineMotion', 'WithdrawMotion']);
  });

  test('the list is put into another order as a whole', () => {
    expect(reorderList([3, 1, 2]).order(NO_ANSWER)).toEqual({ type: 'ReorderList', requests: [3, 1, 2] });
  });
});

describe('panels', () => {
  test('the console belongs to who leads and to the secretary, caucuses to who may enter one', () => {
    const panels = (seat: string) => panelsOf(viewAfter({ ...CHAIRED, seat }));
    expect(panels('chair')).toContain('lead');
    expect(panels('secretary')).toContain('lead');
    expect(panels('delegate-a')).not.toContain('lead');
    expect(panels('delegate-a')).toContain('caucus');
    expect(panels('chair')).not.toContain('caucus');
  });

  test('who reads no log has the chat alone', () => {
    const press = viewAfter({ ...CHAIRED, seat: 'press', you: { logs: [] } });
    expect(panelsOf(press)).toEqual(['chat']);
    expect(roomActions(press).map(({ id }) => id)).not.toContain('agenda');
  });

  test('Alt and a digit stand for agenda, floor, papers, people, chat', () => {
    const keys = TALK_ROOM_ACTIONS.flatMap(({ id, shortcut }) =>
      shortcut?.alt === true ? [[id, shortcut.label]] : [],
    );
    expect(keys.slice(0, 5)).toEqual([
      ['agenda', 'Alt+1'],
      ['floor', 'Alt+2'],
      ['papers', 'Alt+3'],
      ['people', 'Alt+4'],
      ['chat', 'Alt+5'],
    ]);
    expect(TALK_ROOM_ACTIONS.some(isTalkAction)).toBe(false);
  });
});
