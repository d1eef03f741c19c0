import type { Command } from '../src/core/talk/command';
import type { TalkFrame, TalkRequest } from '../src/core/talk/frames';
import type { TalkPort, TalkSignal } from '../src/core/talk/port';
import type { MediaTicket, Reply, SeatApi } from '../src/core/talk/seatapi';
import { TalkSession } from '../src/core/talk/session';
import type { SeatAnswer } from '../src/core/talk/view';
import { VirtualClock } from './clock';
import type { TalkFixture } from './fixtures';
import { answerOf, youOf } from './seatview';

/** How far the server's clock is ahead of the test's. */
export const AHEAD_MILLIS = 5_000;

/** One connection to a talk, played by the test. */
class ScriptedConnection {
  readonly sent: TalkRequest[] = [];
  dropped = false;

  constructor(private readonly listener: (signal: TalkSignal) => void) {}

  open(): void {
    this.listener({ type: 'open' });
  }

  tell(...frames: TalkFrame[]): void {
    for (const frame of frames) this.text(JSON.stringify(frame));
  }

  text(text: string): void {
    this.listener({ type: 'frame', text });
  }

  close(code = 1006): void {
    this.listener({ type: 'closed', code });
  }

  /** The names and commands that came. */
  given(): { id: string; command: Command }[] {
    return this.sent.flatMap((one) => (one.type === 'Give' ? [{ id: one.id, command: one.command }] : []));
  }
}

/** The server of one seat, played by the test. */
export class ScriptedTalk implements SeatApi {
  readonly clock = new VirtualClock();
  readonly connections: ScriptedConnection[] = [];
  readonly secrets: string[] = [];
  looks = 0;
  session: Reply<SeatAnswer>;
  ticket: Reply<MediaTicket> = { ok: false, failure: { status: 409, refusal: null } };
  tickets = 0;
  private ids = 0;

  constructor(answer: SeatAnswer = answerOf()) {
    this.session = { ok: true, value: answer };
  }

  readonly port: TalkPort = {
    open: (listener) => {
      const connection = new ScriptedConnection(listener);
      this.connections.push(connection);
      return {
        send: (text) => void connection.sent.push(JSON.parse(text) as TalkRequest),
        close: () => {
          connection.dropped = true;
        },
      };
    },
  };

  async open(secret: string): Promise<Reply<SeatAnswer>> {
    this.secrets.push(secret);
    return this.session;
  }

  async look(): Promise<Reply<SeatAnswer>> {
    this.looks += 1;
    return this.session;
  }

  async media(): Promise<Reply<MediaTicket>> {
    this.tickets += 1;
    const { room, token } = this.ticket.ok ? this.ticket.value : { room: '', token: '' };
    return this.ticket.ok ? { ok: true, value: { room, token: `${token}#${this.tickets}` } } : this.ticket;
  }

  get last(): ScriptedConnection {
    const last = this.connections.at(-1);
    if (last === undefined) throw new Error('nobody has connected');
    return last;
  }

  /** The session of a seat, started. */
  starts(hash: ConstructorParameters<typeof TalkSession>[0]['hash'] = null, answer = answerOf()): TalkSession {
    const newId = () => `id-${++this.ids}`;
    const session = new TalkSession({ port: this.port, api: this, clock: this.clock, newId, hash }, answer);
    session.start();
    return session;
  }

  nowMillis(): number {
    return this.clock.nowMillis() + AHEAD_MILLIS;
  }

  /** What comes first on each connection. */
  welcome(you = youOf(), protocol = 1): void {
    this.last.open();
    this.last.tell({ type: 'Welcome', protocol, talk: 'talk', seat: 'head-a', nowMillis: this.nowMillis() }, you);
  }

  /** The lines of a talk beyond a sequence, framed as the server does. */
  lines({ texts, lines }: TalkFixture, from: number, to: number): void {
    lines.forEach((line, index) => {
      if (line.sequence > from && line.sequence <= to) this.last.text(`{"line":${texts[index]},"type":"Line"}`);
    });
  }

  /** Connected, and all that there is was read. */
  live(talk?: TalkFixture, to = 0): void {
    this.welcome();
    if (talk !== undefined) this.lines(talk, 0, to);
    this.last.tell({ type: 'CaughtUp', last: {} });
  }
}
