import { rejoinDelayMillis } from '../backoff';
import type { Clock } from '../clock';
import { createStore, type Store } from '../store';
import { ChainCheck, type Hash, lineText } from './chain';
import type { Command } from './command';
import { type Line, PROTOCOL, type Refusal, readFrame, type TalkFrame, type TalkRequest, type You } from './frames';
import { ClockOffset } from './offset';
import { CLOSE, type TalkPort, type TalkSignal, type TalkSocket } from './port';
import { reduceTalk, type TalkChange } from './reduce';
import { NO_ANSWER, NOT_CONNECTED } from './rights';
import type { SeatApi } from './seatapi';
import type { CommandId, LogName } from './terms';
import { emptyView, type SeatAnswer, type TalkEnd, type TalkView } from './view';

/** How often the server is asked for the time, which also shows that it is still there. */
export const PING_EVERY_MILLIS = 5_000;
/** A server that has not said a word so long after it was asked for one is taken for gone. */
export const SILENCE_MILLIS = 6_000;
/** The same when there is reason to doubt that the connection still lives: a device that slept, another network. */
export const DOUBT_MILLIS = 3_000;
/** A connection that does not open, or falls silent in the middle of what is to be read, is given up after this. */
export const OPENING_MILLIS = 10_000;
/** The longest pause between attempts: a talk waits for the slowest of its clients after a restart. */
export const RETRY_LONGEST_MILLIS = 4_000;
/** A command without an answer for so long, over all reconnections, is given up: nobody expects it any more. */
export const ANSWER_LIMIT_MILLIS = 30_000;
/** Times that lines may be missing, without one whole catch-up in between, before this client gives up. */
export const GAP_LIMIT = 3;
/** Lines that are shown together while catching up: a long log must not be drawn line by line. */
const BATCH_LINES = 500;

/** What became of a command. */
export type Outcome = { readonly done: true } | { readonly done: false; readonly refusal: Refusal };

/** What a session of a talk needs of its surroundings. */
export interface TalkParts {
  readonly port: TalkPort;
  readonly api: SeatApi;
  readonly clock: Clock;
  /** A new name for a command, never used before. */
  readonly newId: () => CommandId;
  /** Null where the browser cannot hash: then the record is not checked here. */
  readonly hash: Hash | null;
}

interface Waiting {
  readonly resolve: (outcome: Outcome) => void;
  readonly cancel: () => void;
}

const NOTHING = () => undefined;

/**
 * One seat's connection to its talk: follows the logs that the seat may read, gives commands, and connects again until
 * it is told to stop or the server wants it no more. Runs on the page's thread.
 */
export class TalkSession {
  readonly store: Store<TalkView, TalkChange>;
  private readonly chain: ChainCheck | null;
  private readonly offset: ClockOffset;
  private readonly waiting = new Map<CommandId, Waiting>();
  private readonly last = new Map<LogName, number>();
  private socket: TalkSocket | null = null;
  /** Counts connections, so that the last words of an old one are not taken for the new one's. */
  private connection = 0;
  private opened = false;
  private attempt = 0;
  private gaps = 0;
  private batch: Line[] = [];
  private asked = { number: 0, atMillis: 0 };
  /** When the server has to have said something, on this device's clock. */
  private wordByMillis = Number.POSITIVE_INFINITY;
  private cancelSilence: () => void = NOTHING;
  private cancelPing: () => void = NOTHING;
  private cancelRetry: () => void = NOTHING;

  constructor(
    private readonly parts: TalkParts,
    answer: SeatAnswer,
  ) {
    const view = emptyView(answer, parts.clock.nowMillis());
    this.store = createStore(view, reduceTalk);
    this.offset = new ClockOffset(view.offsetMillis);
    const onBroken = (log: LogName, sequence: number) => this.change({ type: 'chain-broken', log, sequence });
    this.chain = parts.hash === null ? null : new ChainCheck(parts.hash, onBroken);
  }

  /** What this seat knows now. */
  view(): TalkView {
    return this.store.state();
  }

  /** Connects, and stays connected. */
  start(): void {
    if (this.connection === 0) this.connect();
  }

  /** Ends the connection for good. The seat stays present for a while: give `Leave` first to leave the talk. */
  stop(): void {
    this.end('closed');
  }

  /**
   * Connects now instead of after the pause, or makes sure that a connection that seems to live does: for when the
   * device has woken up or is in a network again.
   */
  retry(): void {
    const { kind } = this.view().link;
    if (kind === 'broken') this.connect();
    if (kind === 'live') this.ping(DOUBT_MILLIS);
  }

