import type { Clock } from '../clock';
import type { Refused } from '../refusal';
import { createStore, type Store } from '../store';
import type { SeatId, TalkId, Wording } from '../talk/terms';
import { type Invitation, type Invited, refusedBy, type Scope, type Secretariat, type TalkAnswer } from './client';
import { announceCommand, commandsTo, type SetupCommand } from './commands';
import { announcementOf, type Draft, draftOf, said } from './draft';
import { dirty, type Editing, editing, reduce, type Step } from './editing';
import { forgetDraft, keepDraft, keptDraft, type Shelf } from './keeping';
import { carryOut, type Outcome, type Progress } from './saving';

export interface Preparing {
  readonly phase: 'loading' | 'ready' | 'failed';
  /** Why the talk could not be read; the draft, if there is one, stays. */
  readonly failure: Refused | null;
  readonly answer: TalkAnswer | null;
  readonly editing: Editing | null;
  readonly saving: Progress | null;
  /** What the last saving has come to, until it is put away. */
  readonly outcome: Outcome | null;
  readonly invitations: readonly Invitation[];
  /** Links that were just made: each is seen only here and only now. */
  readonly links: readonly Invited[];
  /** Why the last request beside saving failed, until it is put away. */
  readonly refused: Refused | null;
  /** False when this browser keeps nothing: then the page must not be left before saving. */
  readonly kept: boolean;
}

const LOADING: Preparing = {
  phase: 'loading',
  failure: null,
  answer: null,
  editing: null,
  saving: null,
  outcome: null,
  invitations: [],
  links: [],
  refused: null,
  kept: true,
};

/** What the work on a talk needs from outside. */
export interface Parts {
  readonly desk: Secretariat;
  readonly shelf: Shelf;
  readonly clock: Clock;
  /** A name nobody else has: for commands, and for what is added. */
  newId(): string;
}

/** How often the page looks whether somebody else has changed the talk. */
export const LOOK_MILLIS = 15_000;

/** The work on one talk: its draft, and what leads from there to the server. One per page; made by the page. */
export class Preparation {
  readonly store: Store<Preparing, Partial<Preparing>>;
  private stopped = false;
  private cancelLook: () => void = () => undefined;

  constructor(
    private readonly parts: Parts,
    readonly talk: TalkId,
  ) {
    this.store = createStore(LOADING, (state, change) => ({ ...state, ...change }));
  }

  /** Reads the talk, and takes up what was kept of it; afterwards looks again from time to time until closed. */
  async open(): Promise<void> {
    await this.look();
    this.lookLater();
  }

  close(): void {
    this.cancelLook();
  }

  private lookLater(): void {
    this.cancelLook = this.parts.clock.after(LOOK_MILLIS, async () => {
      if (this.store.state().saving === null) await this.look();
      this.lookLater();
    });
  }

  /** Reads the talk as it stands; the draft goes on from there. */
  async look(): Promise<void> {
    const { desk } = this.parts;
    const reply = await desk.read(this.talk);
    if (!reply.ok) {
      const phase = this.store.state().editing === null ? 'failed' : 'ready';
      this.store.dispatch({ phase, failure: refusedBy(reply.failure) });
      return;
    }
    this.arrived(reply.value);
    const listed = await desk.invitations(this.talk);
    if (listed.ok) this.store.dispatch({ invitations: listed.value.invitations });
  }

  private arrived(answer: TalkAnswer): void {
    const server = draftOf(answer.state);
    const { sequence } = answer.state;
    const before = this.store.state().editing ?? this.takenUp(server, sequence);
    const next = reduce(before, { type: 'server', draft: server, sequence });
    this.store.dispatch({ phase: 'ready', failure: null, answer, editing: next });
    this.keep();
  }

  private takenUp(server: Draft, sequence: number): Editing {
    return editing(keptDraft(this.parts.shelf, this.talk) ?? { base: server, draft: server, sequence });
  }

  /** One step of the person's work. */
  step(step: Step): void {
    const { editing: before } = this.store.state();
    if (before === null) return;
    const next = reduce(before, step);
    if (next === before) return;
    this.store.dispatch({ editing: next });
    this.keep();
  }

  private keep(): void {
    const { editing: now } = this.store.state();
    if (now === null) return;
    const { shelf } = this.parts;
    if (dirty(now)) this.store.dispatch({ kept: keepDraft(shelf, this.talk, now) });
    else forgetDraft(shelf, this.talk);
  }

