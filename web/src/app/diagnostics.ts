import type { Room } from 'livekit-client';
import type { SessionEvent, SessionState } from '../core/state';
import type { Store } from '../core/store';

/** A handle for technicians and for the end-to-end tests: `window.hiwar` in the browser's console. */
export interface Diagnostics {
  readonly room: Room;
  readonly store: Store<SessionState, SessionEvent>;
}

declare global {
  interface Window {
    hiwar?: Diagnostics;
  }
}

export function exposeDiagnostics(room: Room, store: Store<SessionState, SessionEvent>): void {
  window.hiwar = { room, store };
}
