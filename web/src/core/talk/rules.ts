import { currentItem } from './clocks';
import type { Command } from './command';
import type { Refusal } from './frames';
import { insideCaucus, presiding } from './hearing';
import { LIMITS } from './limits';
import { needsConsent, refusal, whyNot } from './rights';
import { attendee, caucusState, itemOf, motionFor, mySeat, requestsOf } from './selectors';
import { interprets, needsDelegation, presides, type SeatId, speechOf } from './terms';
import type { TalkView } from './view';

/**
 * Why this seat cannot give this very command now, as far as a client can know: its right, the moment, the consent of
 * the other heads, and the rules of the area. Null when nothing is in the way. It only spares people a refusal; what
 * happens is decided by the server.
 */
export function whyNotGive(view: TalkView, command: Command): Refusal | null {
  return whyNot(view, command.type) ?? consent(view, command) ?? ofArea(view, command);
}

/** A head who has moved something already waits for the others. */
function consent(view: TalkView, command: Command): Refusal | null {
  if (!needsConsent(view, command.type)) return null;
  const motion = motionFor(view, command);
  const { delegation } = mySeat(view);
  if (motion !== null) {
    return delegation !== undefined && motion.agreed.includes(delegation)
      ? refusal('already-moved', 'wait-for-others')
      : null;
  }
  return view.motions.open.length >= LIMITS.motions
    ? refusal('too-many', 'make-room', { limit: `${LIMITS.motions}` })
    : null;
}

function ofArea(view: TalkView, command: Command): Refusal | null {
  return (
    ofDoor(view, command) ??
    ofSitting(view, command) ??
    ofAgenda(view, command) ??
    ofFloor(view, command) ??
    ofOrder(view, command) ??
    ofMotion(view, command) ??
    ofRecord(view, command) ??
    ofCaucus(view, command)
  );
}

function ofDoor(view: TalkView, command: Command): Refusal | null {
  if (command.type !== 'Admit' && command.type !== 'TurnAway' && command.type !== 'SendOut') return null;
  const { seat } = command;
  const found = attendee(view, seat);
  if (found === null) return refusal('unknown-seat', 'look-again', { seat });
  const me = mySeat(view);
  if (me.role === 'HEAD' && found.seat.delegation !== me.delegation) return refusal('not-yours', 'ask-head');
  if (command.type !== 'SendOut') {
    return found.presence === 'WAITING' ? null : refusal('not-waiting', 'look-again', { seat });
  }
  if (found.presence !== 'PRESENT') return refusal('not-here', 'nothing', { seat });
  const shielded = found.seat.role === 'HEAD' || presides(found.seat.role);
  return shielded && view.sitting.condition !== 'NOT_OPEN' ? refusal('seat-protected', 'adjourn') : null;
}

function ofSitting(view: TalkView, command: Command): Refusal | null {
  const { condition, caucuses } = view.sitting;
  const me = mySeat(view);
  switch (command.type) {
    case 'OpenSitting':
      return whyNotOpen(view);
    case 'CallRecess':
      return condition === 'RECESS' ? refusal('already-so', 'nothing') : null;
    case 'ResumeSitting':
      if (condition !== 'RECESS') return refusal('not-in-recess', 'look-again');
      return caucuses.length > 0 ? refusal('caucus-open', 'wait-for-caucus') : null;
    case 'AdjournSitting':
      if (me.role === 'SECRETARY' && condition !== 'RECESS') return refusal('not-in-recess', 'look-again');
      return view.order.points.length > 0 ? refusal('point-of-order-open', 'wait-for-ruling') : null;
    case 'CloseSitting':
      return view.order.points.length > 0 ? refusal('point-of-order-open', 'wait-for-ruling') : null;
    case 'OpenCaucus':
      if (command.delegation !== me.delegation) return refusal('not-yours', 'ask-head');
      if (caucuses.includes(command.delegation)) return refusal('already-so', 'nothing');
      return insideCaucus(view, me.id) === null ? null : refusal('already-inside', 'nothing');
    case 'CloseCaucus':
      if (me.role === 'HEAD' && command.delegation !== me.delegation) return refusal('not-yours', 'ask-head');
      return caucuses.includes(command.delegation) ? null : refusal('no-caucus', 'look-again');
    default:
      return null;
  }
}

