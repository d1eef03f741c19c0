import { useEffect, useMemo } from 'react';
import { systemClock } from '../core/clock';
import { byInvitation } from '../core/entrance';
import type { Invitation } from '../core/invitation';
import { LiveKitPort } from '../core/livekit';
import { talksTitle } from '../core/selectors';
import { Session } from '../core/session';
import { EndedPage } from '../features/ended/EndedPage';
import { JoinPage } from '../features/join/JoinPage';
import { type Seat, SeatProvider } from '../ui/bridge/session';
import { useLanguage, useText } from '../ui/bridge/text';
import { useStore } from '../ui/bridge/useStore';
import { exposeDiagnostics } from './diagnostics';
import { PaperPage } from './PaperPage';
import { RoomPage } from './RoomPage';
import { serverUrl, singlePeerConnection } from './server';
import { useLetterKeys } from './useLetterKeys';
import { useTheme } from './useTheme';

/** Everything behind a readable invitation: join page, room, the page after; one session for all of them. */
export function Invited({ invitation }: { invitation: Invitation }) {
  const text = useText();
  const session = useMemo(() => openSession(invitation), [invitation]);
  const state = useStore(session.store);
  const seat = useSeatOf(session, invitation, state.phase.kind);
  const title = talksTitle(state.room, useLanguage().language);
  useEffect(() => {
    document.title = text('page.title', { talks: title });
  }, [text, title]);
  // Another link in the same window takes the place of this one.
  useEffect(() => () => void session.leave(), [session]);
  return (
    <SeatProvider seat={seat}>
      {state.phase.kind === 'outside' || state.phase.kind === 'entering' ? (
        <PaperPage>
          <JoinPage invitation={invitation} />
        </PaperPage>
      ) : state.phase.kind === 'ended' ? (
        <PaperPage>
          <EndedPage cause={state.phase.cause} title={title} />
        </PaperPage>
      ) : (
        <RoomPage />
      )}
    </SeatProvider>
  );
}

function useSeatOf(session: Session, invitation: Invitation, phase: string): Seat {
  const inRoom = phase === 'inside' || phase === 'resuming' || phase === 'rejoining';
  const { toggle } = useTheme(inRoom ? 'dark' : 'light');
  const keys = useLetterKeys();
  return { session, devices: invitation.devices, shell: { toggleTheme: toggle }, keys };
}

function openSession(invitation: Invitation): Session {
  const port = new LiveKitPort(serverUrl(), singlePeerConnection());
  const screenPossible = typeof navigator.mediaDevices?.getDisplayMedia === 'function';
  const session = new Session(port, byInvitation(invitation), systemClock, screenPossible);
  exposeDiagnostics(port.room, session.store);
  return session;
}
