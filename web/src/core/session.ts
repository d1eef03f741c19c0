import { rejoinDelayMillis } from './backoff';
import type { Clock } from './clock';
import { SpeakingHold } from './hold';
import type { Invitation } from './invitation';
import type { Person } from './person';
import { ANY_DEVICES, type Devices, EntryFailure, type RoomPort, type RoomSignal } from './port';
import type { ProblemId } from './problem';
import {
  type EndCause,
  initialState,
  type Overlay,
  type Panel,
  reduce,
  type SessionEvent,
  type SessionState,
} from './state';
import { createStore, type Store } from './store';

/** A chat message longer than this is refused before it is sent; the server's data channel takes no more. */
export const CHAT_TEXT_LIMIT_CHARS = 4_000;

/** How a person wants to be present; kept over reconnections. */
export interface Presence {
  readonly name: string;
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly devices: Devices;
}

const ABSENT: Presence = { name: '', microphone: false, camera: false, devices: ANY_DEVICES };

/** Problems that no further attempt can mend; everything else is tried again. */
const FINAL: Partial<Record<ProblemId, EndCause>> = {
  'link-refused': 'link-refused',
  'link-expired': 'link-expired',
  'room-absent': 'room-closed',
};

/**
 * One person's presence in one room, from the join page to the leave page: owns the store, turns commands into calls
 * on the media side and its signals into events, and joins anew until it is told to stop. Runs on the page's thread.
 */
export class Session {
  readonly store: Store<SessionState, SessionEvent>;
  private readonly hold = new SpeakingHold();
  private wanted = ABSENT;
  private attempt = 0;
  private cancelRejoin: () => void = () => undefined;
  private cancelHold: () => void = () => undefined;
  private lastRoster: Extract<RoomSignal, { type: 'roster' }> | null = null;

  constructor(
    readonly port: RoomPort,
    private readonly invitation: Invitation,
    private readonly clock: Clock,
    screenPossible: boolean,
  ) {
    this.store = createStore(initialState(invitation.room, screenPossible), reduce);
    port.listen((signal) => this.take(signal));
  }

  /** Enters the talks; a failure is shown on the join page and tried again only when the person asks. */
  async enter(presence: Presence): Promise<void> {
    if (this.phase() === 'entering' || this.phase() === 'inside') return;
    this.wanted = presence;
    this.dispatch({ type: 'entering' });
    try {
      await this.port.connect(this.invitation.token);
    } catch (failure) {
      if (this.phase() === 'entering') this.dispatch({ type: 'entry-failed', problem: problemOf(failure) });
      return;
    }
    await this.settle();
  }

  async leave(): Promise<void> {
    this.end('left');
    await this.port.disconnect();
  }

  /** Back to the join page, with the same invitation. */
  prepareAgain(): void {
    this.dispatch({ type: 'outside' });
  }

  async setMicrophone(on: boolean): Promise<void> {
    this.wanted = { ...this.wanted, microphone: on };
    await this.device(() => this.port.setMicrophone(on, this.wanted.devices.microphone), 'microphone-denied');
  }

  async setCamera(on: boolean): Promise<void> {
    this.wanted = { ...this.wanted, camera: on };
    await this.device(() => this.port.setCamera(on, this.wanted.devices.camera), 'camera-denied');
  }

  async setScreen(on: boolean): Promise<void> {
    await this.device(() => this.port.setScreen(on), 'screen-failed');
  }

  setListenVolume(volume: number): void {
    this.dispatch({ type: 'listen-volume', volume });
    this.port.setVolume(this.store.state().listenVolume);
  }

  async allowSound(): Promise<void> {
    await this.device(() => this.port.startSound(), 'sound-blocked');
  }

  /** Sends a chat message to everybody; false when it could not be sent and should stay in the field. */
  async sendChat(text: string): Promise<boolean> {
    const trimmed = text.trim();
    if (trimmed === '' || trimmed.length > CHAT_TEXT_LIMIT_CHARS) return false;
    try {
      await this.port.sendChat(trimmed);
      return true;
    } catch {
      this.dispatch({ type: 'trouble', problem: 'chat-failed' });
      return false;
    }
  }

  openPanel(panel: Panel | null): void {
    this.dispatch({ type: 'panel', panel });
  }

  openOverlay(overlay: Overlay | null): void {
    this.dispatch({ type: 'overlay', overlay });
  }

  dismissTrouble(): void {
    this.dispatch({ type: 'trouble', problem: null });
  }

