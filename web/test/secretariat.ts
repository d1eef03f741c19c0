import type { Invitation, Invited, NewTalk, Ordered, Scope, Secretariat, TalkAnswer } from '../src/core/prepare/client';
import type { SetupCommand } from '../src/core/prepare/commands';
import type { Draft } from '../src/core/prepare/draft';
import type { Shelf } from '../src/core/prepare/keeping';
import type { TableEvent } from '../src/core/talk/event';
import { applyLine } from '../src/core/talk/fold';
import type { Refusal } from '../src/core/talk/frames';
import type { Reply } from '../src/core/talk/seatapi';
import { presides, type Seat } from '../src/core/talk/terms';
import { emptyProceedings, type Proceedings } from '../src/core/talk/view';

const NO_ARGUMENTS = {};
const no = (reason: string, remedy = 'correct'): Refusal => ({
  reason: `refusal.${reason}`,
  remedy: `next.${remedy}`,
  arguments: NO_ARGUMENTS,
});

export const SECRETARY: Seat = { id: 'secretary', role: 'SECRETARY', office: { en: 'Secretary' }, languages: ['en'] };

/** A talk as the server keeps it, with the rules that preparing it can break, and the client's own fold. */
export class ServedTalk {
  state: Proceedings = emptyProceedings('t');
  readonly commands: SetupCommand[] = [];

  constructor(title: Seat['office'] = { en: 'Talks' }) {
    this.happen({ type: 'TalkPrepared', title, secretary: SECRETARY });
  }

  /** Something happens, whoever did it. */
  happen(event: TableEvent): void {
    this.state = applyLine(this.state, {
      log: 't/table',
      sequence: this.state.sequence + 1,
      atMillis: 1_000,
      by: 'secretary',
      command: 'c',
      event,
      previous: '',
    });
  }

  /** Carries out a command as the server would; null when it is done. */
  order(command: SetupCommand): Refusal | null {
    const outcome = this.decide(command);
    if ('remedy' in outcome) return outcome;
    this.commands.push(command);
    this.happen(outcome);
    return null;
  }

  private decide(command: SetupCommand): TableEvent | Refusal {
    const { preparation } = this.state;
    switch (command.type) {
      case 'AddDelegation':
        if (this.side(command.delegation.id)) return no('name-taken');
        if (preparation.delegations.length >= 8) return no('too-many');
        return { type: 'DelegationAdded', delegation: command.delegation };
      case 'ChangeDelegation':
        if (!this.side(command.delegation.id)) return no('unknown-delegation');
        return { type: 'DelegationChanged', delegation: command.delegation };
      case 'RemoveDelegation':
        return this.used(command.delegation)
          ? no('delegation-in-use')
          : { type: 'DelegationRemoved', delegation: command.delegation };
      case 'AnnounceTalk':
        return preparation.phase === 'PREPARED'
          ? { type: 'TalkAnnounced', announcement: command.announcement }
          : no('already-announced');
      case 'ChangeAnnouncement':
        return { type: 'AnnouncementChanged', announcement: command.announcement, reason: command.reason };
      case 'PostponeTalk': {
        const { type: _, ...rest } = command;
        return { type: 'TalkPostponed', ...rest };
      }
      case 'CancelTalk': {
        const { type: _, ...rest } = command;
        return { type: 'TalkCancelled', ...rest };
      }
      default:
        return this.decideSeatOrItem(command);
    }
  }

