import type { ProblemId } from '../problem';
import type { Refusal } from './frames';
import type { Failure } from './seatapi';
import type { Link } from './view';

const BY_REASON: Readonly<Record<string, ProblemId>> = {
  'request.bad-secret': 'seat-link-wrong',
  'request.no-session': 'seat-no-session',
  'request.invitation-revoked': 'seat-revoked',
  'request.invitation-over': 'seat-sitting-over',
  'refusal.not-accredited': 'seat-unaccredited',
  'refusal.no-talk': 'talk-absent',
};

const BY_STATUS: Readonly<Record<number, ProblemId>> = {
  0: 'server-gone',
  401: 'seat-no-session',
  403: 'seat-revoked',
  404: 'talk-absent',
  429: 'too-many-attempts',
};

/** Why a seat could not be opened, in the product's words. */
export function problemOfFailure({ status, refusal }: Failure): ProblemId {
  return byReason(refusal) ?? BY_STATUS[status] ?? 'server-busy';
}

/** Why this page does not follow its talk any more. */
export function problemOfEnd({ cause, refusal }: Extract<Link, { kind: 'ended' }>): ProblemId {
  switch (cause) {
    case 'barred':
      return byReason(refusal) ?? 'seat-revoked';
    case 'replaced':
      return 'seat-elsewhere';
    case 'outdated':
      return 'page-outdated';
    case 'misbehaved':
      return 'page-misread';
    default:
      return 'seat-no-session';
  }
}

/** True for what may pass by itself: then the secret of the link is still needed. */
export function mayPass({ status }: Failure): boolean {
  return status === 0 || status === 429 || status >= 500;
}

function byReason(refusal: Refusal | null): ProblemId | undefined {
  return refusal === null ? undefined : BY_REASON[refusal.reason];
}