  private take(signal: RoomSignal): void {
    switch (signal.type) {
      case 'roster':
        this.lastRoster = signal;
        this.publishRoster();
        return;
      case 'resuming':
        if (this.phase() === 'inside') this.dispatch({ type: 'resuming' });
        return;
      case 'resumed':
        if (this.phase() === 'resuming') this.dispatch({ type: 'entered', atMillis: this.clock.nowMillis() });
        return;
      case 'closed':
        this.closed(signal.cause);
        return;
      case 'chat':
        this.dispatch({
          type: 'chat',
          line: { ...signal, local: signal.identity === this.localIdentity(), atMillis: this.clock.nowMillis() },
        });
        return;
      case 'sound-blocked':
        this.dispatch({ type: 'sound-blocked', blocked: signal.blocked });
        return;
      case 'trouble':
        this.dispatch({ type: 'trouble', problem: signal.problem });
        return;
    }
  }

  /** A close during `entering` is the failed attempt itself, and after the end it is old news. */
  private closed(cause: EndCause | 'rejoin'): void {
    if (this.phase() !== 'inside' && this.phase() !== 'resuming') return;
    if (cause !== 'rejoin') {
      this.end(cause);
      return;
    }
    this.attempt = 0;
    this.scheduleRejoin();
  }

  private scheduleRejoin(): void {
    this.attempt += 1;
    this.dispatch({ type: 'rejoining', attempt: this.attempt });
    this.cancelRejoin();
    this.cancelRejoin = this.clock.after(rejoinDelayMillis(this.attempt), () => void this.rejoin());
  }

  private async rejoin(): Promise<void> {
    try {
      await this.port.connect(this.invitation.token);
    } catch (failure) {
      if (this.phase() !== 'rejoining') return;
      const cause = FINAL[problemOf(failure)];
      if (cause === undefined) this.scheduleRejoin();
      else this.end(cause);
      return;
    }
    await this.settle();
  }

  /** After every successful connection: unless the person left meanwhile, be present in the way that was wanted. */
  private async settle(): Promise<void> {
    if (this.phase() === 'ended') {
      await this.port.disconnect();
      return;
    }
    this.dispatch({ type: 'entered', atMillis: this.clock.nowMillis() });
    this.port.setVolume(this.store.state().listenVolume);
    const { name, microphone, camera, devices } = this.wanted;
    if (devices.output !== '') void this.port.setOutput(devices.output).catch(() => undefined);
    // A name is a courtesy: the seat is known by its identity if the server refuses it.
    if (name !== '') void this.port.setName(name).catch(() => undefined);
    if (microphone) await this.setMicrophone(true);
    if (camera) await this.setCamera(true);
  }

  private end(cause: EndCause): void {
    this.cancelRejoin();
    this.cancelHold();
    this.dispatch({ type: 'ended', cause });
  }

  private publishRoster(): void {
    const roster = this.lastRoster;
    if (roster === null || this.phase() === 'ended') return;
    const nowMillis = this.clock.nowMillis();
    const heard = roster.people.filter((person) => person.speaking && person.microphone);
    const marked = this.hold.update(
      heard.map((person) => person.identity),
      nowMillis,
    );
    this.dispatch({ ...roster, people: roster.people.map((person) => withMark(person, marked)) });
    this.cancelHold();
    const deadline = this.hold.deadlineMillis();
    const silent = roster.people.some((person) => marked.has(person.identity) && !heard.includes(person));
    if (deadline !== null && silent) {
      this.cancelHold = this.clock.after(Math.max(1, deadline - nowMillis), () => this.publishRoster());
    }
  }

  private async device(act: () => Promise<void>, otherwise: ProblemId): Promise<void> {
    try {
      await act();
    } catch (failure) {
      this.dispatch({ type: 'trouble', problem: failure instanceof EntryFailure ? failure.problem : otherwise });
    }
  }

  private localIdentity(): string {
    return this.store.state().people.find((person) => person.local)?.identity ?? this.invitation.identity;
  }

  private phase(): SessionState['phase']['kind'] {
    return this.store.state().phase.kind;
  }

  private dispatch(event: SessionEvent): void {
    this.store.dispatch(event);
  }
}

function withMark(person: Person, marked: ReadonlySet<string>): Person {
  const speaking = marked.has(person.identity) && person.microphone;
  return speaking === person.speaking ? person : { ...person, speaking };
}

function problemOf(failure: unknown): ProblemId {
  return failure instanceof EntryFailure ? failure.problem : 'server-gone';
}