  private decideSeatOrItem(command: SetupCommand): TableEvent | Refusal {
    const { attendees } = this.state.seats;
    switch (command.type) {
      case 'AccreditSeat':
        return this.refusesSeat(command.seat) ?? { type: 'SeatAccredited', seat: command.seat };
      case 'ChangeSeat':
        if (!attendees.some((one) => one.seat.id === command.seat)) return no('unknown-seat');
        return { type: 'SeatChanged', seat: command.seat, office: command.office, languages: command.languages };
      case 'RevokeAccreditation': {
        const secretaries = attendees.filter((one) => one.seat.role === 'SECRETARY');
        if (secretaries.length === 1 && secretaries[0]?.seat.id === command.seat) return no('last-secretary');
        return { type: 'AccreditationRevoked', seat: command.seat };
      }
      case 'AddItem':
        if (this.item(command.item.id)) return no('name-taken');
        return this.refusesOwner(command.item.owner) ?? { type: 'ItemAdded', item: command.item };
      case 'ChangeItem':
        return this.refusesOwner(command.item.owner) ?? { type: 'ItemChanged', item: command.item };
      case 'MoveItem':
        if (command.position >= this.state.agenda.items.length) return no('bad-position');
        return { type: 'ItemMoved', item: command.item, position: command.position };
      case 'DropItem':
        return this.item(command.item) ? { type: 'ItemDropped', item: command.item } : no('unknown-item');
      case 'AttachDocument':
        return (
          this.refusesOwner(command.document.from) ?? {
            type: 'DocumentAttached',
            item: command.item,
            document: command.document,
          }
        );
      case 'WithdrawDocument':
        return { type: 'DocumentWithdrawn', item: command.item, document: command.document };
      default:
        return no('not-your-right');
    }
  }

  private side(id: string): boolean {
    return this.state.preparation.delegations.some((one) => one.id === id);
  }

  private item(id: string): boolean {
    return this.state.agenda.items.some((one) => one.plan.id === id);
  }

  private used(delegation: string): boolean {
    const { agenda, seats } = this.state;
    return (
      seats.attendees.some((one) => one.seat.delegation === delegation) ||
      agenda.items.some(
        (one) => one.plan.owner === delegation || one.documents.some((paper) => paper.from === delegation),
      )
    );
  }

  private refusesOwner(owner: string | undefined): Refusal | null {
    return owner === undefined || this.side(owner) ? null : no('unknown-delegation');
  }

  private refusesSeat(seat: Seat): Refusal | null {
    const others = this.state.seats.attendees.map((one) => one.seat);
    if (others.some((one) => one.id === seat.id)) return no('name-taken');
    if (others.length >= 200) return no('too-many');
    if (seat.delegation !== undefined && !this.side(seat.delegation)) return no('unknown-delegation');
    const taken = others.some(
      (one) =>
        (presides(one.role) && presides(seat.role)) ||
        (one.role === 'HEAD' && seat.role === 'HEAD' && one.delegation === seat.delegation),
    );
    return taken ? no('role-taken') : null;
  }
}

/** A small draft with everything in it. */
export const DRAFT: Draft = {
  delegations: [
    { id: 'a', name: { en: 'Side A', ar: 'الجانب الأول' }, zone: 'Europe/Moscow' },
    { id: 'b', name: { en: 'Side B' }, zone: 'Asia/Shanghai' },
  ],
  seats: [
    { id: 'secretary', role: 'SECRETARY', delegation: null, office: { en: 'Secretary' }, languages: ['en'] },
    { id: 'head-a', role: 'HEAD', delegation: 'a', office: { en: 'Head of delegation' }, languages: ['ru'] },
    { id: 'head-b', role: 'HEAD', delegation: 'b', office: { en: 'Head of delegation' }, languages: ['zh'] },
    { id: 'booth', role: 'INTERPRETER', delegation: null, office: { en: 'Interpreter' }, languages: ['ru', 'zh'] },
  ],
  items: [
    {
      id: 'i1',
      title: { en: 'Congratulations' },
      kind: 'PROTOCOL',
      owner: null,
      allottedMillis: 600_000,
      openToPress: true,
      documents: [{ id: 'd1', title: { en: 'Speech' }, sha256: '0'.repeat(64), sizeBytes: 12, from: 'a' }],
    },
    {
      id: 'i2',
      title: { en: 'Assessment' },
      kind: 'ASSESSMENT',
      owner: 'b',
      allottedMillis: 0,
      openToPress: false,
      documents: [],
    },
  ],
  announcement: {
    title: { en: 'Talks', ar: 'محادثات' },
    startMillis: Date.UTC(2021, 5, 28, 10),
    durationMillis: 3_600_000,
    form: 'VIDEO',
    occasion: { en: 'The Treaty' },
    signed: { year: 2001, month: 7, day: 16 },
    languages: ['ar', 'en'],
    initiator: null,
  },
};

