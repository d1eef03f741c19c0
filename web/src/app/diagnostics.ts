import type { Room } from 'livekit-client';
import type { SessionEvent, SessionState } from '../core/state';
import type { Store } from '../core/store';
import type { TalkChange } from '../core/talk/reduce';
import type { TalkView } from '../core/talk/view';

/** A handle for technicians and for the end-to-end tests: `window.hiwar` in the browser's console. */
export interface Diagnostics {
  readonly room: Room;
  readonly store: Store<SessionState, SessionEvent>;
  /** The talk, in a room that belongs to one. */
  readonly talk: Store<TalkView, TalkChange> | null;
}

declare global {
  interface Window {
    hiwar?: Diagnostics;
  }
}

export function exposeDiagnostics(
  room: Room,
  store: Store<SessionState, SessionEvent>,
  talk: Store<TalkView, TalkChange> | null = null,
): void {
  window.hiwar = { room, store, talk };
}
