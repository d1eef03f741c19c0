import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Look, TALKS, type TalkFixture } from '../../../test/fixtures';
import { viewOf } from '../../../test/seatview';
import { agendaProgress, floorBoard } from './boards';
import { clocksAt } from './clocks';
import type { CommandType } from './command';
import { applyCaucusLine, applyLine, emptyCaucus, OutOfSequence } from './fold';
import { mayBeHeard, mayBeSeen, mayHear } from './hearing';
import { LIMITS } from './limits';
import { whyNot } from './rights';
import { attendee } from './selectors';
import { emptyProceedings, type TalkView } from './view';

const CASES = TALKS.flatMap((talk) => talk.looks.map((look) => ({ name: talk.name, after: look.after, talk, look })));

const seen = (talk: TalkFixture, look: Look): TalkView => viewOf(talk.lines.slice(0, look.after));

/** Wrong words are found after the role is looked at, and before the moment is. */
const WORDS = /^refusal\.(bad|words|text)-/;
const OWN_REASONS = /^(refusal\.not-your-right|refusal\.talk-over) /;

test('there are talks to fold', () => {
  expect(TALKS.length).toBeGreaterThanOrEqual(9);
  expect(CASES.length).toBeGreaterThan(30);
});

describe.each(CASES)('$name after $after lines', ({ talk, look }) => {
  const view = seen(talk, look);

  test('the table stands as the server says', () => {
    const { preparation, seats, sitting, agenda, floor, order, motions } = view;
    expect({ preparation, seats, sitting, agenda, floor, order, motions }).toStrictEqual(look.table);
    expect(view.clocks).toStrictEqual(look.clocks);
    expect(view.speakers).toStrictEqual(look.speakers);
    expect(view.interventions).toStrictEqual(look.spoken);
  });

  test('the caucuses stand as the server says', () => {
    expect(view.caucuses).toStrictEqual(look.caucuses);
  });

  test('the boards are the same, now and later', () => {
    for (const { nowMillis, floor, agenda, clocks } of look.later) {
      expect(clocksAt(view, nowMillis)).toStrictEqual(clocks);
      expect(withoutNulls(floorBoard(view, nowMillis))).toStrictEqual(floor);
      expect(withoutNulls(agendaProgress(view, nowMillis))).toStrictEqual(agenda);
    }
  });

  test('the same seats hear and may be heard', () => {
    for (const [seat, expected] of Object.entries(look.seats)) {
      const found = {
        mayHear: mayHear(view, seat),
        mayBeHeard: mayBeHeard(view, seat),
        mayBeSeen: mayBeSeen(view, seat),
      };
      expect(found, seat).toEqual({
        mayHear: expected.mayHear,
        mayBeHeard: expected.mayBeHeard,
        mayBeSeen: expected.mayBeSeen,
      });
    }
  });

  test('role and moment allow what the server allows, and refuse for its reasons', () => {
    for (const [id, { refused }] of Object.entries(look.seats)) {
      const mine = seatView(talk, look, id);
      for (const [answer, commands] of Object.entries(refused)) {
        for (const command of commands.split(' ').filter(known)) {
          const why = whyNot(mine, command);
          const said = why === null ? null : `${why.reason} ${why.remedy}`;
          const context = `${id} ${command}: ${answer}`;
          if (OWN_REASONS.test(answer)) expect(said, context).toBe(answer);
          else if (said !== null && !WORDS.test(answer)) expect(said, context).toBe(answer);
        }
      }
      const all = Object.values(refused).flatMap((commands) => commands.split(' '));
      for (const command of COMMANDS.filter((one) => !all.includes(one))) {
        expect(whyNot(mine, command), `${id} ${command} is accepted`).toBeNull();
      }
    }
  });
});

const COMMANDS = [...new Set(TALKS.flatMap(({ looks }) => looks.flatMap(commandsIn)))].filter(known);

function commandsIn({ seats }: Look): string[] {
  return Object.values(seats).flatMap(({ refused }) => Object.values(refused).flatMap((all) => all.split(' ')));
}

/** Only the node gives this one. */
function known(command: string): command is CommandType {
  return command !== 'ReportOutage';
}

function seatView(talk: TalkFixture, look: Look, id: string): TalkView {
  const lines = talk.lines.slice(0, look.after);
  const { seat, presence } = attendee(viewOf(lines), id) ?? { presence: 'AWAY' as const };
  if (seat === undefined) throw new Error(`no seat ${id}`);
  return viewOf(lines, seat, { presence });
}

/** The server leaves out what is not there. */
function withoutNulls(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, part) => (part === null ? undefined : part));
}

test('a line that is not the next is not applied', () => {
  const [first, second] = TALKS[0]?.lines ?? [];
  if (first === undefined || second === undefined) throw new Error('no lines');
  const empty = emptyProceedings('talk');
  expect(() => applyLine(empty, second)).toThrow(OutOfSequence);
  expect(() => applyLine(applyLine(empty, first), first)).toThrow(OutOfSequence);
  expect(() => applyLine(emptyProceedings('other'), first)).toThrow(OutOfSequence);
  const caucus = { ...second, log: 'talk/caucus/a', event: { type: 'CaucusEnded' } as const };
  expect(() => applyCaucusLine(emptyCaucus('a'), caucus)).toThrow(OutOfSequence);
});

test("the limits are the server's", () => {
  const limits: Record<string, number> = JSON.parse(readFileSync('../docs/fixtures/limits.json', 'utf8'));
  for (const [name, value] of Object.entries(LIMITS)) {
    const theirs = name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
    expect(limits[theirs], name).toBe(value);
  }
});
