import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { serverMillis } from '../../core/talk/selectors';
import type { TalkSession } from '../../core/talk/session';
import type { TalkView } from '../../core/talk/view';
import { useStore } from './useStore';

const TalkContext = createContext<TalkSession | null>(null);

export function TalkProvider({ talk, children }: { talk: TalkSession; children: ReactNode }) {
  return <TalkContext.Provider value={talk}>{children}</TalkContext.Provider>;
}

/** The talk of this room; null in a room that belongs to no talk. */
export function useTalkIfAny(): TalkSession | null {
  return useContext(TalkContext);
}

/** The talk of this page; only below a {@link TalkProvider}. */
export function useTalk(): TalkSession {
  const talk = useContext(TalkContext);
  if (talk === null) throw new Error('outside of a talk');
  return talk;
}

/** What this seat knows of its talk now. */
export function useTalkView(): TalkView {
  return useStore(useTalk().store);
}

/** The server's time, second by second: what selectors with a time are given. */
export function useServerMillis(): number {
  const talk = useTalk();
  const [nowMillis, setNowMillis] = useState(() => serverMillis(talk.view(), Date.now()));
  useEffect(() => {
    const timer = setInterval(() => setNowMillis(serverMillis(talk.view(), Date.now())), 1000);
    return () => clearInterval(timer);
  }, [talk]);
  // A line may have come since the last second: no clock of it may seem to go back.
  return Math.max(nowMillis, talk.view().atMillis);
}
