import type { TableEvent } from './event';
import { LIMITS } from './limits';
import type { Intervention, Request } from './terms';
import type { Floor, Holding, SpeakersList } from './view';

/** The floor after an event; null when it is no event of the floor. */
export function foldFloor(floor: Floor, event: TableEvent, atMillis: number): Floor | null {
  switch (event.type) {
    case 'FloorRequested':
    case 'RightOfReplyAsked':
      return requested(floor, event.request, event.position);
    case 'RequestWithdrawn':
    case 'RequestLapsed':
      return { ...floor, list: without(floor.list, event.request) };
    case 'ListReordered':
      return { ...floor, list: { ...floor.list, requests: ordered(floor.list.requests, event.requests) } };
    case 'ListClosed':
      return { ...floor, list: { ...floor.list, closed: true } };
    case 'ListReopened':
      return { ...floor, list: { ...floor.list, closed: false } };
    case 'FloorGiven':
    case 'FloorTaken':
      return begun(floor, event.intervention, event.request, atMillis);
    case 'FloorPassed':
      return held(floor, (holding) => ({ ...holding, speaker: event.seat }));
    case 'FloorYielded':
    case 'FloorWithdrawn':
    case 'FloorLapsed':
      return ended(floor);
    case 'InterventionsLimited':
      return { ...floor, limitMillis: event.millis };
    case 'InterventionExtended':
      return held(floor, (holding) => ({ ...holding, extraMillis: holding.extraMillis + event.extraMillis }));
    case 'FloorModeSet':
      return { ...floor, mode: event.mode };
    default:
      return null;
  }
}

/** The list, the interventions to reply to and the count of replies belong to one item. */
export function betweenItems(floor: Floor): Floor {
  return { ...free(floor), list: { requests: [], closed: false }, spoken: [], replies: [] };
}

function requested(floor: Floor, request: Request, position: number): Floor {
  const requests = floor.list.requests.toSpliced(position, 0, request);
  return { ...floor, list: { ...floor.list, requests }, requestsMade: request.number };
}

function begun(floor: Floor, intervention: Intervention, request: number | undefined, atMillis: number): Floor {
  const reply = intervention.speech === 'RIGHT_OF_REPLY';
  return {
    ...floor,
    holding: { intervention, speaker: intervention.seat, sinceMillis: atMillis, extraMillis: 0 },
    list: without(floor.list, request),
    replies: reply ? [...floor.replies, intervention.delegation] : floor.replies,
    interventionsBegun: intervention.number,
  };
}

function held(floor: Floor, change: (holding: Holding) => Holding): Floor {
  return floor.holding === undefined ? floor : { ...floor, holding: change(floor.holding) };
}

function ended(floor: Floor): Floor {
  if (floor.holding === undefined) return floor;
  return { ...free(floor), spoken: [...floor.spoken, floor.holding.intervention].slice(-LIMITS.repliable) };
}

function free(floor: Floor): Floor {
  const { holding: _, ...rest } = floor;
  return rest;
}

function without(list: SpeakersList, number: number | undefined): SpeakersList {
  return { ...list, requests: list.requests.filter((one) => one.number !== number) };
}

function ordered(requests: readonly Request[], numbers: readonly number[]): readonly Request[] {
  return numbers
    .map((number) => requests.find((one) => one.number === number))
    .filter((request) => request !== undefined);
}
