// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { button, field, page } from '../../../test/desk';
import { acting, find, type } from '../../../test/render';
import { Desk, MemoryShelf } from '../../../test/secretariat';
import { Entrance } from '../../core/prepare/entrance';
import { keptDraft } from '../../core/prepare/keeping';
import { Gate, SecretariatPage } from './SecretariatPage';

async function arriving(secret: string, prepare: (desk: Desk) => void = () => undefined) {
  const desk = new Desk();
  const shelf = new MemoryShelf();
  const made: string[] = [];
  prepare(desk);
  const entrance = new Entrance(desk, secret);
  await page(
    <Gate entrance={entrance}>
      <SecretariatPage
        desk={desk}
        shelf={shelf}
        entrance={entrance}
        pathOf={(talk) => `/secretariat/talks/${talk}`}
        onMade={(talk) => made.push(talk)}
      />
    </Gate>,
  );
  await acting(() => undefined);
  return { desk, shelf, made };
}

const notice = () => document.querySelector('[data-notice]')?.getAttribute('data-notice');

describe('the way in', () => {
  test('is the one-time link, and afterwards the session', async () => {
    const { desk } = await arriving('right', (one) => {
      one.session = false;
    });
    expect(desk.asked).toContain('enter right');
    expect(find('h1').textContent).toBe('Secretariat');
  });

  test('without a session says how one gets in', async () => {
    await arriving('', (desk) => {
      desk.session = false;
    });
    expect(notice()).toBe('no-session');
    expect(find('[data-notice]').querySelectorAll('p')).toHaveLength(3);
  });

  test('with a link that is used up says so', async () => {
    await arriving('wrong', (desk) => {
      desk.session = false;
    });
    expect(notice()).toBe('link-used');
  });

  test('without an answer can be tried again, with the same link', async () => {
    const { desk } = await arriving('right', (one) => {
      one.gone = true;
    });
    expect(notice()).toBe('failed');
    desk.gone = false;
    await acting(() => button('Try again').click());
    expect(desk.asked).toEqual(['enter right', 'enter right']);
    expect(find('h1').textContent).toBe('Secretariat');
  });

  test('ends by signing out', async () => {
    await arriving('');
    await acting(() => button('leave').click());
    expect(notice()).toBe('no-session');
  });
});

describe('the talks of the server', () => {
  test('are listed: what, when, how they stand', async () => {
    await arriving('', (desk) =>
      desk.served.happen({
        type: 'TalkAnnounced',
        announcement: {
          title: { en: 'Told' },
          startMillis: Date.UTC(2021, 5, 28, 10),
          durationMillis: 1,
          form: 'VIDEO',
          languages: [],
        },
      }),
    );
    const line = find('[data-talk="t"]');
    expect(line.querySelector('a')?.getAttribute('href')).toBe('/secretariat/talks/t');
    expect(line.textContent).toMatch(/Talks.*28 June 2021.*10:00 UTC.*Announced/);
  });
});

describe('a new talk', () => {
  test('begins with a template and a title, and its draft waits for its page', async () => {
    const { desk, made, shelf } = await arriving('');
    await acting(() => find<HTMLInputElement>('input[value="mediation"]').click());
    expect(field('Title – English').value).toBe('Mediated talks between the two parties');
    await type(field('Title – English'), 'Mediation in May');
    await acting(() => button('make').click());
    await acting(() => undefined);
    expect(desk.asked.at(-1)).toContain('Mediation in May');
    expect(made).toEqual(['t']);
    const kept = keptDraft(shelf, 't');
    expect(kept?.draft.seats.map((one) => one.role)).toContain('MEDIATOR');
    expect(kept?.draft.announcement.title.en).toBe('Mediation in May');
    expect(kept?.draft.delegations[0]?.name.ar).toBe('الطرف الأول');
  });

  test('needs a title, and is refused in three parts when the server does not answer', async () => {
    const { desk, made } = await arriving('');
    for (const language of ['Arabic', 'English']) await type(field(`Title – ${language}`), '');
    await acting(() => button('make').click());
    expect(desk.asked).toEqual([]);
    expect(document.body.textContent).toContain('Say it in at least one language.');
    await type(field('Title – English'), 'Talks');
    desk.gone = true;
    await acting(() => button('make').click());
    expect(made).toEqual([]);
    expect(find('[data-notice="make"]').querySelectorAll('p')).toHaveLength(3);
  });
});
