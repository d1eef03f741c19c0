// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { button, field, open, preparing } from '../../../test/desk';
import { acting, description, find, type } from '../../../test/render';
import { LOOK_MILLIS } from '../../core/prepare/preparing';

// The whole page is drawn again and again in a simulated browser, perhaps on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const press = (name: string) => acting(() => button(name).click());
const status = () => document.querySelector('[role="status"]')?.textContent ?? '';
const notices = () => [...document.querySelectorAll('[data-notice]')].map((one) => one.getAttribute('data-notice'));
const rows = (list: string) =>
  [...document.querySelectorAll(`[data-row^="${list}."]`)].map((one) => one.getAttribute('data-row')?.split('.')[1]);
const preview = () => find('section[aria-label="As the public will see it"]').querySelector('div[lang] > div');
const printed = () => preview()?.shadowRoot?.textContent ?? '';

describe('the form', () => {
  test('leads every change to the draft, says what is not saved, and saves it', async () => {
    const { desk, draft } = await preparing();
    await open('seats.head-a');
    await type(field('Office – English'), 'President');
    expect(draft()?.seats[1]?.office.en).toBe('President');
    expect(status()).toBe('1 change is not saved. This browser keeps it.');
    await press('save');
    expect(desk.served.commands.at(-1)).toMatchObject({ type: 'ChangeSeat', seat: 'head-a' });
    expect(status()).toMatch(/announcement has not been made public/);
  });

  test('adds, removes and moves by its buttons, and says where a moved item is now', async () => {
    const { draft } = await preparing();
    await press('add-item');
    expect(rows('items')).toEqual(['i1', 'i2', 'n9']);
    await type(field('Title – English'), 'Any other');
    await press('Move “Any other” up');
    expect(rows('items')).toEqual(['i1', 'n9', 'i2']);
    expect(document.querySelector('p[aria-live="polite"]')?.textContent).toBe('“Any other” is now number 2.');
    await press('remove-item');
    expect(draft()?.items.map((one) => one.id)).toEqual(['i1', 'i2']);
  });

  test('does not move beyond the list', async () => {
    await preparing();
    await press('Move “Congratulations” up');
    expect(button('Move “Congratulations” up').getAttribute('aria-disabled')).toBe('true');
    expect(rows('items')).toEqual(['i1', 'i2']);
  });

  test('keeps a side that is still needed, and says why', async () => {
    const { draft } = await preparing();
    await open('delegations.a');
    expect(description(button('remove-delegation'))).toMatch(/still has seats/);
    await press('remove-delegation');
    expect(draft()?.delegations).toHaveLength(2);
  });

  test('shows one moment by the clocks of both capitals', async () => {
    await preparing();
    const label = (name: string) =>
      [...document.querySelectorAll('[role="group"]')].find((one) =>
        document.getElementById(one.getAttribute('aria-labelledby') ?? '')?.textContent?.includes(name),
      )?.textContent;
    expect(label('clocks of Side A')).toMatch(/28\/06\/2021.*13:00/);
    expect(label('clocks of Side B')).toMatch(/28\/06\/2021.*18:00/);
  });

  test('undoes and redoes by keys, also while typing', async () => {
    const { draft } = await preparing();
    await open('seats.head-a');
    const office = field('Office – English');
    await type(office, 'President');
    const keys = (code: string, shiftKey = false) =>
      acting(() => {
        office.dispatchEvent(new KeyboardEvent('keydown', { code, ctrlKey: true, shiftKey, bubbles: true }));
      });
    await keys('KeyZ');
    expect(draft()?.seats[1]?.office.en).toBe('Head of delegation');
    await keys('KeyZ', true);
    expect(draft()?.seats[1]?.office.en).toBe('President');
    await keys('KeyS');
    expect(status()).not.toMatch(/not saved/);
  });
});

