import type { TableEvent } from './event';
import type { Announcement, DelegationId } from './terms';
import type { Motion, Order, Preparation, TableState } from './view';

type Motions = TableState['motions'];

/** The talk as such after an event; null when the event is of another area. */
export function foldPreparation(before: Preparation, event: TableEvent): Preparation | null {
  const { delegations } = before;
  switch (event.type) {
    case 'TalkPrepared':
      return { phase: 'PREPARED', title: event.title, revision: 0, delegations };
    case 'DelegationAdded':
      return { ...before, delegations: [...delegations, event.delegation] };
    case 'DelegationChanged':
      return {
        ...before,
        delegations: delegations.map((one) => (one.id === event.delegation.id ? event.delegation : one)),
      };
    case 'DelegationRemoved':
      return { ...before, delegations: delegations.filter((one) => one.id !== event.delegation) };
    case 'TalkAnnounced':
      return { ...before, phase: 'ANNOUNCED', announcement: event.announcement, revision: 0 };
    case 'AnnouncementChanged':
      return told(before, 'ANNOUNCED', event.announcement);
    case 'TalkPostponed':
      return postponed(before, event.newStartMillis);
    case 'TalkCancelled':
      return told(before, 'CANCELLED', before.announcement);
    default:
      return null;
  }
}

function postponed(before: Preparation, newStartMillis: number | undefined): Preparation {
  const { announcement } = before;
  return newStartMillis === undefined || announcement === undefined
    ? told(before, 'POSTPONED', announcement)
    : told(before, 'ANNOUNCED', { ...announcement, startMillis: newStartMillis });
}

function told(before: Preparation, phase: Preparation['phase'], announcement?: Announcement): Preparation {
  return {
    ...before,
    phase,
    ...(announcement === undefined ? {} : { announcement }),
    revision: before.revision + 1,
  };
}

/** What interrupts, after an event; null when the event is of another area. */
export function foldOrder(before: Order, event: TableEvent): Order | null {
  switch (event.type) {
    case 'PointOfOrderRaised':
      return { ...before, points: [...before.points, event.point], pointsRaised: event.point.number };
    case 'PointOfOrderWithdrawn':
    case 'PointOfOrderLapsed':
    case 'PointOfOrderRuledOn':
      return { ...before, points: before.points.filter((one) => one.number !== event.point) };
    case 'InterpretationFailed': {
      const failure = { interpreter: event.interpreter, difficulty: event.difficulty };
      return { ...before, failures: [...before.failures, failure] };
    }
    case 'InterpretationRestored':
      return { ...before, failures: before.failures.filter((one) => one.interpreter !== event.interpreter) };
    default:
      return null;
  }
}

/** The open motions after an event; null when the event is of another area. */
export function foldMotions(before: Motions, event: TableEvent): Motions | null {
  switch (event.type) {
    case 'MotionMade': {
      const { motion, delegation, command } = event;
      return { open: [...before.open, { number: motion, movedBy: delegation, command, agreed: [delegation] }] };
    }
    case 'MotionAgreed':
      return { open: before.open.map((one) => (one.number === event.motion ? agreed(one, event.delegation) : one)) };
    case 'MotionCarried':
    case 'MotionDeclined':
    case 'MotionWithdrawn':
      return { open: before.open.filter((one) => one.number !== event.motion) };
    default:
      return null;
  }
}

function agreed(motion: Motion, delegation: DelegationId): Motion {
  return { ...motion, agreed: [...motion.agreed, delegation] };
}
