import { MINUTE_MILLIS } from '../clock';
import { acts, question, type TalkAction, whyNotDo } from './actions';
import { inRoom, mySeat, requestsOf } from './selectors';
import { ofSeat } from './telling';
import { type Difficulty, needsDelegation, type Ruling, type SeatId } from './terms';
import type { TalkView } from './view';

/** Minutes that more time is usually given by. */
const MORE_MINUTES = [1, 2, 3, 5, 10] as const;
/** Usual lengths of an intervention. */
const LIMIT_MINUTES = [2, 3, 5, 10, 15, 20] as const;

export const DIFFICULTIES: readonly Difficulty[] = ['SOUND', 'SPEED', 'OVERLAP', 'LANGUAGE', 'EQUIPMENT'];

export const requestFloor: TalkAction = acts({
  id: 'floor.request',
  icon: 'floor',
  command: { type: 'RequestFloor' },
});

export const takeFloor: TalkAction = acts({ id: 'floor.take', icon: 'next', command: { type: 'TakeFloor' } });
export const yieldFloor: TalkAction = acts({ id: 'floor.yield', icon: 'done', command: { type: 'YieldFloor' } });

/** The request of somebody: one's own is withdrawn, another's is taken off the list. */
export function withdrawRequest(view: TalkView, request: number): TalkAction {
  const found = view.floor.list.requests.find((one) => one.number === request);
  const other = found !== undefined && found.seat !== mySeat(view).id;
  return acts({
    id: `floor.withdraw-request:${request}`,
    icon: 'close',
    command: { type: 'WithdrawRequest', request },
    ...(other ? { name: ofSeat('floor.strike', found.seat) } : {}),
  });
}

/** Answers an intervention of another delegation. */
export function reply(intervention: number, seat: SeatId): TalkAction {
  return acts({
    id: `floor.reply:${intervention}`,
    icon: 'reply',
    command: { type: 'AskRightOfReply', intervention },
    name: ofSeat('floor.reply', seat),
  });
}

export function passFloor(seat: SeatId): TalkAction {
  return acts({ id: `floor.pass:${seat}`, icon: 'reply', command: { type: 'PassFloor', seat } });
}

/** Those of the speaker's delegation who could go on with the intervention. */
export function successors(view: TalkView): readonly SeatId[] {
  const { holding } = view.floor;
  if (holding === undefined) return [];
  return inRoom(view)
    .filter(({ seat }) => seat.delegation === holding.intervention.delegation && needsDelegation(seat.role))
    .filter(({ seat }) => seat.id !== holding.speaker)
    .map(({ seat }) => seat.id);
}

export const raisePoint: TalkAction = acts({
  id: 'floor.point',
  icon: 'order',
  command: { type: 'RaisePointOfOrder', text: {} },
  shortcut: { code: 'KeyO', label: 'O' },
  asks: question({ consequence: 'floor.point-consequence', words: 'floor.point-text' }),
  order: ({ words }) => ({ type: 'RaisePointOfOrder', text: words }),
});

export const withdrawPoint: TalkAction = acts({
  id: 'floor.point-withdraw',
  icon: 'remove',
  command: { type: 'WithdrawPointOfOrder' },
});

export function rule(ruling: Ruling): TalkAction {
  return acts({
    id: ruling === 'UPHELD' ? 'chair.uphold' : 'chair.dismiss',
    icon: ruling === 'UPHELD' ? 'done' : 'refuse',
    command: { type: 'RuleOnPointOfOrder', ruling, text: {} },
    asks: question({ words: 'chair.ruling-text' }),
    order: ({ words }) => ({ type: 'RuleOnPointOfOrder', ruling, text: words }),
  });
}

export function cannotInterpret(difficulty: Difficulty): TalkAction {
  return acts({
    id: `floor.cannot-interpret:${difficulty.toLowerCase()}`,
    icon: 'stopped',
    command: { type: 'CannotInterpret', difficulty },
  });
}

export function canInterpret(interpreter: SeatId): TalkAction {
  return acts({
    id: `floor.can-interpret:${interpreter}`,
    icon: 'resume',
    command: { type: 'CanInterpret', interpreter },
  });
}

export function giveFloor(seat: SeatId): TalkAction {
  return acts({ id: `chair.give:${seat}`, icon: 'next', command: { type: 'GiveFloor', seat } });
}

export function withdrawFloor(view: TalkView): TalkAction {
  const speaker = view.floor.holding?.speaker;
  return acts({
    id: 'chair.withdraw-floor',
    icon: 'refuse',
    command: { type: 'WithdrawFloor', reason: {} },
    ...(speaker === undefined ? {} : { name: ofSeat('chair.withdraw-floor', speaker) }),
    asks: question({ words: 'chair.reason' }),
    order: ({ words }) => ({ type: 'WithdrawFloor', reason: words }),
  });
}

