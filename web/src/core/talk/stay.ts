import type { Clock } from '../clock';
import { ANY_DEVICES } from '../devices';
import type { Entrance } from '../entrance';
import { EntryFailure, type RoomPort } from '../port';
import type { ProblemId } from '../problem';
import type { RoomInfo } from '../roominfo';
import { type Presence, Session } from '../session';
import { createStore, type Store } from '../store';
import { caucusOf, type Refusal } from './frames';
import { talkRoomInfo } from './roominfo';
import type { SeatApi } from './seatapi';
import type { TalkSession } from './session';
import type { Wording } from './terms';
import type { TalkView } from './view';
import { lastWordOn } from './whereabouts';

/** Why somebody who was inside is at the door again. */
export interface Out {
  /** `elsewhere`: the same seat has its picture and sound on another device. */
  readonly kind: 'left' | 'sent-out' | 'turned-away' | 'elsewhere';
  readonly reason: Wording;
}

export interface StayState {
  /** How the person wants to be present; null at the door. */
  readonly presence: Presence | null;
  /** Arrival is under way. */
  readonly arriving: boolean;
  /** Why the last arrival was refused. */
  readonly refusal: Refusal | null;
  readonly out: Out | null;
}

const shut = (presence: Presence): Presence => ({ ...presence, microphone: false, camera: false });

/** How somebody is present who came back to the waiting room by loading the page again. */
const QUIET: Presence = { name: '', microphone: false, camera: false, devices: ANY_DEVICES };

const AT_THE_DOOR: StayState = { presence: null, arriving: false, refusal: null, out: null };

/** What a stay needs besides the talk. */
export interface StayParts {
  readonly talk: TalkSession;
  readonly api: SeatApi;
  readonly media: RoomPort;
  readonly clock: Clock;
  readonly screenPossible: boolean;
}

/**
 * One person at a talk, from the door through the waiting room into the room and out again: picture and sound follow
 * the place that the talk gives the seat, from the table into a caucus and back, and are never anywhere else.
 */
