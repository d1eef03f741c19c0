// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { acting, find, key, type } from '../../../test/render';
import { atTalk, button, buttons } from '../../../test/talkroom';
import { AskDialog } from '../ask/AskDialog';
import { AgendaPanel } from './AgendaPanel';
import { ItemDialog } from './ItemDialog';

const CHAIRED = { talk: 'chaired', after: 48 } as const;

const agenda = (
  <>
    <AgendaPanel />
    <ItemDialog />
    <AskDialog />
  </>
);

describe('the agenda', () => {
  test('tells of each item its progress, kind, owner, time, and whether the press may follow, in words', async () => {
    await atTalk(agenda, { ...CHAIRED, seat: 'delegate-a' });
    const items = [...document.querySelectorAll('[data-item]')].map((item) => item.textContent);
    expect(items[0]).toMatch(/greetings.*now.*protocol.*of all delegations.*00:\d\d of 10:00.*open to the press/);
    expect(items[1]).toMatch(/to come.*assessment.*00:00 of 1:00:00.*closed to the press/);
    expect(items[2]).toMatch(/bilateral.*Belmark.*no time planned/);
    expect(find('[data-current]').dataset.item).toBe('greetings');
  });

  test('offers a delegate nothing to press', async () => {
    await atTalk(agenda, { ...CHAIRED, seat: 'delegate-a' });
    expect(buttons()).toEqual([]);
    expect(document.querySelector('[data-grip]')).toBeNull();
  });

  test('lets who leads conclude and begin; what cannot be says why', async () => {
    const { given } = await atTalk(agenda, { ...CHAIRED, after: 51, seat: 'chair' });
    expect(button('agenda.begin:assessment').getAttribute('aria-description')).toContain('Another item');
    expect(button('agenda.conclude:greetings').getAttribute('aria-label')).toMatch(/^Conclude: /);
    expect(button('agenda.conclude:greetings').textContent).toBe('Conclude');
    await acting(() => button('agenda.conclude:greetings').click());
    expect(given()).toEqual([{ type: 'ConcludeItem', item: 'greetings' }]);
  });

  test('moves an item that has not been begun by keys', async () => {
    const { given } = await atTalk(agenda, { ...CHAIRED, seat: 'chair' });
    expect(document.querySelector('[data-grip="greetings"]')).toBeNull();
    await acting(() => find('[data-grip="border"]').focus());
    await key('ArrowUp');
    expect(given()).toEqual([{ type: 'MoveItem', item: 'border', position: 1 }]);
  });

  test('opening to the press asks once, and its button names what it does', async () => {
    const { given } = await atTalk(agenda, { ...CHAIRED, seat: 'chair' });
    await acting(() => button('agenda.open-press:assessment').click());
    expect(find('[role="dialog"]').textContent).toContain('Observers and the press see and hear the item');
    expect(button('confirm').textContent).toMatch(/^Open to the press: /);
    await acting(() => button('confirm').click());
    expect(given()).toEqual([{ type: 'OpenToPress', item: 'assessment' }]);
  });

  test('more time is chosen among usual lengths', async () => {
    const { given } = await atTalk(agenda, { ...CHAIRED, seat: 'chair' });
    await acting(() => button('agenda.extend:greetings').click());
    await acting(() => find<HTMLInputElement>('input[type="radio"][value="15"]').click());
    await acting(() => button('confirm').click());
    expect(given()).toEqual([{ type: 'ExtendItem', item: 'greetings', extraMillis: 900_000 }]);
  });
});

describe('the form of an item', () => {
  test('adds one with a title in the reader’s language', async () => {
    const { given } = await atTalk(agenda, { ...CHAIRED, seat: 'chair' });
    await acting(() => button('agenda.add').click());
    await type(
      find<HTMLInputElement>('[role="dialog"] input[type="text"][autofocus], [role="dialog"] input:focus'),
      'Fisheries',
    );
    await acting(() => button('confirm').click());
    const [command] = given();
    expect(command).toMatchObject({
      type: 'AddItem',
      item: { title: { en: 'Fisheries' }, kind: 'BILATERAL', allottedMillis: 0, openToPress: false },
    });
  });

  test('adds none without a title', async () => {
    const { given } = await atTalk(agenda, { ...CHAIRED, seat: 'chair' });
    await acting(() => button('agenda.add').click());
    await acting(() => button('confirm').click());
    expect(given()).toEqual([]);
    expect(document.querySelector('[role="dialog"]')).not.toBeNull();
  });

  test('changes one that has not been begun, from what is planned', async () => {
    const { given } = await atTalk(agenda, { ...CHAIRED, seat: 'chair' });
    await acting(() => button('agenda.change:border').click());
    await acting(() => find('[role="dialog"] [role="switch"]').click());
    await acting(() => button('confirm').click());
    expect(given()).toMatchObject([{ type: 'ChangeItem', item: { id: 'border', owner: 'b', openToPress: true } }]);
  });
});
