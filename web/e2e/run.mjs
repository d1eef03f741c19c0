// Runs the suite, or the named files: `npm test`, `npm test -- calls admin`.
// One file at a time: two cores must encode and decode every picture.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { measurementsFile } from './lib/measurements.mjs';
import { emptySheet } from './lib/sheet.mjs';

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const flags = process.argv.slice(2).filter((word) => word.startsWith('-'));
const files = readdirSync(new URL('tests/', import.meta.url))
  .filter((file) => file.endsWith('.test.mjs'))
  .filter((file) => wanted.length === 0 || wanted.some((word) => file.startsWith(word)))
  .map((file) => `tests/${file}`);
if (files.length === 0) {
  console.error(`no test file starts with ${wanted.join(' or ')}`);
  process.exit(2);
}
mkdirSync(new URL('target/', import.meta.url), { recursive: true });
rmSync(measurementsFile, { force: true });
if (files.some((file) => file.startsWith('tests/app') || file.startsWith('tests/pages'))) emptySheet();
const { status } = spawnSync(
  process.execPath,
  [
    '--test',
    '--test-concurrency=1',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=junit',
    '--test-reporter-destination=target/e2e.xml',
    ...flags,
    ...files,
  ],
  { cwd: new URL('.', import.meta.url), stdio: 'inherit' },
);
process.exit(status ?? 1);
