import type { Person } from '../person';
import type { SessionState } from '../state';
import { delegations, myCaucus, mySeat, talkTitle } from './selectors';
import { presides } from './terms';
import type { Attendee, TalkView } from './view';

/** The role of a seat as rooms name it: `CHECK_INTERPRETER` is `check-interpreter`. */
function roomRole(role: string): string {
  return role.toLowerCase().replaceAll('_', '-');
}

/**
 * The room as the talk knows it: everybody who is in the room has a place, by office and delegation, with or without
 * picture and sound; who speaks is who has the floor, not who is loudest. Inside a caucus only those who are there.
 */
export function staged(view: TalkView, state: SessionState, nameOf: (seat: string) => string): SessionState {
  const me = mySeat(view).id;
  const inside = myCaucus(view);
  const caucus = view.caucuses.find((one) => one.delegation === inside);
  const here = view.seats.attendees.filter(({ seat, presence }) =>
    inside === null ? presence === 'PRESENT' && !confers(view, seat.id) : caucus?.inside.includes(seat.id) === true,
  );
  const people = [...here]
    .sort((one, other) => Number(presides(other.seat.role)) - Number(presides(one.seat.role)))
    .map((one) => place(one, state, me, nameOf(one.seat.id)));
  const speaker = inside === null ? view.floor.holding?.speaker : undefined;
  const held = view.sitting.condition === 'OPEN' && !view.sitting.offRecord && speaker !== undefined;
  return {
    ...state,
    people: held ? people.map((one) => ({ ...one, speaking: one.identity === speaker })) : people,
    lastSpoke: view.floor.holding?.intervention.delegation ?? state.lastSpoke,
    // A caucus has one table, and no other side to wait for.
    arrived: [],
    room: {
      ...state.room,
      title: talkTitle(view),
      delegations: inside === null ? delegations(view).map(({ id, name, zone }) => ({ id, name, zone })) : [],
    },
  };
}

function confers(view: TalkView, seat: string): boolean {
  return view.caucuses.some((one) => one.inside.includes(seat));
}

function place({ seat }: Attendee, state: SessionState, me: string, name: string): Person {
  const person = state.people.find((one) => one.identity === seat.id);
  return {
    joinedAtMillis: 0,
    quality: 'unknown',
    speaking: false,
    microphone: false,
    camera: null,
    screen: null,
    ...person,
    identity: seat.id,
    name,
    named: true,
    seat: '',
    role: roomRole(seat.role),
    // Who presides sits at the head of the table and with no side.
    delegation: presides(seat.role) ? '' : (seat.delegation ?? ''),
    local: seat.id === me,
  };
}