describe('what is wrong', () => {
  test('is said in a summary and at its field once it stands in the way, and leads there', async () => {
    const { desk } = await preparing();
    const before = desk.served.commands.length;
    await press('add-delegation');
    await acting(() => button('add-delegation').focus());
    expect(document.querySelector('section[aria-label="2 things to correct"]')).toBeNull();
    await press('save');
    expect(desk.served.commands).toHaveLength(before);
    const summary = find('section[aria-label="2 things to correct"]');
    expect(summary.textContent).toContain('Choose the time zone of the capital.');
    await acting(() => summary.querySelectorAll('a')[1]?.click());
    await acting(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(document.activeElement?.id).toBe('field-delegations.n9.zone');
    const zone = find<HTMLInputElement>('[id="field-delegations.n9.zone"]');
    expect(zone.getAttribute('aria-invalid')).toBe('true');
    expect(description(zone)).toContain('Choose the time zone of the capital.');
    await type(field('Name – English'), 'Side C');
    await type(zone, 'UTC');
    expect(document.querySelector('section[aria-label$="to correct"]')).toBeNull();
  });

  test('is not said of a field before the person has been there', async () => {
    await preparing();
    await press('add-seat');
    expect(document.querySelector('[data-row="seats.n9"]')?.textContent).toContain('1 to correct');
    expect(document.querySelector('[data-row="seats.n9"]')?.textContent).not.toContain('Say it in');
  });
});

describe('saving that does not come to its end', () => {
  test('says what happened, what was done, what was not, and what to do', async () => {
    const { desk, work } = await preparing();
    await acting(() => {
      work.step({ type: 'item', id: 'i1', change: { openToPress: false } });
      work.step({ type: 'item', id: 'i2', change: { openToPress: true } });
      desk.refuseAt = desk.served.commands.length + 2;
    });
    await press('save');
    const notice = find('[data-notice="stopped"]').textContent;
    expect(notice).toContain('could not write it down');
    expect(notice).toContain('Stopped at: change the item “Assessment”');
    expect(notice).toContain('1 change was saved before');
    expect(notice).toContain('Try again in a moment.');
    desk.refuseAt = null;
    await press('save');
    expect(notices()).toEqual([]);
  });
});

describe('somebody else', () => {
  test('has changed the talk: theirs comes in, and it is said', async () => {
    const { desk, clock } = await preparing();
    desk.served.happen({ type: 'SeatChanged', seat: 'head-b', office: { en: 'Premier' }, languages: [] });
    await acting(() => clock.pass(LOOK_MILLIS));
    expect(notices()).toEqual(['others']);
    expect(document.querySelector('[data-row="seats.head-b"]')?.textContent).toContain('Premier');
    await press('Put away');
    expect(notices()).toEqual([]);
  });

  test('has changed the same: both versions are shown and one is chosen', async () => {
    const { desk, clock, work, draft } = await preparing();
    await acting(() => work.step({ type: 'seat', id: 'head-a', change: { office: { en: 'Mine' } } }));
    desk.served.happen({ type: 'SeatChanged', seat: 'head-a', office: { en: 'Theirs' }, languages: ['ru'] });
    await acting(() => clock.pass(LOOK_MILLIS));
    const conflict = find('section[aria-label="Both have changed the same"]');
    expect(conflict.textContent).toContain('Seats – Mine – Office');
    expect(conflict.textContent).toContain('Yours: Mine');
    expect(conflict.textContent).toContain('Theirs: Theirs');
    expect(description(button('save'))).toBe('Decide first which version stays');
    await press('take-theirs');
    expect(draft()?.seats[1]?.office.en).toBe('Theirs');
    expect(document.querySelector('section[aria-label="Both have changed the same"]')).toBeNull();
  });
});

describe('the preview', () => {
  test('is the announcement as it is being written, in the public’s words', async () => {
    const { work } = await preparing();
    expect(printed()).toContain('20th anniversary');
    expect(printed()).toContain('18:00–19:00');
    expect(printed()).toContain('Arabic and English');
    await acting(() => work.step({ type: 'announcement', change: { title: { en: 'Another title' } } }));
    expect(printed()).toContain('Another title');
  });

  test('names only items that are open to the press', async () => {
    await preparing();
    expect(printed()).toContain('Congratulations');
    expect(printed()).not.toContain('Assessment');
  });

  test('speaks the language that was chosen, from the right if that is how it is written', async () => {
    await preparing();
    const arabic = find<HTMLInputElement>('[id="field-preview-language"] input[value="ar"]');
    await acting(() => arabic.click());
    expect(preview()?.parentElement?.getAttribute('dir')).toBe('rtl');
    expect(printed()).toContain('محادثات');
    expect(printed()).toContain('مرور 20 عامًا');
  });
});

describe('the public', () => {
  test('is told with one press', async () => {
    const { desk } = await preparing();
    await press('announce');
    expect(desk.served.state.preparation.phase).toBe('ANNOUNCED');
    expect(status()).toBe('Everything is saved.');
  });

  test('is told of a change with its reason, but not that nothing has changed', async () => {
    const { desk, work } = await preparing();
    await press('announce');
    await open('publication.change');
    expect(description(button('change'))).toBe('The announcement is as the public knows it');
    await acting(() => work.step({ type: 'announcement', change: { durationMillis: 60_000 } }));
    await type(field('Reason, as the public will read it – English'), 'Shorter');
    await press('change');
    expect(desk.served.commands.at(-1)).toMatchObject({ type: 'ChangeAnnouncement', reason: { en: 'Shorter' } });
  });

  test('is told of a delay, and of the end, after which nothing can be changed', async () => {
    const { desk } = await preparing();
    await press('announce');
    await open('publication.postpone');
    await press('postpone');
    expect(desk.served.state.preparation.phase).toBe('POSTPONED');
    await open('publication.cancel');
    await press('cancel');
    expect(desk.served.state.preparation.phase).toBe('CANCELLED');
    expect(status()).toBe('These talks are over. They can be read and no longer changed.');
    expect(document.querySelector('[data-action="add-item"]')).toBeNull();
  });

  test('is not told while something is missing; what is missing is shown', async () => {
    const { desk, work } = await preparing();
    await acting(() => work.step({ type: 'announcement', change: { startMillis: null } }));
    await press('announce');
    expect(desk.served.state.preparation.phase).toBe('PREPARED');
    expect(find('section[aria-label="1 thing to correct"]').textContent).toContain('Name the day and the hour.');
  });
});

describe('invitations', () => {
  test('are made per seat, shown once, copied and revoked', async () => {
    await preparing();
    const row = await open('invitations.head-a');
    expect(row.textContent).toContain('no valid link');
    await press('invite-sitting');
    expect(row.querySelector<HTMLInputElement>('input')?.value).toBe(
      'https://talks.example/talks/t/seats/head-a#secret',
    );
    expect(row.textContent).toContain('1 valid link');
    await press('revoke');
    expect(row.querySelector('input')).toBeNull();
    expect(row.textContent).toContain('no valid link');
    expect(row.textContent).toContain('revoked');
  });

  test('have a file for the calendar of the seat once the talk is announced', async () => {
    await preparing();
    const row = await open('invitations.head-a');
    expect(row.querySelector('a')).toBeNull();
    await press('announce');
    expect(row.querySelector('a')?.getAttribute('href')).toBe('/api/talks/t/seats/head-a/invitation.ics');
  });

  test('wait until the seat is saved', async () => {
    const { work } = await preparing();
    await press('add-seat');
    await open('invitations.n9');
    expect(description(button('invite-talk'))).toBe('This seat is not saved yet');
    await press('invite-talk');
    expect(work.store.state().links).toEqual([]);
  });
});

test('a talk that cannot be read says so in three parts and is read again on request', async () => {
  const { desk, work } = await preparing();
  desk.gone = true;
  await acting(() => work.look());
  expect(find('[data-notice="failure"]').querySelectorAll('p')).toHaveLength(3);
  desk.gone = false;
  await acting(() => work.look());
  expect(notices()).toEqual([]);
});

test('in Arabic everything is said in Arabic', async () => {
  await preparing({ language: 'ar' });
  const said = (document.querySelector('main') ?? document.body).textContent ?? '';
  expect(said).toContain('جدول الأعمال');
  expect(said).not.toMatch(/Agenda|Save|prepare\./);
});
