// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { talkFixture } from '../../../test/fixtures';
import { ScriptedPort } from '../../../test/port';
import { acting, find, page } from '../../../test/render';
import { answerOf, SEAT, youOf } from '../../../test/seatview';
import { ScriptedTalk } from '../../../test/talkport';
import type { Language } from '../../core/locale';
import type { Line, You } from '../../core/talk/frames';
import { Stay } from '../../core/talk/stay';
import type { Announcement } from '../../core/talk/terms';
import type { SeatAnswer } from '../../core/talk/view';
import { SeatProvider } from '../../ui/bridge/session';
import { TalkProvider } from '../../ui/bridge/talk';
import { DoorPage } from './DoorPage';
import { WaitingPage } from './WaitingPage';

const AWAY = youOf({ presence: 'AWAY' });
const ANNOUNCEMENT: Announcement = {
  title: { en: 'Talks of the heads', ar: 'محادثات الرؤساء' },
  startMillis: Date.parse('2021-06-28T10:00:00Z'),
  durationMillis: 3_600_000,
  form: 'VIDEO',
  occasion: { name: { en: 'Twenty years of the treaty', ar: 'عشرون عامًا على المعاهدة' } },
  languages: ['ru', 'zh'],
  initiator: 'b',
};
const ANNOUNCED = {
  board: { phase: 'ANNOUNCED', announcement: ANNOUNCEMENT, revision: 0, sitting: false, open: false },
} as const;

interface Setting {
  language?: Language;
  you?: You;
  answer?: SeatAnswer;
  Page?: typeof DoorPage;
}

/** A page before the room, with the server played by the test. */
async function comes({ language = 'en', you = AWAY, answer = answerOf(), Page = DoorPage }: Setting = {}) {
  const talk = new ScriptedTalk(answer);
  const parts = { api: talk, media: new ScriptedPort(), clock: talk.clock, screenPossible: true };
  const stay = new Stay({ ...parts, talk: talk.starts(null, answer) });
  stay.start();
  talk.welcome(you);
  talk.last.tell({ type: 'CaughtUp', last: {} });
  const seated = {
    session: stay.session,
    devices: [],
    shell: { toggleTheme: () => undefined },
    keys: { letters: true, setLetters: () => undefined },
  };
  const place = await page(
    <TalkProvider talk={stay.talk}>
      <SeatProvider seat={seated}>
        <Page stay={stay} />
      </SeatProvider>
    </TalkProvider>,
    language,
  );
  const facts = () => place.querySelector('dl')?.textContent ?? '';
  return { talk, stay, place, facts };
}

const notice = (id: string) => [...find(`[data-notice="${id}"]`).querySelectorAll('p')].map((part) => part.textContent);

