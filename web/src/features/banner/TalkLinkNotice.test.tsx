// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { talkFixture } from '../../../test/fixtures';
import { ScriptedPort } from '../../../test/port';
import { acting, find, page } from '../../../test/render';
import { youOf } from '../../../test/seatview';
import { ScriptedTalk } from '../../../test/talkport';
import { browserHash } from '../../core/talk/chain';
import { Stay } from '../../core/talk/stay';
import { SeatProvider } from '../../ui/bridge/session';
import { TalkProvider } from '../../ui/bridge/talk';
import { TalkLinkNotice } from './TalkLinkNotice';

const QUIET = { name: '', microphone: false, camera: false, devices: { microphone: '', camera: '', output: '' } };
const ROOM = youOf({ room: 'talk/table' });

/** Somebody in the room, with the server played by the test. */
async function inRoom() {
  const talk = new ScriptedTalk();
  talk.ticket = { ok: true, value: { room: 'talk/table', token: 'ey' } };
  const media = new ScriptedPort();
  const stay = new Stay({
    talk: talk.starts(browserHash()),
    api: talk,
    media,
    clock: talk.clock,
    screenPossible: true,
  });
  stay.start();
  talk.welcome(ROOM);
  talk.last.tell({ type: 'CaughtUp', last: {} });
  const seat = {
    session: stay.session,
    devices: [],
    shell: { toggleTheme: () => undefined },
    keys: { letters: true, setLetters: () => undefined },
  };
  await page(
    <TalkProvider talk={stay.talk}>
      <SeatProvider seat={seat}>
        <TalkLinkNotice />
      </SeatProvider>
    </TalkProvider>,
  );
  await acting(() => stay.arrive(QUIET));
  return { talk, media };
}

const shown = () => [...document.querySelectorAll('[data-notice]')].map((one) => one.getAttribute('data-notice'));

test('the talk alone being interrupted is said, with the way to hurry', async () => {
  const { talk } = await inRoom();
  expect(shown()).toEqual([]);
  await acting(() => talk.last.close());
  expect(shown()).toEqual(['talk-broken']);
  expect(find('[data-notice]').querySelectorAll('p')).toHaveLength(3);
  await acting(() => find('[data-action="try-now"]').click());
  expect(talk.connections).toHaveLength(2);
  await acting(() => {
    talk.welcome(ROOM);
    talk.last.tell({ type: 'CaughtUp', last: {} });
  });
  expect(shown()).toEqual([]);
});

test('everything being interrupted is said once, by who says it for picture and sound', async () => {
  const { talk, media } = await inRoom();
  await acting(() => media.tell({ type: 'resuming' }));
  await acting(() => talk.last.close());
  expect(shown()).toEqual([]);
});

test('a record that does not fit together is said, and stays said', async () => {
  const { talk } = await inRoom();
  const { texts } = talkFixture('chaired');
  await acting(() => {
    for (const text of [texts[0], texts[1]?.replace('Ardenia', 'Ardena'), texts[2]]) {
      talk.last.text(`{"line":${text},"type":"Line"}`);
    }
  });
  // The hash is the platform's own and takes its time.
  while (shown().length === 0) await acting(() => undefined);
  expect(shown()).toEqual(['chain-broken']);
  expect(find('[data-notice]').textContent).toContain('line 3');
});
