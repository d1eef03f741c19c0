import { createContext, type ReactNode, useContext } from 'react';
import type { Shell } from '../../core/actions';
import type { DeviceKind } from '../../core/failures';
import type { Session } from '../../core/session';
import type { SessionState } from '../../core/state';
import { useStore } from './useStore';

/** What the features of one seat in a room share. */
export interface Seat {
  readonly session: Session;
  /** The devices that this seat may use; an observer's has none. */
  readonly devices: readonly DeviceKind[];
  readonly shell: Shell;
  readonly keys: KeyPreference;
}

/** Whether keys without a modifier act; a person can turn them off (WCAG 2.2, 2.1.4). */
export interface KeyPreference {
  readonly letters: boolean;
  setLetters(on: boolean): void;
}

const SeatContext = createContext<Seat | null>(null);

export function SeatProvider({ seat, children }: { seat: Seat; children: ReactNode }) {
  return <SeatContext.Provider value={seat}>{children}</SeatContext.Provider>;
}

export function useSeat(): Seat {
  const seat = useContext(SeatContext);
  if (seat === null) throw new Error('outside of a seat');
  return seat;
}

export function useSessionState(): SessionState {
  return useStore(useSeat().session.store);
}
