import { useEffect, useMemo, useState } from 'react';
import { systemClock } from '../core/clock';
import type { DeviceKind } from '../core/failures';
import { LiveKitPort } from '../core/livekit';
import { browserHash } from '../core/talk/chain';
import { type Opening, openSeat } from '../core/talk/opening';
import { webSocketPort } from '../core/talk/port';
import { problemOfEnd, problemOfFailure } from '../core/talk/problems';
import { httpSeatApi, type SeatApi, seatPath } from '../core/talk/seatapi';
import { talkTitle } from '../core/talk/selectors';
import { TalkSession } from '../core/talk/session';
import { Stay } from '../core/talk/stay';
import { isOutsider } from '../core/talk/terms';
import type { SeatAnswer } from '../core/talk/view';
import { seatPage } from '../core/talk/whereabouts';
import { SeatProblemPage, TalkOverPage } from '../features/ended/SeatEndedPage';
import { DoorPage } from '../features/join/DoorPage';
import { WaitingPage } from '../features/join/WaitingPage';
import { SeatProvider } from '../ui/bridge/session';
import { TalkProvider } from '../ui/bridge/talk';
import { useText, useWorded } from '../ui/bridge/text';
import { useStore } from '../ui/bridge/useStore';
import { Heading } from '../ui/Page';
import { exposeDiagnostics } from './diagnostics';
import { newId } from './ids';
import { PaperPage } from './PaperPage';
import { RoomPage } from './RoomPage';
import { serverUrl, singlePeerConnection } from './server';
import { useLetterKeys } from './useLetterKeys';
import { useTheme } from './useTheme';

const BOTH: readonly DeviceKind[] = ['microphone', 'camera'];
const NONE: readonly DeviceKind[] = [];

/** A seat of a talk: opened by its link or by the session of this browser, then everything from the door on. */
export function SeatRoute({ talk, seat }: { talk: string; seat: string }) {
  const api = useMemo(() => httpSeatApi(talk, seat, (path, init) => fetch(path, init)), [talk, seat]);
  const { opening, again } = useOpening(api);
  if (opening === null) return <OpeningPage />;
  if (!opening.reply.ok) return <Unopened problem={problemOfFailure(opening.reply.failure)} onAgain={again} />;
  return <Seated key={opening.reply.value.nowMillis} api={api} answer={opening.reply.value} onAgain={again} />;
}

/** Opens the seat, and takes the secret out of the address as soon as it is not needed any more. */
function useOpening(api: SeatApi): { opening: Opening | null; again: () => void } {
  const [opening, setOpening] = useState<Opening | null>(null);
  const [attempt, setAttempt] = useState(0);
  const again = () => setAttempt((before) => before + 1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt opens anew
  useEffect(() => {
    let current = true;
    setOpening(null);
    void openSeat(api, location.hash.slice(1)).then((result) => {
      if (!current) return;
      if (result.spent) history.replaceState(null, '', location.pathname + location.search);
      setOpening(result);
    });
    return () => {
      current = false;
    };
  }, [api, attempt]);
  useEffect(() => {
    // Another link of the same seat, opened in the same window.
    const opened = () => location.hash !== '' && setAttempt((before) => before + 1);
    window.addEventListener('hashchange', opened);
    return () => window.removeEventListener('hashchange', opened);
  }, []);
  return { opening, again };
}

function OpeningPage() {
  const text = useText();
  useTheme('light');
  return (
    <PaperPage>
      <Heading title={text('seat.opening')} />
    </PaperPage>
  );
}

function Unopened({ problem, onAgain }: { problem: ReturnType<typeof problemOfFailure>; onAgain: () => void }) {
  const text = useText();
  useTheme('light');
  useEffect(() => {
    document.title = text('product.name');
  }, [text]);
  return (
    <PaperPage>
      <SeatProblemPage problem={problem} title={text('page.join-title')} onAgain={onAgain} />
    </PaperPage>
  );
}

interface SeatedProps {
  api: SeatApi;
  answer: SeatAnswer;
  onAgain: () => void;
}

/** Everything of a seat that is open. */
function Seated({ api, answer, onAgain }: SeatedProps) {
  const text = useText();
  const worded = useWorded();
  const stay = useStay(api, answer);
  const view = useStore(stay.talk.store);
  const page = seatPage(view, useStore(stay.store));
  const { toggle } = useTheme(page === 'room' ? 'dark' : 'light');
  const keys = useLetterKeys();
  const title = worded(talkTitle(view));
  useEffect(() => {
    document.title = text('page.title', { talks: title });
  }, [text, title]);
  const devices = isOutsider(answer.seat.role) ? NONE : BOTH;
  const seat = { session: stay.session, devices, shell: { toggleTheme: toggle }, keys };
  return (
    <TalkProvider talk={stay.talk}>
      <SeatProvider seat={seat}>
        {page === 'room' ? (
          <RoomPage />
        ) : (
          <PaperPage>
            {page === 'opening' && <Heading title={text('seat.opening')} />}
            {page === 'door' && <DoorPage stay={stay} />}
            {page === 'waiting' && <WaitingPage stay={stay} />}
            {page === 'over' && <TalkOverPage />}
            {view.link.kind === 'ended' && (
              <SeatProblemPage problem={problemOfEnd(view.link)} title={title} onAgain={onAgain} />
            )}
          </PaperPage>
        )}
      </SeatProvider>
    </TalkProvider>
  );
}

function useStay(api: SeatApi, answer: SeatAnswer): Stay {
  const stay = useMemo(() => openStay(api, answer), [api, answer]);
  useEffect(() => {
    stay.start();
    const back = () => {
      if (document.visibilityState === 'visible') stay.talk.retry();
    };
    window.addEventListener('online', back);
    document.addEventListener('visibilitychange', back);
    return () => {
      window.removeEventListener('online', back);
      document.removeEventListener('visibilitychange', back);
      stay.stop();
    };
  }, [stay]);
  return stay;
}

function openStay(api: SeatApi, answer: SeatAnswer): Stay {
  const port = webSocketPort(`${serverUrl()}${seatPath(answer.talk, answer.seat.id)}/socket`);
  const talk = new TalkSession({ port, api, clock: systemClock, newId, hash: browserHash() }, answer);
  const media = new LiveKitPort(serverUrl(), singlePeerConnection());
  const screenPossible = typeof navigator.mediaDevices?.getDisplayMedia === 'function';
  const stay = new Stay({ talk, api, media, clock: systemClock, screenPossible });
  exposeDiagnostics(media.room, stay.session.store, talk.store);
  return stay;
}
