import { mayPass } from './problems';
import type { Reply, SeatApi } from './seatapi';
import type { SeatAnswer } from './view';

/** What became of the attempt to open a seat. `spent`: the secret of the link has done what it can. */
export interface Opening {
  readonly reply: Reply<SeatAnswer>;
  readonly spent: boolean;
}

/**
 * Opens a seat by the secret of its link; without one, or with one that opens nothing, by the session that this browser
 * has already. The secretariat of the node needs no link for a secretary's seat.
 */
export async function openSeat(api: SeatApi, secret: string): Promise<Opening> {
  if (secret !== '') {
    const reply = await api.open(secret);
    if (reply.ok) return { reply, spent: true };
    if (mayPass(reply.failure)) return { reply, spent: false };
    const known = await api.look();
    return { reply: known.ok ? known : reply, spent: true };
  }
  const known = await api.look();
  if (known.ok || known.failure.status !== 401) return { reply: known, spent: true };
  const secretary = await api.open('');
  return { reply: secretary.ok ? secretary : known, spent: true };
}
