// Adds up JUnit XML reports and prints the plain closing line of the test run.
// Usage: node scripts/count-tests.mjs REPORT_OR_FOLDER...   Exit code 1 when a test failed, was skipped, or none ran.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every .xml file at or below the given path. */
function reports(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return path.endsWith('.xml') ? [path] : [];
  return readdirSync(path).flatMap((name) => reports(join(path, name)));
}

/** Counts the test cases of one report: each <testcase> ends at once or holds what became of it. */
function count(xml) {
  const totals = { passed: 0, failed: 0, skipped: 0, names: [] };
  for (const match of xml.matchAll(/<testcase\b([^>]*?)(\/>|>([\s\S]*?)<\/testcase>)/g)) {
    const [, attributes, , body = ''] = match;
    const name = /\bname="([^"]*)"/.exec(attributes)?.[1] ?? '?';
    const group = /\bclassname="([^"]*)"/.exec(attributes)?.[1] ?? '';
    if (/<(failure|error)\b/.test(body)) {
      totals.failed++;
      totals.names.push(`failed: ${group} ${name}`);
    } else if (/<skipped\b/.test(body)) {
      totals.skipped++;
      totals.names.push(`skipped: ${group} ${name}`);
    } else {
      totals.passed++;
    }
  }
  return totals;
}

const sum = { passed: 0, failed: 0, skipped: 0 };
for (const file of process.argv.slice(2).flatMap(reports)) {
  const one = count(readFileSync(file, 'utf8'));
  sum.passed += one.passed;
  sum.failed += one.failed;
  sum.skipped += one.skipped;
  for (const name of one.names) console.log(name);
}
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exit(sum.failed > 0 || sum.skipped > 0 || sum.passed === 0 ? 1 : 0);
