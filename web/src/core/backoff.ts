/** First and longest pause between attempts to join anew. */
export const REJOIN_FIRST_MILLIS = 1_000;
export const REJOIN_LONGEST_MILLIS = 10_000;

/** Pause before the given attempt (from 1): doubles from one second up to ten. */
export function rejoinDelayMillis(attempt: number): number {
  return Math.min(REJOIN_LONGEST_MILLIS, REJOIN_FIRST_MILLIS * 2 ** Math.min(10, Math.max(0, attempt - 1)));
}
