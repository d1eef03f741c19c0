import { expect, test } from 'vitest';
import { meterShare } from './level';

const tone = (amplitude: number) =>
  Float32Array.from({ length: 1024 }, (_, i) => amplitude * Math.sin((2 * Math.PI * i) / 64));

test.each([
  ['nothing', new Float32Array(0), 0],
  ['silence', new Float32Array(1024), 0],
  ['noise below −60 dBFS', tone(0.0005), 0],
  ['full scale', new Float32Array(1024).fill(1), 1],
  ['more than full scale', new Float32Array(1024).fill(4), 1],
])('%s fills %d of the meter', (_what, samples, share) => expect(meterShare(samples)).toBe(share));

test('a voice at −20 dBFS fills two thirds', () => {
  expect(meterShare(tone(0.1 * Math.SQRT2))).toBeCloseTo(2 / 3, 3);
});