  /** Saves sides, seats and agenda. */
  save(): Promise<boolean> {
    return this.carry((server, draft) => commandsTo(server, draft));
  }

  /** Saves, and makes the talk public. */
  announce(): Promise<boolean> {
    return this.carry((server, draft) => {
      const announce = announceCommand(draft);
      return [...commandsTo(server, draft), ...(announce === null ? [] : [announce])];
    });
  }

  /** Saves, and tells the public something else than before. */
  changeAnnouncement(reason: Wording): Promise<boolean> {
    return this.carry((server, draft) => {
      const announcement = announcementOf(draft.announcement);
      if (announcement === null) return [];
      return [...commandsTo(server, draft), { type: 'ChangeAnnouncement', announcement, reason: said(reason) }];
    });
  }

  postpone(newStartMillis: number | null, askedBy: string | null, reason: Wording): Promise<boolean> {
    return this.carry(() => [
      {
        type: 'PostponeTalk',
        ...(newStartMillis === null ? {} : { newStartMillis }),
        ...(askedBy === null ? {} : { askedBy }),
        reason: said(reason),
      },
    ]);
  }

  cancel(askedBy: string | null, reason: Wording): Promise<boolean> {
    return this.carry(() => [{ type: 'CancelTalk', ...(askedBy === null ? {} : { askedBy }), reason: said(reason) }]);
  }

  /** Stops after the command that is under way; what is done stays done. */
  stop(): void {
    this.stopped = true;
  }

  /** The commands are found from the talk as it stands now, so that nothing is done twice after a failure. */
  private async carry(commands: (server: Draft, draft: Draft) => readonly SetupCommand[]): Promise<boolean> {
    if (this.store.state().saving !== null) return false;
    this.stopped = false;
    this.store.dispatch({ outcome: null, refused: null, saving: { done: 0, all: 0 } });
    await this.look();
    const { editing: now, failure } = this.store.state();
    if (now === null || failure !== null || now.conflicts.length > 0) {
      this.store.dispatch({ saving: null, refused: failure });
      return false;
    }
    const outcome = await carryOut(this.parts.desk, this.talk, commands(now.base, now.draft), {
      newId: this.parts.newId,
      tell: (saving) => this.store.dispatch({ saving }),
      stopped: () => this.stopped,
    });
    await this.look();
    // The new time of a talk that was put off comes back from the server, and is no news of somebody else's.
    const own = outcome.done.some((one) => one.type === 'PostponeTalk');
    if (own && !now.overtaken) this.step({ type: 'seen' });
    this.store.dispatch({ saving: null, outcome });
    return outcome.left.length === 0;
  }

  async invite(seat: SeatId, scope: Scope): Promise<void> {
    const reply = await this.parts.desk.invite(this.talk, seat, scope);
    if (!reply.ok) return this.refuse(refusedBy(reply.failure));
    const { invitations, links } = this.store.state();
    const { invitation } = reply.value;
    this.store.dispatch({
      invitations: [...invitations.filter((one) => one.id !== invitation.id), invitation],
      links: [...links, reply.value],
      refused: null,
    });
  }

  async revoke(id: string): Promise<void> {
    const reply = await this.parts.desk.revoke(this.talk, id);
    if (!reply.ok) return this.refuse(refusedBy(reply.failure));
    const { invitations, links } = this.store.state();
    const revokedMillis = this.parts.clock.nowMillis();
    this.store.dispatch({
      invitations: invitations.map((one) => (one.id === id ? { ...one, revokedMillis } : one)),
      links: links.filter((one) => one.invitation.id !== id),
      refused: null,
    });
  }

  /** Puts a file on the server and its paper into the draft; `title` is what it is called at first. */
  async attach(item: string, file: Blob, title: Wording, from: string | null): Promise<void> {
    const sha256 = await hashOf(file);
    const reply = await this.parts.desk.keep(this.talk, sha256, file);
    if (!reply.ok) return this.refuse(refusedBy(reply.failure));
    this.store.dispatch({ refused: null });
    this.step({
      type: 'attach',
      item,
      paper: { id: this.parts.newId(), title, sha256, sizeBytes: file.size, from },
    });
  }

  newId(): string {
    return this.parts.newId();
  }

  refuse(refused: Refused | null): void {
    this.store.dispatch({ refused });
  }

  putAway(): void {
    this.store.dispatch({ outcome: null, refused: null });
  }
}

/** SHA-256 in hexadecimal digits. */
async function hashOf(file: Blob): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
