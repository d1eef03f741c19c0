export const MINUTE_MILLIS = 60_000;
export const HOUR_MILLIS = 60 * MINUTE_MILLIS;

/** Time as the core sees it, so that tests run in virtual time. */
export interface Clock {
  nowMillis(): number;
  /** Runs the task once after the delay; the result cancels it. */
  after(delayMillis: number, task: () => void): () => void;
}

export const systemClock: Clock = {
  nowMillis: () => Date.now(),
  after(delayMillis, task) {
    const timer = setTimeout(task, delayMillis);
    return () => clearTimeout(timer);
  },
};