function whyNotOpen(view: TalkView): Refusal | null {
  const { condition, caucuses } = view.sitting;
  const { delegations, phase } = view.preparation;
  if (condition !== 'NOT_OPEN') return refusal('already-so', 'nothing');
  if (phase === 'POSTPONED') return refusal('postponed', 'ask-secretariat');
  if (delegations.length < 2) return refusal('one-delegation', 'ask-secretariat');
  const missing = delegations.find(
    ({ id }) =>
      !view.seats.attendees.some(
        ({ seat, presence }) =>
          presence === 'PRESENT' && seat.delegation === id && (seat.role === 'HEAD' || seat.role === 'DELEGATE'),
      ),
  );
  if (missing !== undefined) return refusal('delegation-missing', 'wait-for-others', { delegation: missing.id });
  return caucuses.length > 0 ? refusal('caucus-open', 'wait-for-caucus') : null;
}

function ofAgenda(view: TalkView, command: Command): Refusal | null {
  const current = currentItem(view);
  switch (command.type) {
    case 'AddItem':
      return planner(view);
    case 'ChangeItem':
    case 'MoveItem':
    case 'DropItem': {
      const id = command.type === 'ChangeItem' ? command.item.id : command.item;
      const item = itemOf(view, id);
      if (item === null) return refusal('unknown-item', 'look-again', { item: id });
      return planner(view) ?? (item.progress === 'PLANNED' ? null : refusal('item-begun', 'look-again'));
    }
    case 'BeginItem':
      if (current === null) return null;
      return current.plan.id === command.item
        ? refusal('already-so', 'nothing')
        : refusal('item-current', 'end-item', { item: current.plan.id });
    case 'SetItemAside':
    case 'ConcludeItem':
      if (current?.plan.id !== command.item) return refusal('item-not-current', 'begin-item');
      return taken(view);
    case 'ExtendItem':
      return itemOf(view, command.item)?.plan.allottedMillis === 0 ? refusal('no-limit', 'nothing') : null;
    case 'OpenToPress':
    case 'CloseToPress':
      return itemOf(view, command.item)?.openToPress === (command.type === 'OpenToPress')
        ? refusal('already-so', 'nothing')
        : null;
    case 'AttachDocument':
      return ownPaper(view, command.document.from);
    case 'WithdrawDocument': {
      const paper = itemOf(view, command.item)?.documents.find((one) => one.id === command.document);
      if (paper === undefined) return refusal('unknown-document', 'look-again');
      const secretary = mySeat(view).role === 'SECRETARY';
      return secretary && paper.from !== undefined ? refusal('not-yours', 'ask-head') : ownPaper(view, paper.from);
    }
    default:
      return null;
  }
}

/** Before the sitting the secretary plans; in it only who leads, and from within the room. */
function planner(view: TalkView): Refusal | null {
  if (view.sitting.condition === 'NOT_OPEN') return null;
  if (mySeat(view).role === 'SECRETARY') return refusal('sitting-open', 'ask-chair');
  return view.you?.presence === 'PRESENT' ? null : refusal('not-in-room', 'wait-for-admission');
}

function ownPaper(view: TalkView, from: string | undefined): Refusal | null {
  const { role, delegation } = mySeat(view);
  return role === 'SECRETARY' || delegation === from ? null : refusal('not-yours', 'ask-head');
}

function taken(view: TalkView): Refusal | null {
  const { holding } = view.floor;
  return holding === undefined ? null : refusal('floor-taken', 'end-intervention', { seat: holding.speaker });
}

/** Why the floor cannot be given or taken; null when it is free and there is something to speak about. */
function notFree(view: TalkView): Refusal | null {
  return taken(view) ?? (currentItem(view) === null ? refusal('no-item', 'begin-item') : null);
}