/** The browser's storage, in memory; it can be full. */
export class MemoryShelf implements Shelf {
  full = false;
  private readonly texts = new Map<string, string>();

  read(key: string): string | null {
    return this.texts.get(key) ?? null;
  }

  write(key: string, text: string): void {
    if (this.full) throw new Error('the storage is full');
    this.texts.set(key, text);
  }

  remove(key: string): void {
    this.texts.delete(key);
  }
}

const done = <T>(value: T): Reply<T> => ({ ok: true, value });
const failed = (status: number, refusal: Refusal | null): Reply<never> => ({ ok: false, failure: { status, refusal } });
const NOBODY = failed(0, null);

/** The server as the secretariat meets it, with one talk, in memory. */
export class Desk implements Secretariat {
  readonly served = new ServedTalk();
  readonly ids: string[] = [];
  readonly papers: string[] = [];
  readonly asked: string[] = [];
  private readonly answered = new Set<string>();
  private made: Invitation[] = [];
  reads = 0;
  /** The server does not answer. */
  gone = false;
  /** There is a session. */
  session = true;
  /** The disk fails at this command, counted from 1. */
  refuseAt: number | null = null;
  /** So many commands are done without the answer coming back. */
  loseAnswers = 0;

  async enter(secret: string): Promise<Reply<null>> {
    this.asked.push(`enter ${secret}`);
    if (this.gone) return NOBODY;
    this.session = secret === 'right';
    return this.session ? done(null) : failed(401, no('no-session'));
  }

  async look(): Promise<Reply<unknown>> {
    if (this.gone) return NOBODY;
    return this.session ? done({}) : failed(401, null);
  }

  async leave(): Promise<Reply<null>> {
    this.session = false;
    return done(null);
  }

  async talks() {
    if (this.gone) return NOBODY;
    const { preparation, sequence } = this.served.state;
    const { phase, title, announcement } = preparation;
    const start = announcement === undefined ? {} : { startMillis: announcement.startMillis };
    return done({ talks: [{ talk: 't', title, phase, sittingOpen: false, sequence, ...start }] });
  }

  async make(title: Seat['office']): Promise<Reply<NewTalk>> {
    this.asked.push(`make ${JSON.stringify(title)}`);
    return this.gone ? NOBODY : done({ talk: 't', seat: SECRETARY.id });
  }

  async read(): Promise<Reply<TalkAnswer>> {
    this.reads++;
    return this.gone ? NOBODY : done({ talk: 't', nowMillis: 1_000, state: this.served.state });
  }

  async order(_: string, id: string, command: SetupCommand): Promise<Reply<Ordered>> {
    this.ids.push(id);
    if (this.gone) return NOBODY;
    const answer = done({ log: 't/table', first: 1, last: 1 });
    if (this.answered.has(id)) return answer;
    if (this.refuseAt === this.served.commands.length + 1) return failed(409, no('not-stored', 'try-again'));
    const refused = this.served.order(command);
    if (refused !== null) return failed(409, refused);
    this.answered.add(id);
    if (this.loseAnswers-- > 0) return NOBODY;
    return answer;
  }

  async invitations() {
    return this.gone ? NOBODY : done({ invitations: this.made });
  }

  async invite(_: string, seat: string, scope: Scope): Promise<Reply<Invited>> {
    if (this.gone) return NOBODY;
    const id = `invitation-${this.made.length + 1}`;
    const invitation = { id, seat, scope, sitting: scope === 'TALK' ? 0 : 1, createdMillis: 1_000 };
    this.made = [...this.made, invitation];
    return done({ invitation, link: `https://talks.example/talks/t/seats/${seat}#secret` });
  }

  async revoke(_: string, id: string): Promise<Reply<null>> {
    this.made = this.made.map((one) => (one.id === id ? { ...one, revokedMillis: 2_000 } : one));
    return done(null);
  }

  async keep(_: string, sha256: string): Promise<Reply<unknown>> {
    if (this.gone) return NOBODY;
    this.papers.push(sha256);
    return done({});
  }
}
