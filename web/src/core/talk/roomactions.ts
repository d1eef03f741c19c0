import { MINUTE_MILLIS } from '../clock';
import { acts, isMine, question, type TalkAction } from './actions';
import { currentItem } from './clocks';
import { commandName } from './commandnames';
import { floorActions, giveFloor, leadingFloorActions } from './flooractions';
import { inRoom, inWaitingRoom, itemOf, myCaucus, mySeat, nextRequest } from './selectors';
import { type DelegationId, type ItemId, interprets, type SeatId } from './terms';
import type { Motion, TalkView } from './view';

const RECESS_MINUTES = [5, 10, 15, 30, 60, 120] as const;
const ITEM_MINUTES = [5, 10, 15, 20, 30, 60] as const;

export const openSitting: TalkAction = acts({
  id: 'chair.open-sitting',
  icon: 'resume',
  command: { type: 'OpenSitting' },
});
export const resumeSitting: TalkAction = acts({
  id: 'recess.resume',
  icon: 'resume',
  command: { type: 'ResumeSitting' },
});

export const callRecess: TalkAction = acts({
  id: 'recess.call',
  icon: 'pause',
  command: { type: 'CallRecess', reason: {} },
  asks: question({ time: { label: 'recess.how-long', minutes: RECESS_MINUTES }, open: true, words: 'chair.reason' }),
  order: ({ untilMillis, words }) => ({
    type: 'CallRecess',
    reason: words,
    ...(untilMillis === undefined ? {} : { untilMillis }),
  }),
});

export const adjournSitting: TalkAction = acts({
  id: 'chair.adjourn',
  icon: 'time',
  command: { type: 'AdjournSitting' },
  asks: question({ consequence: 'chair.adjourn-consequence', time: 'day', open: true }),
  order: ({ untilMillis }) => ({ type: 'AdjournSitting', ...(untilMillis === undefined ? {} : { untilMillis }) }),
});

export const closeSitting: TalkAction = acts({
  id: 'chair.close-sitting',
  icon: 'gavel',
  command: { type: 'CloseSitting' },
  asks: question({ consequence: 'chair.close-consequence' }),
});

export const goOffRecord: TalkAction = acts({
  id: 'offrecord.go',
  icon: 'lock',
  command: { type: 'GoOffRecord' },
  asks: question({ consequence: 'offrecord.consequence' }),
});

export const returnToRecord: TalkAction = acts({
  id: 'offrecord.return',
  icon: 'unlock',
  command: { type: 'ReturnToRecord' },
});

export function admit(seat: SeatId): TalkAction {
  return acts({ id: `chair.admit:${seat}`, icon: 'admit', command: { type: 'Admit', seat } });
}

export function turnAway(seat: SeatId): TalkAction {
  return acts({
    id: `chair.turn-away:${seat}`,
    icon: 'refuse',
    command: { type: 'TurnAway', seat, reason: {} },
    asks: question({ words: 'chair.reason' }),
    order: ({ words }) => ({ type: 'TurnAway', seat, reason: words }),
  });
}

export function sendOut(seat: SeatId): TalkAction {
  return acts({
    id: `chair.send-out:${seat}`,
    icon: 'refuse',
    command: { type: 'SendOut', seat, reason: {} },
    asks: question({ consequence: 'chair.send-out-consequence', words: 'chair.reason' }),
    order: ({ words }) => ({ type: 'SendOut', seat, reason: words }),
  });
}

export const addItem: TalkAction = acts({
  id: 'agenda.add',
  icon: 'add',
  name: { key: 'agenda.add' },
  command: {
    type: 'AddItem',
    item: { id: 'new', title: {}, kind: 'BILATERAL', allottedMillis: 0, openToPress: false },
  },
  asks: { kind: 'item', item: null },
});

export function changeItem(view: TalkView, item: ItemId): TalkAction {
  const plan = itemOf(view, item)?.plan;
  return acts({
    id: `agenda.change:${item}`,
    icon: 'change',
    command: {
      type: 'ChangeItem',
      item: plan ?? { id: item, title: {}, kind: 'BILATERAL', allottedMillis: 0, openToPress: false },
    },
    asks: { kind: 'item', item },
  });
}

export function moveItem(item: ItemId, position: number): TalkAction {
  return acts({ id: `agenda.move:${item}`, icon: 'move', command: { type: 'MoveItem', item, position } });
}

