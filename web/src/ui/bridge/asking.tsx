import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { TalkAction } from '../../core/talk/actions';

/** The action that waits for an answer; one at a time. */
interface Asking {
  readonly asked: TalkAction | null;
  ask(action: TalkAction | null): void;
}

const AskingContext = createContext<Asking>({ asked: null, ask: () => undefined });

export function AskingProvider({ children }: { children: ReactNode }) {
  const [asked, ask] = useState<TalkAction | null>(null);
  const asking = useMemo(() => ({ asked, ask }), [asked]);
  return <AskingContext.Provider value={asking}>{children}</AskingContext.Provider>;
}

export function useAsking(): Asking {
  return useContext(AskingContext);
}