function ofFloor(view: TalkView, command: Command): Refusal | null {
  const { floor } = view;
  const { holding, list } = floor;
  const item = currentItem(view);
  switch (command.type) {
    case 'RequestFloor':
      if (item === null) return refusal('no-item', 'begin-item');
      if (requestsOf(view, mySeat(view).id).some((one) => speechOf(one) === 'INTERVENTION')) {
        return refusal('already-listed', 'wait-for-floor');
      }
      return list.closed ? refusal('list-closed', 'ask-chair') : fullList(view);
    case 'AskRightOfReply':
      return whyNotReply(view, command.intervention);
    case 'WithdrawRequest':
      return whyNotStrike(view, command.request);
    case 'CloseList':
    case 'ReopenList':
      if (item === null) return refusal('no-item', 'begin-item');
      return list.closed === (command.type === 'CloseList') ? refusal('already-so', 'nothing') : null;
    case 'GiveFloor':
      return notFree(view) ?? whyNotHear(view, command.seat);
    case 'TakeFloor':
      return whyNotTake(view);
    case 'PassFloor':
      return notMine(view) ?? whyNotPass(view, command.seat);
    case 'YieldFloor':
      return notMine(view);
    case 'WithdrawFloor':
      return holding === undefined ? refusal('floor-free', 'look-again') : null;
    case 'ExtendIntervention':
      if (holding === undefined) return refusal('floor-free', 'look-again');
      return holding.intervention.allottedMillis === 0 ? refusal('no-limit', 'nothing') : null;
    case 'LimitInterventions':
      return command.millis === floor.limitMillis ? refusal('already-so', 'nothing') : null;
    case 'SetFloorMode':
      return command.mode === floor.mode ? refusal('already-so', 'nothing') : null;
    default:
      return null;
  }
}

function fullList(view: TalkView): Refusal | null {
  const full = view.floor.list.requests.length >= LIMITS.speakers;
  return full ? refusal('too-many', 'make-room', { limit: `${LIMITS.speakers}` }) : null;
}

function whyNotReply(view: TalkView, number: number): Refusal | null {
  const { floor } = view;
  const { delegation } = mySeat(view);
  const own = floor.holding?.intervention;
  const answered = own?.number === number ? own : floor.spoken.find((one) => one.number === number);
  if (answered === undefined) return refusal('unknown-intervention', 'look-again');
  if (answered.delegation === delegation) return refusal('own-intervention', 'ask-for-floor');
  if (floor.list.requests.some((one) => speechOf(one) === 'RIGHT_OF_REPLY' && one.delegation === delegation)) {
    return refusal('already-listed', 'wait-for-floor');
  }
  const used = floor.replies.filter((one) => one === delegation).length;
  return used >= LIMITS.repliesPerItem
    ? refusal('replies-used', 'ask-for-floor', { limit: `${LIMITS.repliesPerItem}` })
    : fullList(view);
}

function whyNotStrike(view: TalkView, number: number): Refusal | null {
  const request = view.floor.list.requests.find((one) => one.number === number);
  if (request === undefined) return refusal('unknown-request', 'look-again');
  const me = mySeat(view);
  const mine = request.seat === me.id || (me.role === 'HEAD' && request.delegation === me.delegation);
  return mine || presides(me.role) ? null : refusal('not-yours', 'ask-head');
}

function whyNotHear(view: TalkView, seat: SeatId): Refusal | null {
  const speaker = attendee(view, seat);
  if (speaker === null) return refusal('unknown-seat', 'look-again', { seat });
  if (!needsDelegation(speaker.seat.role)) return refusal('cannot-speak', 'correct', { seat });
  return speaker.presence === 'PRESENT' ? null : refusal('not-here', 'nothing', { seat });
}

/** Whoever is next takes the free floor, or the owner of the item as its first speaker. */
function whyNotTake(view: TalkView): Refusal | null {
  if (presiding(view) !== null) return refusal('chair-presides', 'ask-chair');
  const busy = notFree(view);
  if (busy !== null) return busy;
  const { floor } = view;
  const { id, delegation } = mySeat(view);
  const first = floor.list.requests[0];
  const owner = currentItem(view)?.plan.owner;
  const firstOnOwnItem = floor.spoken.length === 0 && owner !== undefined && owner === delegation;
  return first === undefined || first.seat === id || firstOnOwnItem
    ? null
    : refusal('not-next', 'wait-for-floor', { seat: first.seat });
}

function notMine(view: TalkView): Refusal | null {
  const { holding } = view.floor;
  if (holding === undefined) return refusal('floor-free', 'look-again');
  const me = mySeat(view);
  const mine = holding.speaker === me.id || (me.role === 'HEAD' && holding.intervention.delegation === me.delegation);
  return mine ? null : refusal('not-your-floor', 'wait-for-floor', { seat: holding.speaker });
}

