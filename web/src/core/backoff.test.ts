import { expect, test } from 'vitest';
import { REJOIN_LONGEST_MILLIS, rejoinDelayMillis } from './backoff';

test('pauses double from one second and stay at ten', () => {
  expect([1, 2, 3, 4, 5, 6].map(rejoinDelayMillis)).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
});

test('no number of attempts, however odd, makes a pause that is not one', () => {
  for (const attempt of [-1, 0, 1e3, 1e9]) {
    expect(rejoinDelayMillis(attempt)).toBeGreaterThanOrEqual(1_000);
    expect(rejoinDelayMillis(attempt)).toBeLessThanOrEqual(REJOIN_LONGEST_MILLIS);
  }
});
