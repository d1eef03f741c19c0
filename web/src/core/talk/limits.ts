import { HOUR_MILLIS } from '../clock';

/** How much of everything one talk may have: the server's limits, for forms that say so before they are sent. */
export const LIMITS = {
  delegations: 8,
  seats: 200,
  items: 60,
  documentsPerItem: 50,
  speakers: 40,
  motions: 8,
  repliesPerItem: 2,
  repliable: 40,
  guests: 20,
  languages: 8,
  titleChars: 300,
  textChars: 4_000,
  shortestSpeechMillis: 30_000,
  longestMillis: 24 * HOUR_MILLIS,
  documentBytes: 2 ** 30,
} as const;