export const extendIntervention: TalkAction = acts({
  id: 'chair.extend',
  icon: 'time',
  command: { type: 'ExtendIntervention', extraMillis: MINUTE_MILLIS },
  name: { key: 'chair.extend' },
  asks: question({ time: { label: 'chair.more-time', minutes: MORE_MINUTES } }),
  order: ({ durationMillis }) => ({ type: 'ExtendIntervention', extraMillis: durationMillis }),
});

/** Asked with a time that nothing has, because any other limit than the present one may be set. */
export const limitInterventions: TalkAction = acts({
  id: 'chair.limit',
  icon: 'time',
  command: { type: 'LimitInterventions', millis: -1 },
  name: { key: 'chair.limit' },
  asks: question({ time: { label: 'chair.limit-time', minutes: LIMIT_MINUTES } }),
  order: ({ durationMillis }) => ({ type: 'LimitInterventions', millis: durationMillis }),
});

export const unlimitInterventions: TalkAction = acts({
  id: 'chair.unlimit',
  icon: 'time',
  command: { type: 'LimitInterventions', millis: 0 },
});

export const floorOnly: TalkAction = acts({
  id: 'chair.mode-floor-only',
  icon: 'floor',
  command: { type: 'SetFloorMode', mode: 'FLOOR_ONLY' },
});

export const openDiscussion: TalkAction = acts({
  id: 'chair.mode-open-discussion',
  icon: 'people',
  command: { type: 'SetFloorMode', mode: 'OPEN_DISCUSSION' },
});

export const closeList: TalkAction = acts({ id: 'chair.close-list', icon: 'list', command: { type: 'CloseList' } });
export const reopenList: TalkAction = acts({ id: 'chair.reopen-list', icon: 'list', command: { type: 'ReopenList' } });

export function reorderList(requests: readonly number[]): TalkAction {
  return acts({ id: 'chair.reorder', icon: 'move', command: { type: 'ReorderList', requests } });
}

/** Interventions that this seat's delegation may reply to, the newest first, the one under way among them. */
export function repliable(view: TalkView): readonly { readonly number: number; readonly seat: SeatId }[] {
  const { delegation } = mySeat(view);
  const own = view.floor.holding?.intervention;
  const all = own === undefined ? view.floor.spoken : [...view.floor.spoken, own];
  return all
    .filter((one) => one.delegation !== delegation)
    .map(({ number, seat }) => ({ number, seat }))
    .reverse();
}

const FLOOR_KEY = { code: 'KeyF', label: 'F' } as const;

/** Where one stands with the floor: what the button and the key for it do now. Ending to speak has no key. */
export function floorStep(view: TalkView): TalkAction {
  const me = mySeat(view);
  if (view.floor.holding?.speaker === me.id) return yieldFloor;
  const step =
    whyNotDo(view, takeFloor) === null
      ? takeFloor
      : (requestsOf(view, me.id)
          .map((one) => withdrawRequest(view, one.number))
          .at(0) ?? requestFloor);
  return { ...step, shortcut: FLOOR_KEY };
}

/** Everything about the floor, for the list of actions. */
export function floorActions(view: TalkView): readonly TalkAction[] {
  const me = mySeat(view);
  const step = floorStep(view);
  const rest = [
    requestFloor,
    takeFloor,
    yieldFloor,
    ...requestsOf(view, me.id).map((one) => withdrawRequest(view, one.number)),
  ].filter(({ id }) => id !== step.id);
  return [
    step,
    ...rest,
    ...repliable(view)
      .slice(0, 3)
      .map(({ number, seat }) => reply(number, seat)),
    ...successors(view).map(passFloor),
    raisePoint,
    ...(view.order.points.some((one) => one.seat === me.id) ? [withdrawPoint] : []),
    ...DIFFICULTIES.map(cannotInterpret),
    ...view.order.failures.map(({ interpreter }) => canInterpret(interpreter)),
  ];
}

/** Everything that who leads does with the floor, for the list of actions. */
export function leadingFloorActions(view: TalkView): readonly TalkAction[] {
  return [
    ...[...new Set(view.floor.list.requests.map((one) => one.seat))].map(giveFloor),
    ...(view.order.points.length > 0 ? [rule('UPHELD'), rule('DISMISSED')] : []),
    withdrawFloor(view),
    extendIntervention,
    limitInterventions,
    unlimitInterventions,
    view.floor.mode === 'FLOOR_ONLY' ? openDiscussion : floorOnly,
    view.floor.list.closed ? reopenList : closeList,
  ];
}

/** Who could be given the floor besides those on the list. */
export function unlisted(view: TalkView): readonly SeatId[] {
  const listed = new Set(view.floor.list.requests.map((one) => one.seat));
  return inRoom(view)
    .filter(({ seat }) => needsDelegation(seat.role) && !listed.has(seat.id))
    .filter(({ seat }) => seat.id !== view.floor.holding?.speaker)
    .map(({ seat }) => seat.id);
}