export class Stay implements Entrance {
  readonly steered = true;
  readonly store: Store<StayState, Partial<StayState>>;
  readonly session: Session;
  readonly talk: TalkSession;
  private readonly ends: (() => void)[] = [];
  /** The room in which picture and sound are, or are to be. */
  private room: string | null = null;
  private seen: TalkView['you'] = null;
  /** True from a broken connection until it is known again where the seat is. */
  private returning = false;
  private offRecord = false;
  /** What the talk last said of the room, so that not every line draws the table anew. */
  private shown: readonly unknown[] = [];
  /** Leaving is under way. */
  private goes = false;
  private leaving: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: StayParts) {
    this.talk = parts.talk;
    this.store = createStore<StayState, Partial<StayState>>(AT_THE_DOOR, (state, change) => ({ ...state, ...change }));
    this.session = new Session(parts.media, this, parts.clock, parts.screenPossible);
  }

  /** Follows the talk; arriving is up to the person. */
  start(): void {
    this.ends.push(this.talk.store.subscribe(() => this.follow()));
    this.ends.push(this.session.store.subscribe(() => this.heed()));
    this.talk.start();
  }

  /** Goes without a word: the seat stays present for a while, so that a page can be loaded again. */
  stop(): void {
    for (const end of this.ends.splice(0)) end();
    this.talk.stop();
    void this.session.rest();
  }

  /** Comes to the door, or back into the room where the seat still is. */
  async arrive(presence: Presence): Promise<void> {
    if (this.store.state().arriving) return;
    this.store.dispatch({ ...AT_THE_DOOR, presence, arriving: true });
    await this.leaving;
    const refusal = (this.talk.view().you?.presence ?? 'AWAY') === 'AWAY' ? await this.knock() : null;
    this.store.dispatch(refusal === null ? { arriving: false } : { ...AT_THE_DOOR, refusal });
    this.follow();
  }

  /** Goes, from the waiting room or from the room. */
  leave(): void {
    this.store.dispatch({ ...AT_THE_DOOR, out: { kind: 'left', reason: {} } });
    this.goes = true;
    this.leaving = this.talk.give({ type: 'Leave' }).finally(() => {
      this.goes = false;
    });
    this.follow();
  }

  /** Another choice of camera, microphone and loudspeaker while waiting. */
  prepare(presence: Presence): void {
    if (this.store.state().presence !== null && this.room === null) this.store.dispatch({ presence });
  }

  async ticket(): Promise<string> {
    const reply = await this.parts.api.media();
    if (reply.ok) return reply.value.token;
    throw new EntryFailure(problemOfTicket(reply.failure.status));
  }

  talks(): RoomInfo {
    return talkRoomInfo(this.talk.view());
  }

  private async knock(): Promise<Refusal | null> {
    const outcome = await this.talk.give({ type: 'Arrive' });
    const here = outcome.done || outcome.refusal.reason === 'refusal.already-here';
    if (!here) this.talk.putAwayRefusal();
    return here ? null : outcome.refusal;
  }

  /** After each change of the talk. */
  private follow(): void {
    const view = this.talk.view();
    if (view.link.kind === 'broken') this.returning = true;
    if (view.link.kind === 'live') this.whereAmI(view);
    this.explain(view);
    this.heedRecord(view);
    const inside = this.store.state().presence !== null && view.link.kind !== 'ended';
    const room = inside ? (view.you?.room ?? null) : null;
    if (room !== this.room) this.go(room);
    else this.show(view);
  }

  private show({ preparation, agenda, sitting, board, you }: TalkView): void {
    const now = [preparation, agenda, sitting, board, you];
    if (now.every((part, index) => part === this.shown[index])) return;
    this.shown = now;
    this.session.refresh();
  }

  /** Off the record every microphone is switched off, and the room says so: once is enough. So does a recess. */
  private explain({ sitting }: TalkView): void {
    const { trouble } = this.session.store.state();
    const aboutMicrophone = trouble === 'microphone-muted' || trouble === 'microphone-moved';
    if (aboutMicrophone && (sitting.offRecord || sitting.condition === 'RECESS')) this.session.dismissTrouble();
  }

  /** Off the record everything is closed until the person opens it knowingly, whoever comes back or in meanwhile. */
  private heedRecord({ sitting }: TalkView): void {
    if (sitting.offRecord && !this.offRecord) this.session.shut();
    this.offRecord = sitting.offRecord;
  }

  private whereAmI(view: TalkView): void {
    const { you } = view;
    const before = this.seen?.presence ?? 'AWAY';
    const { presence, arriving } = this.store.state();
    this.seen = you;
    const returning = this.returning;
    this.returning = false;
    if (returning) this.session.retry();
    if (you?.presence === 'WAITING' && presence === null && !this.goes) {
      this.store.dispatch({ presence: QUIET });
    }
    if (you?.presence !== 'AWAY' || presence === null || arriving || (before === 'AWAY' && !returning)) return;
    const said = lastWordOn(view);
    const sentAway = said?.type === 'SeatSentOut' || said?.type === 'SeatTurnedAway';
    // A connection that was gone for long is taken for a departure that nobody wanted.
    if (returning && !sentAway) void this.arriveAgain(presence);
    else
      this.store.dispatch({
        ...AT_THE_DOOR,
        out: { kind: before === 'WAITING' ? 'turned-away' : 'sent-out', reason: {} },
      });
  }

  private async arriveAgain(presence: Presence): Promise<void> {
    this.store.dispatch({ arriving: true });
    const refusal = await this.knock();
    this.store.dispatch(refusal === null ? { presence, arriving: false } : { ...AT_THE_DOOR, refusal });
    this.follow();
  }

  private go(room: string | null): void {
    const before = this.room;
    this.room = room;
    const { presence } = this.store.state();
    if (room === null || presence === null) void this.session.rest();
    else if (before === null) void this.session.enter(this.offRecord ? shut(presence) : presence);
    else {
      if (this.offRecord) this.session.shut();
      void this.session.move(caucusOf(before) !== null);
    }
  }

  /** After each change of picture and sound: an end there is an end here. */
  private heed(): void {
    this.explain(this.talk.view());
    const { phase } = this.session.store.state();
    if (phase.kind !== 'ended') return;
    this.room = null;
    this.session.prepareAgain();
    if (phase.cause === 'left') this.leave();
    else this.store.dispatch({ ...AT_THE_DOOR, out: { kind: 'elsewhere', reason: {} } });
  }
}

function problemOfTicket(status: number): ProblemId {
  if (status === 401 || status === 403) return 'link-refused';
  if (status === 404 || status === 409) return 'room-absent';
  return status === 429 || status === 503 ? 'server-busy' : 'server-gone';
}
