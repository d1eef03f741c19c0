import { useEffect } from 'react';

/** Keeps the screen from going dark while somebody listens for an hour without touching anything. */
export function useWakeful(): void {
  useEffect(() => {
    let held: WakeLockSentinel | null = null;
    let over = false;
    const hold = async () => {
      // A browser may refuse, for example to save its battery; then the screen goes dark as it always does.
      const lock = await navigator.wakeLock?.request('screen').catch(() => null);
      if (over) void lock?.release();
      else held = lock ?? null;
    };
    // The browser takes the lock back whenever the page is hidden.
    const shown = () => document.visibilityState === 'visible' && void hold();
    void hold();
    document.addEventListener('visibilitychange', shown);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', shown);
      void held?.release();
    };
  }, []);
}
