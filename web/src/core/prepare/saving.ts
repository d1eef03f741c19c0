import type { Refused } from '../refusal';
import type { TalkId } from '../talk/terms';
import { refusedBy, type Secretariat } from './client';
import type { SetupCommand } from './commands';

/** How far a list of commands has come. */
export interface Progress {
  readonly done: number;
  readonly all: number;
}

/** What became of a list of commands: all were done, or it stopped at one of them. */
export interface Outcome {
  readonly done: readonly SetupCommand[];
  /** From the first that was not done on. */
  readonly left: readonly SetupCommand[];
  /** Why it stopped; null when all is done or the person stopped it. */
  readonly refused: Refused | null;
}

/** Tries of one command that got no answer: it has the same name each time, so it is never done twice. */
const TRIES = 3;

/**
 * Carries out commands one after the other, as the server wants them; stops at the first that is refused, or when the
 * person has had enough. What was done stays done.
 */
export async function carryOut(
  desk: Pick<Secretariat, 'order'>,
  talk: TalkId,
  commands: readonly SetupCommand[],
  { newId, tell, stopped }: { newId: () => string; tell: (progress: Progress) => void; stopped: () => boolean },
): Promise<Outcome> {
  for (const [at, command] of commands.entries()) {
    tell({ done: at, all: commands.length });
    if (stopped()) return { done: commands.slice(0, at), left: commands.slice(at), refused: null };
    const refused = await ordered(desk, talk, newId(), command);
    if (refused !== null) return { done: commands.slice(0, at), left: commands.slice(at), refused };
  }
  tell({ done: commands.length, all: commands.length });
  return { done: commands, left: [], refused: null };
}

async function ordered(
  desk: Pick<Secretariat, 'order'>,
  talk: TalkId,
  id: string,
  command: SetupCommand,
): Promise<Refused | null> {
  for (let tries = 1; ; tries++) {
    const reply = await desk.order(talk, id, command);
    if (reply.ok) return null;
    if (reply.failure.status !== 0 || tries === TRIES) return refusedBy(reply.failure);
  }
}
