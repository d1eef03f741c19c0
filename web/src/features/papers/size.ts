import type { IntlShape } from 'react-intl';

const KILOBYTE_BYTES = 1000;
const MEGABYTE_BYTES = 1000 * KILOBYTE_BYTES;

/** The size of a paper as people say it. */
export function sizeText(intl: IntlShape, sizeBytes: number): string {
  const [value, unit] =
    sizeBytes >= MEGABYTE_BYTES
      ? ([sizeBytes / MEGABYTE_BYTES, 'megabyte'] as const)
      : ([Math.max(1, sizeBytes / KILOBYTE_BYTES), 'kilobyte'] as const);
  return intl.formatNumber(value, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 });
}
