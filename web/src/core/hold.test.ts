import { expect, test } from 'vitest';
import { SPEAKING_HOLD_MILLIS, SpeakingHold } from './hold';

test('a mark is on at once, outlives a pause and ends after it', () => {
  const hold = new SpeakingHold();
  expect(hold.deadlineMillis()).toBeNull();
  expect([...hold.update(['a'], 100)]).toEqual(['a']);
  expect(hold.deadlineMillis()).toBe(100 + SPEAKING_HOLD_MILLIS);
  expect([...hold.update([], 100 + SPEAKING_HOLD_MILLIS - 1)]).toEqual(['a']);
  expect([...hold.update([], 100 + SPEAKING_HOLD_MILLIS)]).toEqual([]);
  expect(hold.deadlineMillis()).toBeNull();
});

test('being heard again extends only one’s own mark', () => {
  const hold = new SpeakingHold();
  hold.update(['a', 'b'], 0);
  hold.update(['b'], 1_000);
  expect(hold.deadlineMillis()).toBe(SPEAKING_HOLD_MILLIS);
  expect([...hold.update([], SPEAKING_HOLD_MILLIS)]).toEqual(['b']);
});
