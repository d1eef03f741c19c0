import type { Invitation } from './invitation';
import { type RoomInfo, saysSomething } from './roominfo';

/** How a session gets into its room, and what is known of the talks besides what the room says. */
export interface Entrance {
  /** A ticket into the room, asked for before each connection; rejects with `EntryFailure`. */
  ticket(): Promise<string>;
  /**
   * True when somebody else decides which room this is. Being removed from one is then the way into the next one and
   * never the end, and no refusal is final: the next ticket may be for another room.
   */
  readonly steered: boolean;
  /** What to show of the talks, given what the room says. */
  talks(room: RoomInfo | null): RoomInfo;
}

/** The way in with a link of LiveKit: always the same ticket, for one room. */
export function byInvitation(invitation: Invitation): Entrance {
  return {
    ticket: async () => invitation.token,
    steered: false,
    talks: (room) => (room !== null && saysSomething(room) ? room : invitation.talks),
  };
}
