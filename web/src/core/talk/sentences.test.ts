import { expect, test } from 'vitest';
import english from '../../../messages/en.json';
import { TALKS, talkFixture } from '../../../test/fixtures';
import { commandName } from './commandnames';
import type { EventType } from './event';
import { sentences } from './sentences';
import { isTelling, type Telling, type Told } from './telling';

/** The arguments that a text takes. */
function argumentsOf(key: string): string[] {
  const text = (english as Record<string, string>)[key] ?? '';
  return [...new Set([...text.matchAll(/\{([a-z]+)(?=[},])/g)].map(([, name = '']) => name))].sort();
}

function check({ key, values = {} }: Telling): void {
  expect(english, key).toHaveProperty([key]);
  expect(Object.keys(values).sort(), key).toEqual(argumentsOf(key));
  for (const inner of Object.values(values) as Told[]) {
    if (typeof inner === 'object' && isTelling(inner)) check(inner);
  }
}

test('every kind of event of the table and of a caucus has a sentence with all that it takes', () => {
  const told = new Set<EventType>();
  for (const { lines } of TALKS) {
    for (const log of new Set(lines.map((line) => line.log))) {
      const own = lines.filter((line) => line.log === log);
      sentences(own).forEach(({ said }, index) => {
        const type = own[index]?.event.type;
        if (type !== undefined) told.add(type);
        check(said);
      });
    }
  }
  // The server's tests see to it that its whole talks hold every event there is.
  expect(told.size).toBeGreaterThan(60);
});

test('a line says who did it, unless it is about that very seat or the node’s own', () => {
  const { lines } = talkFixture('chaired');
  const table = lines.filter(({ log }) => log === 'talk/table');
  const by = sentences(table).map((one) => one.by);
  const at = (type: EventType) => table.findIndex(({ event }) => event.type === type);
  expect(by[at('TalkPrepared')]).toBeNull();
  expect(by[at('FloorRequested')]).toBeNull();
  expect(by[at('FloorGiven')]).toBe('chair');
});

test('words of a person belong to the sentence, as they were given', () => {
  const told = sentences(talkFixture('chaired').lines);
  const at = talkFixture('chaired').lines.findIndex(({ event }) => event.type === 'FloorWithdrawn');
  expect(told[at]?.quote).toEqual({ en: 'Time' });
});

test('a withdrawn request and a ruling name whose they were', () => {
  const { lines } = talkFixture('chaired');
  const withdrawn = lines.findIndex(({ event }) => event.type === 'RequestWithdrawn');
  expect(sentences(lines)[withdrawn]?.said.values).toEqual({ seat: { seat: 'delegate-b' } });
});

test('a motion is told by what is moved', () => {
  const { lines } = talkFixture('two-heads');
  const made = lines.find(({ event }) => event.type === 'MotionMade');
  if (made?.event.type !== 'MotionMade') throw new Error('no motion');
  const said = sentences([made])[0]?.said;
  expect(said?.key).toBe('record.motion-made');
  expect(said?.values?.command).toEqual(commandName(made.event.command));
  for (const { event } of lines) if (event.type === 'MotionMade') check(commandName(event.command));
});
