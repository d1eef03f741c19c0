import { rejoinDelayMillis } from './backoff';
import type { Clock } from './clock';
import { ANY_DEVICES, type Devices, type DeviceUse } from './devices';
import type { Entrance } from './entrance';
import type { DeviceKind } from './failures';
import { SpeakingHold } from './hold';
import { nameOf, type Person } from './person';
import { EntryFailure, type RoomPort, type RoomSignal } from './port';
import type { ProblemId } from './problem';
import { me } from './selectors';
import {
  type ChatLine,
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
  /** Counts entries, so that the outcome of one that was given up is not taken for the next one's. */
  private entry = 0;
  /** Whether the microphone has been seen on since the connection was last made. */
  private microphoneSeen = false;
  private cancelRejoin: () => void = () => undefined;
  private cancelHold: () => void = () => undefined;
  private lastRoster: Extract<RoomSignal, { type: 'roster' }> | null = null;
  /** What was written in rooms that this person has gone out of, by room. */
  private readonly chats = new Map<string, readonly ChatLine[]>();

  constructor(
    readonly port: RoomPort,
    private readonly entrance: Entrance,
    private readonly clock: Clock,
    screenPossible: boolean,
  ) {
    this.store = createStore(initialState(entrance.talks(null), screenPossible), reduce);
    port.listen((signal) => this.take(signal));
  }

  /** Enters the talks; a failure is shown on the join page and tried again only when the person asks. */
  async enter(presence: Presence): Promise<void> {
    if (this.phase() !== 'outside') return;
    this.wanted = presence;
    this.choose(presence.devices);
    await this.begin({ type: 'entering' });
  }

  /**
   * Goes over into another room, which the next ticket is for. The chat of each room stays in that room. Who comes
   * `quietly` has the microphone off: what is said among one's own must not go on before the others.
   */
  async move(quietly: boolean): Promise<void> {
    if (this.phase() === 'outside' || this.phase() === 'ended') return;
    const silenced = quietly && this.wanted.microphone;
    if (quietly) this.wanted = { ...this.wanted, microphone: false };
    this.quitRoom();
    const room = this.entrance.talks(null);
    const begun = this.begin({ type: 'moving', room, chat: this.chats.get(room.name) ?? [] });
    if (silenced) this.dispatch({ type: 'trouble', problem: 'microphone-moved' });
    await begun;
  }

  /** The server closes microphone and camera: they stay so over every connection, until the person opens them. */
  shut(): void {
    this.wanted = { ...this.wanted, microphone: false, camera: false };
  }

  /** Goes out of the room, to come in again when somebody else decides so. */
  async rest(): Promise<void> {
    if (this.phase() === 'outside' || this.phase() === 'ended') return;
    this.quitRoom();
    this.entry += 1;
    this.dispatch({ type: 'outside' });
    await this.port.disconnect();
  }

  /** Gives up entering: back to the join page. */
  async cancelEntering(): Promise<void> {
    if (this.phase() !== 'entering') return;
    this.entry += 1;
    this.dispatch({ type: 'outside' });
    await this.port.disconnect();
  }

  /** Joins anew now instead of after the pause: the server is known to be there again. */
  retry(): void {
    if (this.phase() !== 'rejoining') return;
    this.cancelRejoin();
    void this.rejoin();
  }

  /** What is known of the talks from elsewhere has changed. */
  refresh(): void {
    if (this.lastRoster === null) this.dispatch({ type: 'talks', room: this.entrance.talks(null) });
    else this.publishRoster();
  }

  async leave(): Promise<void> {
    this.end('left');
    await this.port.disconnect();
  }

  /** Back to the join page, with the same invitation. */
  prepareAgain(): void {
    this.dispatch({ type: 'outside' });
  }

  setMicrophone(on: boolean): Promise<void> {
    return this.present('microphone', on, () => this.port.setMicrophone(on, this.wanted.devices.microphone));
  }

  setCamera(on: boolean): Promise<void> {
    return this.present('camera', on, () => this.port.setCamera(on, this.wanted.devices.camera));
  }

  async setScreen(on: boolean): Promise<void> {
    await this.attemptTo(() => this.port.setScreen(on), 'screen-failed');
  }

  /** Uses another device from now on; a failure leaves the old choice in place. */
  async chooseDevice(use: DeviceUse, id: string): Promise<void> {
    const before = this.wanted.devices;
    this.choose({ ...before, [use]: id });
    const change = () => this.port.setDevice(use, id);
    // A browser that cannot switch loudspeakers goes on with the one it has, and the choice shows it.
    const done = use === 'output' ? await succeeds(change) : await this.attemptTo(change, `${use}-busy`);
    if (!done) this.choose(before);
  }

  /** Opens the choice of devices with what is connected now. */
  async openDevices(): Promise<void> {
    this.openOverlay('devices');
    this.dispatch({ type: 'devices', lists: await this.port.listDevices() });
  }

  setListenVolume(volume: number): void {
    this.dispatch({ type: 'listen-volume', volume });
    this.port.setVolume(this.store.state().listenVolume);
  }

  /** After a failure the notice with the button simply stays. */
  async allowSound(): Promise<void> {
    await succeeds(() => this.port.startSound());
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
        if (this.phase() === 'resuming') this.entered();
        return;
      case 'closed':
        this.closed(signal.cause);
        return;
      case 'chat':
        this.chatted(signal);
        return;
      case 'devices':
        this.dispatch(signal);
        return;
      case 'sound-blocked':
        this.dispatch({ type: 'sound-blocked', blocked: signal.blocked });
        return;
      case 'trouble':
        this.dispatch({ type: 'trouble', problem: signal.problem });
        return;
    }
  }

  private chatted({ id, identity, text }: Extract<RoomSignal, { type: 'chat' }>): void {
    const { people } = this.store.state();
    const writer = people.find((person) => person.identity === identity);
    this.dispatch({
      type: 'chat',
      line: {
        id,
        identity,
        name: writer === undefined ? identity : nameOf(writer),
        delegation: writer?.delegation ?? '',
        local: writer?.local === true,
        text,
        atMillis: this.clock.nowMillis(),
      },
    });
  }

  /** Connects for the first time, or in another room. */
  private async begin(how: Extract<SessionEvent, { type: 'entering' | 'moving' }>): Promise<void> {
    this.entry += 1;
    const { entry } = this;
    this.attempt = 0;
    this.dispatch(how);
    try {
      if (how.type === 'moving') await this.port.disconnect();
      await this.connect(entry);
    } catch (failure) {
      if (entry !== this.entry) return;
      if (this.entrance.steered && this.phase() === 'entering') this.scheduleRejoin();
      else this.dispatch({ type: 'entry-failed', problem: problemOf(failure) });
      return;
    }
    if (entry === this.entry) await this.settle();
  }

  /** Rejects when it was overtaken by a later entry while the ticket was on its way. */
  private async connect(entry: number): Promise<void> {
    const ticket = await this.entrance.ticket();
    if (entry !== this.entry) throw new EntryFailure('server-gone');
    await this.port.connect(ticket);
  }

  private quitRoom(): void {
    const { room, chat } = this.store.state();
    this.chats.set(room.name, chat);
    this.lastRoster = null;
    this.cancelRejoin();
    this.cancelHold();
  }

  /** A close during `entering` is the failed attempt itself, and after the end it is old news. */
  private closed(cause: EndCause | 'rejoin'): void {
    if (this.phase() !== 'inside' && this.phase() !== 'resuming') return;
    // Who leaves says so here first; a departure that comes from the media side alone is the page being put away.
    const final = this.entrance.steered ? cause === 'duplicate-identity' : cause !== 'rejoin';
    if (cause !== 'rejoin' && final) {
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
    const { entry } = this;
    try {
      await this.connect(entry);
    } catch (failure) {
      if (this.phase() !== 'rejoining' || entry !== this.entry) return;
      const cause = this.entrance.steered ? undefined : FINAL[problemOf(failure)];
      if (cause === undefined) this.scheduleRejoin();
      else this.end(cause);
      return;
    }
    if (entry === this.entry) await this.settle();
  }

  /** After every successful connection: unless the person left meanwhile, be present in the way that was wanted. */
  private async settle(): Promise<void> {
    if (this.phase() !== 'entering' && this.phase() !== 'rejoining') {
      await this.port.disconnect();
      return;
    }
    const { name, devices } = this.wanted;
    this.entered();
    this.port.setVolume(this.store.state().listenVolume);
    if (devices.output !== '') void this.port.setDevice('output', devices.output).catch(() => undefined);
    // A name is a courtesy: the seat is known by its identity if the server refuses it.
    if (name !== '') void this.port.setName(name).catch(() => undefined);
    if (this.wanted.microphone) await this.setMicrophone(true);
    // Asking for the microphone may take long; whoever has left or was closed meanwhile does not want to be filmed.
    if (this.wanted.camera && this.phase() !== 'ended') await this.setCamera(true);
  }

  private entered(): void {
    this.microphoneSeen = false;
    this.dispatch({ type: 'entered', atMillis: this.clock.nowMillis() });
    this.publishRoster();
  }

  private end(cause: EndCause): void {
    this.cancelRejoin();
    this.cancelHold();
    this.dispatch({ type: 'ended', cause });
  }

  /** While the connection is broken the client's list empties and fills again, though nobody has left or entered. */
  private publishRoster(): void {
    const roster = this.lastRoster;
    if (roster === null || !['entering', 'inside'].includes(this.phase())) return;
    const nowMillis = this.clock.nowMillis();
    const heard = roster.people.filter((person) => person.speaking && person.microphone);
    const marked = this.hold.update(
      heard.map((person) => person.identity),
      nowMillis,
    );
    const room = this.entrance.talks(roster.room);
    this.dispatch({ ...roster, room, people: roster.people.map((person) => withMark(person, marked)) });
    this.watchMicrophone();
    this.cancelHold();
    const deadline = this.hold.deadlineMillis();
    const silent = roster.people.some((person) => marked.has(person.identity) && !heard.includes(person));
    if (deadline !== null && silent) {
      this.cancelHold = this.clock.after(Math.max(1, deadline - nowMillis), () => this.publishRoster());
    }
  }

  /** Nobody should speak into a microphone that somebody else, or the device itself, has switched off. */
  private watchMicrophone(): void {
    if (this.phase() !== 'inside') return;
    const on = me(this.store.state())?.microphone === true;
    const wentOff = this.microphoneSeen && !on && this.wanted.microphone;
    this.microphoneSeen = on;
    if (!wentOff) return;
    // A rejoin must not switch on what was switched off.
    this.wanted = { ...this.wanted, microphone: false };
    if (this.store.state().rights.microphone) this.dispatch({ type: 'trouble', problem: 'microphone-muted' });
  }

  /** Switches a device, and remembers for a rejoin whether it is on. */
  private async present(kind: DeviceKind, on: boolean, act: () => Promise<void>): Promise<void> {
    this.wanted = { ...this.wanted, [kind]: on };
    const done = await this.attemptTo(act, 'publish-failed');
    if (!done) this.wanted = { ...this.wanted, [kind]: false };
    // Closed while the device was being opened: nobody is seen or heard unawares.
    if (done && on && !this.wanted[kind]) await this.close(kind);
    const { trouble } = this.store.state();
    if (done && on && trouble?.startsWith(kind)) this.dismissTrouble();
  }

  private async close(kind: DeviceKind): Promise<void> {
    const id = this.wanted.devices[kind];
    await succeeds(() => (kind === 'microphone' ? this.port.setMicrophone(false, id) : this.port.setCamera(false, id)));
  }

  private choose(devices: Devices): void {
    this.wanted = { ...this.wanted, devices };
    this.dispatch({ type: 'chosen', devices });
  }

  private async attemptTo(act: () => Promise<void>, otherwise: ProblemId): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (failure) {
      this.dispatch({ type: 'trouble', problem: failure instanceof EntryFailure ? failure.problem : otherwise });
      return false;
    }
  }

  private phase(): SessionState['phase']['kind'] {
    return this.store.state().phase.kind;
  }

  private dispatch(event: SessionEvent): void {
    this.store.dispatch(event);
  }
}

function succeeds(act: () => Promise<void>): Promise<boolean> {
  return act().then(
    () => true,
    () => false,
  );
}

function withMark(person: Person, marked: ReadonlySet<string>): Person {
  const speaking = marked.has(person.identity) && person.microphone;
  return speaking === person.speaking ? person : { ...person, speaking };
}

function problemOf(failure: unknown): ProblemId {
  return failure instanceof EntryFailure ? failure.problem : 'server-gone';
}
