import { describe, expect, test } from 'vitest';
import { TALKS } from '../../../test/fixtures';
import { viewOf } from '../../../test/seatview';
import { seatOf, viewAfter } from '../../../test/viewafter';
import type { Command } from './command';
import { whyNotGive } from './rules';

/** Commands that say everything by their name, so that the server's answer in the fixtures is about the same. */
const BARE: readonly Command[] = [
  { type: 'OpenSitting' },
  { type: 'ResumeSitting' },
  { type: 'CloseSitting' },
  { type: 'RequestFloor' },
  { type: 'CloseList' },
  { type: 'ReopenList' },
  { type: 'TakeFloor' },
  { type: 'YieldFloor' },
  { type: 'WithdrawPointOfOrder' },
  { type: 'GoOffRecord' },
  { type: 'ReturnToRecord' },
];

describe.each(TALKS.map((talk) => [talk.name, talk] as const))('%s', (_name, talk) => {
  test('what the server would refuse is refused here, for the same reason', () => {
    for (const look of talk.looks) {
      const happened = talk.lines.slice(0, look.after);
      const revoked = new Set(
        happened.flatMap(({ event }) => (event.type === 'AccreditationRevoked' ? [event.seat] : [])),
      );
      for (const [id, { reads, refused }] of Object.entries(look.seats)) {
        // Who reads no log of the table knows nothing that a reason could be made of.
        if (!reads.includes('talk/table') || revoked.has(id)) continue;
        const presence = look.table.seats.attendees.find(({ seat }) => seat.id === id)?.presence ?? 'AWAY';
        const lines = happened.filter(({ log }) => reads.includes(log));
        const view = viewOf(lines, seatOf(talk.lines, id), { logs: reads, presence });
        for (const command of BARE) {
          const answer = Object.entries(refused).find(([, types]) => types.split(' ').includes(command.type))?.[0];
          const why = whyNotGive(view, command);
          const here = why === null ? undefined : `${why.reason} ${why.remedy}`;
          expect(here, `${id} ${command.type} after ${look.after}`).toBe(answer);
        }
      }
    }
  });
});

/** `chaired`: after line 48 head-b has the floor; head-a, delegate-a and delegate-b wait. */
const CHAIRED = { talk: 'chaired', after: 48 } as const;
const reasonOf = (place: Parameters<typeof viewAfter>[0], command: Command) =>
  whyNotGive(viewAfter(place), command)?.reason;

describe('the floor', () => {
  test('is not given while somebody has it, and only to who is in the room', () => {
    const chair = { ...CHAIRED, seat: 'chair' };
    expect(reasonOf(chair, { type: 'GiveFloor', seat: 'head-a' })).toBe('refusal.floor-taken');
    expect(reasonOf({ ...chair, after: 51 }, { type: 'GiveFloor', seat: 'head-a' })).toBeUndefined();
    expect(reasonOf({ ...chair, after: 51 }, { type: 'GiveFloor', seat: 'interpreter' })).toBe('refusal.cannot-speak');
    expect(reasonOf({ ...chair, after: 66 }, { type: 'GiveFloor', seat: 'adviser-a' })).toBe('refusal.not-here');
  });

  test('is passed within the delegation only, by who has it or its head', () => {
    const speaker = { ...CHAIRED, seat: 'head-b' };
    expect(reasonOf(speaker, { type: 'PassFloor', seat: 'delegate-b' })).toBeUndefined();
    expect(reasonOf(speaker, { type: 'PassFloor', seat: 'head-a' })).toBe('refusal.cannot-speak');
    expect(reasonOf({ ...CHAIRED, seat: 'head-a' }, { type: 'PassFloor', seat: 'delegate-a' })).toBe(
      'refusal.not-your-floor',
    );
  });

  test('a reply is to another delegation, once at a time', () => {
    const after = { ...CHAIRED, after: 51 };
    expect(reasonOf({ ...after, seat: 'head-a' }, { type: 'AskRightOfReply', intervention: 1 })).toBeUndefined();
    expect(reasonOf({ ...after, seat: 'head-b' }, { type: 'AskRightOfReply', intervention: 1 })).toBe(
      'refusal.own-intervention',
    );
    expect(reasonOf({ ...after, after: 52, seat: 'head-a' }, { type: 'AskRightOfReply', intervention: 1 })).toBe(
      'refusal.already-listed',
    );
    expect(reasonOf({ ...after, seat: 'head-a' }, { type: 'AskRightOfReply', intervention: 9 })).toBe(
      'refusal.unknown-intervention',
    );
  });

  test('a request is struck by its own side or by who presides', () => {
    const strike: Command = { type: 'WithdrawRequest', request: 3 };
    expect(reasonOf({ ...CHAIRED, seat: 'chair' }, strike)).toBeUndefined();
    expect(reasonOf({ ...CHAIRED, seat: 'head-a' }, strike)).toBeUndefined();
    expect(reasonOf({ ...CHAIRED, seat: 'delegate-b' }, strike)).toBe('refusal.not-yours');
  });
});

