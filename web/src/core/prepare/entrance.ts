import type { Refused } from '../refusal';
import { createStore, type Store } from '../store';
import { refusedBy, type Secretariat } from './client';

/** Whether this browser is the secretariat's. */
export type Entered =
  | { readonly kind: 'entering' }
  | { readonly kind: 'inside' }
  /** There is no session; `used` when a link was tried and did not open one. */
  | { readonly kind: 'outside'; readonly used: boolean }
  | { readonly kind: 'failed'; readonly refused: Refused };

/** The way in: by a session that this browser has, or by the one-time link. */
export class Entrance {
  readonly store: Store<Entered, Entered> = createStore<Entered, Entered>({ kind: 'entering' }, (_, next) => next);

  constructor(
    private readonly desk: Pick<Secretariat, 'enter' | 'look' | 'leave'>,
    /** Of the link; empty when there is none. */
    private secret: string,
  ) {}

  /** Comes in, as far as that is possible. The secret is used up by the first answer to it. */
  async enter(): Promise<void> {
    this.store.dispatch({ kind: 'entering' });
    const { secret } = this;
    if (secret !== '') {
      const reply = await this.desk.enter(secret);
      if (!reply.ok && reply.failure.status !== 401) return this.fail(refusedBy(reply.failure));
      this.secret = '';
      if (reply.ok) return this.store.dispatch({ kind: 'inside' });
    }
    // A link that was used before may have been used by this very browser.
    const reply = await this.desk.look();
    if (reply.ok) this.store.dispatch({ kind: 'inside' });
    else if (reply.failure.status === 401) this.store.dispatch({ kind: 'outside', used: secret !== '' });
    else this.fail(refusedBy(reply.failure));
  }

  async leave(): Promise<void> {
    await this.desk.leave();
    this.store.dispatch({ kind: 'outside', used: false });
  }

  private fail(refused: Refused): void {
    this.store.dispatch({ kind: 'failed', refused });
  }
}