export function dropItem(item: ItemId): TalkAction {
  return acts({
    id: `agenda.drop:${item}`,
    icon: 'remove',
    command: { type: 'DropItem', item },
    asks: question({ consequence: 'agenda.drop-consequence' }),
  });
}

export function beginItem(item: ItemId): TalkAction {
  return acts({ id: `agenda.begin:${item}`, icon: 'resume', command: { type: 'BeginItem', item } });
}

export function setItemAside(item: ItemId): TalkAction {
  return acts({ id: `agenda.set-aside:${item}`, icon: 'pause', command: { type: 'SetItemAside', item } });
}

export function concludeItem(item: ItemId): TalkAction {
  return acts({ id: `agenda.conclude:${item}`, icon: 'done', command: { type: 'ConcludeItem', item } });
}

export function extendItem(item: ItemId): TalkAction {
  return acts({
    id: `agenda.extend:${item}`,
    icon: 'time',
    command: { type: 'ExtendItem', item, extraMillis: MINUTE_MILLIS },
    name: { key: 'agenda.extend', values: { item: { item } } },
    asks: question({ time: { label: 'chair.more-time', minutes: ITEM_MINUTES } }),
    order: ({ durationMillis }) => ({ type: 'ExtendItem', item, extraMillis: durationMillis }),
  });
}

/** What the press has seen cannot be made unseen. */
export function openToPress(item: ItemId): TalkAction {
  return acts({
    id: `agenda.open-press:${item}`,
    icon: 'press',
    command: { type: 'OpenToPress', item },
    asks: question({ consequence: 'agenda.open-press-consequence' }),
  });
}

export function closeToPress(item: ItemId): TalkAction {
  return acts({ id: `agenda.close-press:${item}`, icon: 'press', command: { type: 'CloseToPress', item } });
}

/** What can be done with an item as it is now, in the order of its buttons. */
export function itemActions(view: TalkView, id: ItemId): readonly TalkAction[] {
  const item = itemOf(view, id);
  if (item === null) return [];
  const press = item.openToPress ? closeToPress(id) : openToPress(id);
  if (item.progress === 'CURRENT') return [concludeItem(id), setItemAside(id), extendItem(id), press];
  if (item.progress !== 'PLANNED') return [beginItem(id)];
  return [beginItem(id), changeItem(view, id), press, dropItem(id)];
}

/** A paper is put before the item that is discussed, or any other that the person chooses. */
export function putPaper(view: TalkView): TalkAction {
  const { delegation } = mySeat(view);
  const item = currentItem(view) ?? view.agenda.items[0];
  return acts({
    id: 'papers.put',
    icon: 'papers',
    command: {
      type: 'AttachDocument',
      item: item?.plan.id ?? '',
      document: {
        id: 'new',
        title: {},
        sha256: '',
        sizeBytes: 0,
        ...(delegation === undefined ? {} : { from: delegation }),
      },
    },
    asks: { kind: 'paper' },
  });
}

export function withdrawPaper(item: ItemId, document: string): TalkAction {
  return acts({
    id: `papers.withdraw:${document}`,
    icon: 'remove',
    command: { type: 'WithdrawDocument', item, document },
    asks: question({ consequence: 'papers.withdraw-consequence' }),
  });
}

/** Agreeing is named by what is agreed to, and refused for the reasons for which that would be. */
export function motionActions(view: TalkView, { number, command, movedBy }: Motion): readonly TalkAction[] {
  const about = (key: 'motion.agree' | 'motion.decline' | 'motion.withdraw') => ({
    key,
    values: { command: commandName(command) },
  });
  if (movedBy === mySeat(view).delegation) {
    return [
      acts({
        id: `motion.withdraw:${number}`,
        icon: 'remove',
        command: { type: 'WithdrawMotion', motion: number },
        name: about('motion.withdraw'),
      }),
    ];
  }
  return [
    acts({
      id: `motion.agree:${number}`,
      icon: 'done',
      command: { type: 'AgreeToMotion', motion: number },
      name: about('motion.agree'),
    }),
    acts({
      id: `motion.decline:${number}`,
      icon: 'refuse',
      command: { type: 'DeclineMotion', motion: number },
      name: about('motion.decline'),
    }),
  ];
}

export function openCaucus(delegation: DelegationId): TalkAction {
  return acts({
    id: 'caucus.open',
    icon: 'caucus',
    command: { type: 'OpenCaucus', delegation },
    asks: question({ consequence: 'caucus.open-consequence' }),
  });
}