function whyNotPass(view: TalkView, seat: SeatId): Refusal | null {
  const { holding } = view.floor;
  if (attendee(view, seat)?.seat.delegation !== holding?.intervention.delegation) {
    return refusal('cannot-speak', 'correct', { seat });
  }
  return whyNotHear(view, seat) ?? (holding?.speaker === seat ? refusal('already-so', 'nothing') : null);
}

function ofOrder(view: TalkView, command: Command): Refusal | null {
  const { points, failures } = view.order;
  const me = mySeat(view);
  switch (command.type) {
    case 'RaisePointOfOrder':
      return points.some((one) => one.delegation === me.delegation)
        ? refusal('point-of-order-pending', 'wait-for-ruling')
        : null;
    case 'WithdrawPointOfOrder':
      return points.some((one) => one.seat === me.id) ? null : refusal('no-point-of-order', 'look-again');
    case 'RuleOnPointOfOrder':
      return points.length > 0 ? null : refusal('no-point-of-order', 'look-again');
    case 'CannotInterpret':
      return failures.some((one) => one.interpreter === me.id) ? refusal('already-failing', 'nothing') : null;
    case 'CanInterpret':
      if (me.role === 'INTERPRETER' && command.interpreter !== me.id) return refusal('not-yours', 'ask-head');
      return failures.some((one) => one.interpreter === command.interpreter) ? null : refusal('not-failing', 'nothing');
    default:
      return null;
  }
}

function ofMotion(view: TalkView, command: Command): Refusal | null {
  if (command.type !== 'AgreeToMotion' && command.type !== 'DeclineMotion' && command.type !== 'WithdrawMotion') {
    return null;
  }
  const motion = view.motions.open.find((one) => one.number === command.motion);
  if (motion === undefined) return refusal('unknown-motion', 'look-again');
  const { delegation } = mySeat(view);
  const mine = motion.movedBy === delegation;
  if (command.type === 'WithdrawMotion') return mine ? null : refusal('not-yours', 'ask-head');
  if (command.type === 'DeclineMotion') return mine ? refusal('already-moved', 'wait-for-others') : null;
  return whyNotGive(view, motion.command);
}

function ofRecord(view: TalkView, command: Command): Refusal | null {
  const { offRecord } = view.sitting;
  if (command.type === 'GoOffRecord') return offRecord ? refusal('already-so', 'nothing') : null;
  if (command.type === 'ReturnToRecord') return offRecord ? null : refusal('on-record', 'nothing');
  return null;
}

function ofCaucus(view: TalkView, command: Command): Refusal | null {
  const inside = (delegation: string) => insideCaucus(view, mySeat(view).id) === delegation;
  switch (command.type) {
    case 'EnterCaucus':
    case 'LeaveCaucus':
    case 'InviteToCaucus':
    case 'EndInvitation':
    case 'NoteInCaucus':
      if (!view.sitting.caucuses.includes(command.delegation)) return refusal('no-caucus', 'look-again');
      break;
    default:
      return null;
  }
  switch (command.type) {
    case 'EnterCaucus': {
      if (insideCaucus(view, mySeat(view).id) !== null) return refusal('already-inside', 'nothing');
      return null;
    }
    case 'LeaveCaucus':
    case 'NoteInCaucus':
      return inside(command.delegation) ? null : refusal('not-inside', 'nothing');
    case 'InviteToCaucus':
      return whyNotInvite(view, command.delegation, command.seat);
    case 'EndInvitation':
      return caucusState(view, command.delegation)?.guests.includes(command.seat)
        ? null
        : refusal('not-invited', 'ask-head');
  }
}

function whyNotInvite(view: TalkView, delegation: string, seat: SeatId): Refusal | null {
  if (mySeat(view).delegation !== delegation) return refusal('not-yours', 'ask-head');
  const guest = attendee(view, seat);
  if (guest === null) return refusal('unknown-seat', 'look-again', { seat });
  const tables = interprets(guest.seat.role) && guest.seat.delegation === undefined;
  if (guest.seat.role !== 'MEDIATOR' && !tables) return refusal('no-guest', 'correct', { seat });
  return caucusState(view, delegation)?.guests.includes(seat) ? refusal('already-so', 'nothing') : null;
}
