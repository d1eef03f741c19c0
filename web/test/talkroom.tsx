import type { ReactNode } from 'react';
import { afterEach, vi } from 'vitest';
import type { Language } from '../src/core/locale';
import type { Command } from '../src/core/talk/command';
import { AskingProvider } from '../src/ui/bridge/asking';
import { TalkProvider } from '../src/ui/bridge/talk';
import { talkFixture } from './fixtures';
import { acting, seat } from './render';
import { answerOf, youOf } from './seatview';
import { AHEAD_MILLIS, ScriptedTalk } from './talkport';
import { type Place, seatOf } from './viewafter';

interface RoomPlace extends Place {
  readonly language?: Language;
}

afterEach(() => vi.useRealTimers());

/** A view of the room with a seat at a shared talk; the page's clock stands at its last line. */
export async function atTalk(view: ReactNode, place: RoomPlace) {
  const fixture = talkFixture(place.talk);
  const server = new ScriptedTalk();
  const own = seatOf(fixture.lines, place.seat);
  const talk = server.starts(null, answerOf(own));
  const logs = place.you?.logs ?? ['talk/table'];
  const tell = (from: number, to: number) => {
    fixture.lines.slice(from, to).forEach((line, index) => {
      if (logs.includes(line.log)) server.last.text(`{"line":${fixture.texts[from + index]},"type":"Line"}`);
    });
  };
  server.welcome(youOf({ logs, ...place.you }));
  tell(0, place.after);
  server.last.tell({ type: 'CaughtUp', last: {} });
  const atMillis = fixture.lines[place.after - 1]?.atMillis ?? 0;
  vi.useFakeTimers({ toFake: ['Date'], now: atMillis - AHEAD_MILLIS });
  const seated = await seat(
    <TalkProvider talk={talk}>
      <AskingProvider>{view}</AskingProvider>
    </TalkProvider>,
    place.language === undefined ? {} : { language: place.language },
  );
  return {
    ...seated,
    talk,
    server,
    given: (): readonly Command[] => server.last.given().map(({ command }) => command),
    /** Lets the talk go on to this line. */
    goesOn: (to: number) => acting(() => tell(talk.view().sequence, to)),
  };
}

/** The button of an action. */
export function button(id: string): HTMLButtonElement {
  const found = document.querySelector<HTMLButtonElement>(`[data-action="${id}"]`);
  if (found === null) throw new Error(`no button ${id}`);
  return found;
}

export function buttons(): (string | undefined)[] {
  return [...document.querySelectorAll<HTMLElement>('[data-action]')].map(({ dataset }) => dataset.action);
}