export function closeCaucus(delegation: DelegationId): TalkAction {
  return acts({ id: `caucus.close:${delegation}`, icon: 'done', command: { type: 'CloseCaucus', delegation } });
}

export function enterCaucus(delegation: DelegationId): TalkAction {
  return acts({ id: `caucus.enter:${delegation}`, icon: 'caucus', command: { type: 'EnterCaucus', delegation } });
}

export function leaveCaucus(delegation: DelegationId): TalkAction {
  return acts({ id: 'caucus.leave', icon: 'leave', command: { type: 'LeaveCaucus', delegation } });
}

export function inviteToCaucus(delegation: DelegationId, seat: SeatId): TalkAction {
  return acts({ id: `caucus.invite:${seat}`, icon: 'admit', command: { type: 'InviteToCaucus', delegation, seat } });
}

export function endInvitation(delegation: DelegationId, seat: SeatId): TalkAction {
  return acts({
    id: `caucus.end-invitation:${seat}`,
    icon: 'refuse',
    command: { type: 'EndInvitation', delegation, seat },
  });
}

export function noteInCaucus(delegation: DelegationId): TalkAction {
  return acts({
    id: 'caucus.note',
    icon: 'note',
    command: { type: 'NoteInCaucus', delegation, text: {} },
    asks: { kind: 'note' },
  });
}

/** Who of the table may be asked into a caucus: a mediator, and interpreters that sit with no delegation. */
export function possibleGuests(view: TalkView): readonly SeatId[] {
  return inRoom(view)
    .filter(({ seat }) => seat.role === 'MEDIATOR' || (interprets(seat.role) && seat.delegation === undefined))
    .map(({ seat }) => seat.id);
}

/** What this seat can do about caucuses. */
export function caucusActions(view: TalkView): readonly TalkAction[] {
  const me = mySeat(view);
  const inside = myCaucus(view);
  const own = me.delegation;
  const open = view.sitting.caucuses;
  return [
    ...(own !== undefined && !open.includes(own) ? [openCaucus(own)] : []),
    ...(inside === null
      ? open.filter((one) => one === own || own === undefined).map(enterCaucus)
      : [leaveCaucus(inside), noteInCaucus(inside)]),
    ...open.filter((one) => me.role !== 'HEAD' || one === own).map(closeCaucus),
  ];
}

/** The sitting as a whole: whatever would be the next step, the others after it. */
export function sittingActions(view: TalkView): readonly TalkAction[] {
  const { condition, offRecord } = view.sitting;
  if (condition === 'NOT_OPEN') return [openSitting];
  const record = offRecord ? returnToRecord : goOffRecord;
  return condition === 'RECESS'
    ? [resumeSitting, adjournSitting, closeSitting, record]
    : [callRecess, record, adjournSitting, closeSitting];
}

/**
 * The one next step of who leads, as a large button: the sitting first, then an item, then whoever is next on the list;
 * null when there is none, or while a point of order has to be ruled on.
 */
export function leadingStep(view: TalkView): TalkAction | null {
  const { condition } = view.sitting;
  if (condition === 'NOT_OPEN') return openSitting;
  if (condition === 'RECESS') return resumeSitting;
  if (view.sitting.offRecord) return returnToRecord;
  if (view.order.points.length > 0) return null;
  if (currentItem(view) === null) {
    const first = view.agenda.items.find(({ progress }) => progress === 'PLANNED' || progress === 'SET_ASIDE');
    return first === undefined ? null : beginItem(first.plan.id);
  }
  const next = nextRequest(view);
  return next === null ? null : giveFloor(next.seat);
}

/** Everything that this seat could ever do as things stand, in the order in which it is listed. */
export function talkActions(view: TalkView): readonly TalkAction[] {
  const all = [
    ...floorActions(view),
    ...view.motions.open.flatMap((motion) => motionActions(view, motion)),
    ...leadingFloorActions(view),
    ...sittingActions(view),
    ...inWaitingRoom(view).flatMap(({ seat }) => [admit(seat.id), turnAway(seat.id)]),
    ...view.agenda.items.flatMap(({ plan }) => itemActions(view, plan.id)),
    addItem,
    putPaper(view),
    ...caucusActions(view),
    ...inRoom(view)
      .filter(({ seat }) => seat.id !== mySeat(view).id)
      .map(({ seat }) => sendOut(seat.id)),
  ];
  return all.filter((action) => isMine(view, action));
}