describe('the agenda', () => {
  test('begins one item at a time, and plans no item that was begun', () => {
    const chair = { ...CHAIRED, seat: 'chair' };
    expect(reasonOf(chair, { type: 'BeginItem', item: 'assessment' })).toBe('refusal.item-current');
    expect(reasonOf(chair, { type: 'BeginItem', item: 'greetings' })).toBe('refusal.already-so');
    expect(reasonOf(chair, { type: 'DropItem', item: 'greetings' })).toBe('refusal.item-begun');
    expect(reasonOf(chair, { type: 'DropItem', item: 'assessment' })).toBeUndefined();
    expect(reasonOf({ ...chair, seat: 'secretary' }, { type: 'DropItem', item: 'assessment' })).toBe(
      'refusal.sitting-open',
    );
  });

  test('gives more time only where some was planned', () => {
    const chair = { talk: 'chaired', after: 73, seat: 'chair' };
    expect(reasonOf(chair, { type: 'ExtendItem', item: 'border', extraMillis: 1 })).toBe('refusal.no-limit');
  });

  test('a paper is taken back by its own side', () => {
    const withdraw: Command = { type: 'WithdrawDocument', item: 'border', document: 'speech' };
    expect(reasonOf({ talk: 'chaired', after: 70, seat: 'delegate-b' }, withdraw)).toBeUndefined();
    expect(reasonOf({ talk: 'chaired', after: 70, seat: 'head-a' }, withdraw)).toBe('refusal.not-yours');
    expect(reasonOf({ talk: 'chaired', after: 70, seat: 'secretary' }, withdraw)).toBe('refusal.not-yours');
  });
});

describe('the door', () => {
  test('a head lets in the own people, and nobody sends a head out of an open sitting', () => {
    const waits = { talk: 'chaired', after: 22 } as const;
    expect(reasonOf({ ...waits, seat: 'head-a' }, { type: 'Admit', seat: 'delegate-a' })).toBeUndefined();
    expect(reasonOf({ ...waits, seat: 'head-b' }, { type: 'Admit', seat: 'delegate-a' })).toBe('refusal.not-yours');
    expect(reasonOf({ ...waits, seat: 'secretary' }, { type: 'Admit', seat: 'delegate-b' })).toBe(
      'refusal.not-waiting',
    );
    expect(reasonOf({ ...CHAIRED, seat: 'chair' }, { type: 'SendOut', seat: 'head-a', reason: {} })).toBe(
      'refusal.seat-protected',
    );
  });
});

test('while the connection is broken, that is the reason', () => {
  const view = { ...viewAfter({ ...CHAIRED, seat: 'head-a' }), link: { kind: 'catching-up' } as const };
  expect(whyNotGive(view, { type: 'RequestFloor' })?.reason).toBe('request.not-connected');
});
