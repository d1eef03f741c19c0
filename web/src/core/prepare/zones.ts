import type { Day } from '../talk/terms';

/** The zones that this browser knows, by their IANA names. */
export function zones(): readonly string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes('UTC') ? known : [...known, 'UTC'];
}

/** Asked for every draft after every letter, so the usual answer is looked up. */
const LISTED: ReadonlySet<string> = new Set(zones());

export function isZone(zone: string): boolean {
  if (LISTED.has(zone)) return true;
  try {
    return zone !== '' && /^[A-Za-z]/.test(zone) && new Intl.DateTimeFormat('en', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}

/** The zone of this browser. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** True for a day that was or will be, in the years 1 to 9999 of the Gregorian calendar. */
export function dayExists({ year, month, day }: Day): boolean {
  if (year < 1 || year > 9999) return false;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** A day as `2001-07-16`, for fields and sorting. */
export function isoDay({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
