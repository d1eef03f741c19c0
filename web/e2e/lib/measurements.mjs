// Measured numbers, one JSON object per line, so that two servers can be compared run by run.
import { appendFileSync, mkdirSync } from 'node:fs';

export const measurementsFile = new URL('../target/measurements.jsonl', import.meta.url);

export function recordMeasurement(test, what, numbers) {
  mkdirSync(new URL('../target/', import.meta.url), { recursive: true });
  appendFileSync(measurementsFile, `${JSON.stringify({ test, what, ...numbers })}\n`);
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
