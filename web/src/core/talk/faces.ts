/** Minutes and seconds as `04:10`, from an hour on with hours as `1:04:10`; the sign is left to words. */
export function timeFace(millis: number): string {
  const seconds = Math.floor(Math.abs(millis) / 1000);
  const two = (value: number) => `${value}`.padStart(2, '0');
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds < 3600 ? rest : `${Math.floor(seconds / 3600)}:${rest}`;
}

/** What is used of an allotted time, from 0 on; null when nothing is allotted. */
export function usedShare(usedMillis: number, allottedMillis: number): number | null {
  return allottedMillis === 0 ? null : usedMillis / allottedMillis;
}
