import type { MessageKey } from './words';

/** Everything that can go wrong for a person. Each has three texts: what happened, what still works, what to do. */
export const PROBLEMS = [
  'link-missing',
  'link-broken',
  'link-expired',
  'link-early',
  'link-refused',
  'room-absent',
  'server-gone',
  'server-busy',
  'media-blocked',
  'browser-old',
  'page-failed',
  'camera-absent',
  'camera-denied',
  'camera-busy',
  'microphone-absent',
  'microphone-denied',
  'microphone-busy',
  'microphone-muted',
  'microphone-moved',
  'devices-absent',
  'devices-denied',
  'devices-insecure',
  'publish-failed',
  'screen-failed',
  'chat-failed',
  'sound-blocked',
  'duplicate-identity',
  'removed',
  'room-closed',
  'seat-link-wrong',
  'seat-no-session',
  'seat-revoked',
  'seat-sitting-over',
  'seat-unaccredited',
  'seat-elsewhere',
  'talk-absent',
  'too-many-attempts',
  'page-outdated',
  'page-misread',
] as const;

export type ProblemId = (typeof PROBLEMS)[number];

/** The three parts of every message to a person. */
export interface ThreeParts {
  readonly what: MessageKey;
  readonly works: MessageKey;
  readonly todo: MessageKey;
}

export function threeParts(id: ProblemId): ThreeParts {
  return { what: `problem.${id}.what`, works: `problem.${id}.works`, todo: `problem.${id}.todo` };
}