  /**
   * Gives a command. It is sent again after every interruption, under the same name, until it is answered: it is done
   * once or not at all. A refusal is also left in `view.refused` until {@link putAwayRefusal}.
   */
  give(command: Command): Promise<Outcome> {
    const id = this.parts.newId();
    const { clock } = this.parts;
    return new Promise((resolve) => {
      const giveUp = () => this.answer(id, NO_ANSWER);
      this.waiting.set(id, { resolve, cancel: clock.after(ANSWER_LIMIT_MILLIS, giveUp) });
      this.change({ type: 'given', pending: { id, command, sinceMillis: clock.nowMillis() } });
      const { kind } = this.view().link;
      if (kind === 'live') this.send({ type: 'Give', id, command });
      if (kind === 'ended') this.answer(id, NOT_CONNECTED);
    });
  }

  /** The person has read the last refusal. */
  putAwayRefusal(): void {
    this.change({ type: 'put-away' });
  }

  private connect(): void {
    this.cancelRetry();
    this.heard();
    this.connection += 1;
    const { connection } = this;
    this.opened = false;
    this.expectWord(OPENING_MILLIS);
    this.socket = this.parts.port.open((signal) => {
      if (connection === this.connection) this.take(signal);
    });
  }

  private take(signal: TalkSignal): void {
    switch (signal.type) {
      case 'open':
        this.opened = true;
        this.asked = { number: 0, atMillis: this.parts.clock.nowMillis() };
        this.send({ type: 'Follow', after: Object.fromEntries(this.last) });
        return;
      case 'frame':
        this.heard();
        if (this.view().link.kind !== 'live') this.expectWord(OPENING_MILLIS);
        this.frame(signal.text);
        return;
      case 'closed':
        this.closed(signal.code);
    }
  }

  private frame(text: string): void {
    const frame = readFrame(text);
    switch (frame?.type) {
      case 'Welcome':
        if (frame.protocol !== PROTOCOL) this.end('outdated');
        else this.welcome(frame);
        return;
      case 'You':
        this.you(frame);
        return;
      case 'Line':
        this.line(frame.line, text);
        return;
      case 'CaughtUp':
        this.caughtUp(frame.last);
        return;
      case 'Board':
        this.change({ type: 'board', board: frame.board });
        return;
      case 'Accepted':
        this.answer(frame.id, null);
        return;
      case 'Refused': {
        const { id, reason, remedy, arguments: values } = frame;
        this.answer(id, { reason, remedy, arguments: values });
        return;
      }
      case 'Pong':
        if (frame.number === this.asked.number) this.told(frame.nowMillis);
    }
  }

  private welcome({ nowMillis }: Extract<TalkFrame, { type: 'Welcome' }>): void {
    this.told(nowMillis);
    this.change({ type: 'link', link: { kind: 'catching-up' } });
  }

  private you(you: You): void {
    this.flush();
    this.forget([...this.last.keys()].filter((log) => !you.logs.includes(log)));
    this.change({ type: 'you', you });
  }

  private forget(logs: readonly LogName[]): void {
    for (const log of logs) {
      this.last.delete(log);
      this.chain?.forget(log);
    }
  }

  private line(line: Line, text: string): void {
    const last = this.last.get(line.log) ?? 0;
    if (line.sequence <= last) return;
    if (line.sequence > last + 1) {
      this.missed();
      return;
    }
    this.last.set(line.log, line.sequence);
    const stored = lineText(text);
    if (stored !== null) this.chain?.take(line, stored);
    this.batch.push(line);
    if (this.view().link.kind === 'live' || this.batch.length >= BATCH_LINES) this.flush();
  }

  /** Lines are missing: they are asked for on a new connection, from the last one that is known. */
  private missed(): void {
    this.gaps += 1;
    if (this.gaps >= GAP_LIMIT) this.end('misbehaved');
    else this.drop();
  }

  private caughtUp(last: Readonly<Record<LogName, number>>): void {
    this.flush();
    if ([...this.last].some(([log, mine]) => mine > (last[log] ?? mine))) {
      // The server has less than it once told: it was restored from a copy. What it has now is what counts.
      this.forget([...this.last.keys()]);
      this.change({ type: 'afresh' });
      this.missed();
      return;
    }
    this.heard();
    this.attempt = 0;
    this.gaps = 0;
    // Whoever hears that the talk is live may give commands at once; those are sent by themselves.
    const { pending } = this.view();
    this.change({ type: 'link', link: { kind: 'live' } });
    for (const { id, command } of pending) this.send({ type: 'Give', id, command });
    this.pingLater();
  }