describe('the door', () => {
  test('says who invites, to what, when in both capitals, and one’s own seat', async () => {
    const { facts } = await comes({ answer: answerOf(SEAT, ANNOUNCED), you: youOf({ presence: 'AWAY', logs: [] }) });
    expect(find('h1').textContent).toBe('Talks of the heads');
    expect(document.body.textContent).toContain('Twenty years of the treaty');
    expect(facts()).toContain('Invited byBelmark');
    expect(facts()).toMatch(/28 June 2021.*13:00 Moscow.*Ardenia.*18:00 China.*Belmark/);
    expect(facts()).toContain('Your seatHeadHead of delegationArdenia');
  });

  test('says it in the reader’s language', async () => {
    const { facts } = await comes({
      language: 'ar',
      answer: answerOf({ ...SEAT, office: {} }, { board: { ...ANNOUNCED.board, announcement: { ...ANNOUNCEMENT } } }),
      you: youOf({ presence: 'AWAY', logs: [] }),
    });
    expect(find('h1').textContent).toBe('محادثات الرؤساء');
    expect(facts()).toContain('صاحب الدعوةبلمارك');
    expect(facts()).toContain('مقعدكمرئيس الوفدأردينيا');
    expect(find('[data-action="arrive"]').textContent).toBe('تسجيل الحضور');
  });

  test('names no time while the talk is postponed without one', async () => {
    const board = { ...ANNOUNCED.board, phase: 'POSTPONED' } as const;
    const { facts } = await comes({ answer: answerOf(SEAT, { board }), you: youOf({ presence: 'AWAY', logs: [] }) });
    expect(facts()).toContain('The talksPostponed; the new time is not known yet');
    expect(facts()).not.toContain('Moscow');
  });

  test('says until when the sitting is adjourned', async () => {
    const { talk, facts } = await comes();
    await acting(() => talk.lines(talkFixture('chaired'), 0, adjourned()));
    expect(facts()).toMatch(/Sitting 1 is adjourned until Mon(day)?,? 28 June at 10:08 UTC/);
  });

  test('arriving is under way until the server has answered', async () => {
    const { talk } = await comes();
    await acting(() => find('[data-action="arrive"]').click());
    expect(find('[data-action="arrive"]').textContent).toBe('Arriving…');
    const refusal = { reason: 'refusal.talk-over', remedy: 'next.nothing', arguments: {} };
    await acting(() => talk.last.tell({ type: 'Refused', id: 'id-1', ...refusal }));
    expect(find('[data-action="arrive"]').textContent).toBe('Arrive');
    expect(notice('refusal')).toHaveLength(3);
  });

  test('of a room that one is in already leads back into it', async () => {
    await comes({ you: youOf({ room: 'talk/table' }) });
    expect(find('[data-action="arrive"]').textContent).toBe('Return to the room');
  });

  test('says why one was sent out, with the reason that was given', async () => {
    const { talk, stay } = await comes();
    await acting(() => void stay.arrive({ name: '', microphone: false, camera: false, devices: NO_CHOICE }));
    await acting(() => {
      talk.last.tell(youOf({ room: 'talk/table' }));
      talk.last.tell({ type: 'Accepted', id: 'id-1', log: 'talk/table', first: 1, last: 1 });
      talk.last.tell({ type: 'Line', line: sentOut({ en: 'Noise' }) }, AWAY);
    });
    const [what, works, todo] = notice('sent-out');
    expect(what).toBe('You have been sent out of the room. The reason given: “\u2068Noise\u2069”');
    expect(new Set([what, works, todo]).size).toBe(3);
    expect(find('[data-action="arrive"]').textContent).toBe('Arrive');
    expect(document.activeElement?.tagName).toBe('H1');
  });

  test('can be come back to by who has left', async () => {
    const { stay } = await comes({ you: youOf({ presence: 'WAITING' }) });
    await acting(() => stay.leave());
    expect(notice('left')[0]).toBe('You have left the talks.');
    expect(find('[data-action="arrive"]').textContent).toBe('Return to the talks');
  });
});

describe('the waiting room', () => {
  const WAITING = youOf({ presence: 'WAITING' });

  test('says where one is and who will open, and shows the agenda', async () => {
    const { talk, place, facts } = await comes({ you: WAITING, Page: WaitingPage });
    await acting(() => talk.lines(talkFixture('chaired'), 0, 17));
    expect(document.activeElement?.tagName).toBe('H1');
    expect(notice('waiting')).toHaveLength(3);
    expect(notice('waiting')[2]).toContain('the head of your delegation');
    expect([...place.querySelectorAll('ol > li')].map((line) => line.textContent)).toEqual([
      'greetings10 minutes',
      'assessment60 minutes',
      'border',
    ]);
    expect(facts()).toContain('The talksIn preparation');
  });

  test('of who sits with no delegation is opened by chair or secretariat', async () => {
    const seat = { id: 'booth', role: 'INTERPRETER', office: {}, languages: [] } as const;
    await comes({ you: youOf({ presence: 'WAITING' }), answer: answerOf(seat), Page: WaitingPage });
    expect(notice('waiting')[2]).not.toContain('delegation');
    expect(document.querySelector('ol')).toBeNull();
  });

  test('can be left', async () => {
    const { talk } = await comes({ you: WAITING, Page: WaitingPage });
    await acting(() => find('[data-action="leave-waiting"]').click());
    expect(talk.last.given().map(({ command }) => command.type)).toEqual(['Leave']);
  });
});

const NO_CHOICE = { microphone: '', camera: '', output: '' };

function sentOut(reason: Record<string, string>): Line {
  const event = { type: 'SeatSentOut', seat: SEAT.id, reason } as const;
  return { log: 'talk/table', sequence: 1, atMillis: 1, by: 'chair', command: 'c', event, previous: '' };
}

/** The line by which the first sitting was adjourned. */
function adjourned(): number {
  return talkFixture('chaired').lines.find((line) => line.event.type === 'SittingAdjourned')?.sequence ?? 0;
}