  private flush(): void {
    if (this.batch.length === 0) return;
    const lines = this.batch;
    this.batch = [];
    this.change({ type: 'lines', lines });
  }

  private answer(id: CommandId, refused: Refusal | null): void {
    this.flush();
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    waiting?.cancel();
    this.change({ type: 'answered', id, refusal: refused });
    waiting?.resolve(refused === null ? { done: true } : { done: false, refusal: refused });
  }

  private pingLater(): void {
    this.cancelPing();
    this.cancelPing = this.parts.clock.after(PING_EVERY_MILLIS, () => this.ping(SILENCE_MILLIS));
  }

  private ping(limitMillis: number): void {
    this.asked = { number: this.asked.number + 1, atMillis: this.parts.clock.nowMillis() };
    this.send({ type: 'Ping', number: this.asked.number });
    this.expectWord(limitMillis);
    this.pingLater();
  }

  private told(serverMillis: number): void {
    const offsetMillis = this.offset.sample(this.asked.atMillis, this.parts.clock.nowMillis(), serverMillis);
    this.change({ type: 'clock', offsetMillis });
  }

  /** Only after a question: a page in the background asks late, and would take its own silence for the server's. */
  private expectWord(limitMillis: number): void {
    const byMillis = this.parts.clock.nowMillis() + limitMillis;
    if (byMillis >= this.wordByMillis) return;
    this.cancelSilence();
    this.wordByMillis = byMillis;
    this.cancelSilence = this.parts.clock.after(limitMillis, () => this.drop());
  }

  private heard(): void {
    this.cancelSilence();
    this.wordByMillis = Number.POSITIVE_INFINITY;
  }

  /** Gives the connection up from this side, without waiting for the network to agree. */
  private drop(): void {
    this.connection += 1;
    this.socket?.close();
    this.interrupted();
  }

  private closed(code: number): void {
    switch (code) {
      case CLOSE.barred:
        this.end('barred');
        void this.askWhy();
        return;
      case CLOSE.replaced:
        this.end('replaced');
        return;
      case CLOSE.misbehaved:
        this.end('misbehaved');
        return;
      default:
        this.interrupted();
    }
  }

  private interrupted(): void {
    this.quiet();
    this.flush();
    this.attempt += 1;
    const { link } = this.view();
    const { clock } = this.parts;
    const sinceMillis = link.kind === 'broken' ? link.sinceMillis : clock.nowMillis();
    this.change({ type: 'link', link: { kind: 'broken', attempt: this.attempt, sinceMillis } });
    const pauseMillis = Math.min(RETRY_LONGEST_MILLIS, rejoinDelayMillis(this.attempt));
    this.cancelRetry = clock.after(pauseMillis, () => void this.tryAgain());
  }

  /** A connection that was refused does not say why; whether there still is a session does. */
  private async tryAgain(): Promise<void> {
    if (!this.opened) {
      const { connection } = this;
      const reply = await this.parts.api.look();
      if (connection !== this.connection) return;
      const { status, refusal } = reply.ok ? { status: 200, refusal: null } : reply.failure;
      if (status === 401) return this.end('no-session', refusal);
      if (status === 403 || status === 404) return this.end('barred', refusal);
    }
    this.connect();
  }

  /** The close of a connection has no room for reasons. */
  private async askWhy(): Promise<void> {
    const reply = await this.parts.api.look();
    if (!reply.ok)
      this.change({ type: 'link', link: { kind: 'ended', cause: 'barred', refusal: reply.failure.refusal } });
  }

  private end(cause: TalkEnd, reason: Refusal | null = null): void {
    if (this.view().link.kind === 'ended') return;
    this.quiet();
    this.flush();
    this.connection += 1;
    this.socket?.close();
    this.change({ type: 'link', link: { kind: 'ended', cause, refusal: reason } });
    for (const id of [...this.waiting.keys()]) this.answer(id, NOT_CONNECTED);
  }

  private quiet(): void {
    this.heard();
    this.cancelPing();
    this.cancelRetry();
  }

  private send(request: TalkRequest): void {
    this.socket?.send(JSON.stringify(request));
  }

  private change(change: TalkChange): void {
    this.store.dispatch(change);
  }
}
