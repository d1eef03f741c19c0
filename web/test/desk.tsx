import { act, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { IntlProvider } from 'react-intl';
import ar from '../messages/ar.json';
import en from '../messages/en.json';
import { direction, formatLocale, type Language } from '../src/core/locale';
import { Preparation } from '../src/core/prepare/preparing';
import { PreparePage } from '../src/features/prepare/PreparePage';
import { MessagesProvider } from '../src/ui/bridge/messages';
import { LanguageContext } from '../src/ui/bridge/text';
import { VirtualClock } from './clock';
import { acting, unmountLater } from './render';
import { Desk, DRAFT, MemoryShelf } from './secretariat';

const MESSAGES: Partial<Record<Language, Record<string, string>>> = { en, ar };
const load = async (language: Language) => MESSAGES[language] ?? {};
const AVAILABLE: readonly Language[] = ['ar', 'en'];

/** A page of the secretariat in its language. */
export async function page(view: ReactNode, language: Language = 'en'): Promise<void> {
  document.documentElement.dir = direction(language);
  document.documentElement.lang = language;
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  unmountLater(root);
  const locale = formatLocale(language);
  await act(async () => {
    root.render(
      <LanguageContext.Provider value={{ language, available: AVAILABLE, choose: () => undefined }}>
        <I18nProvider locale={locale}>
          <IntlProvider locale={locale} messages={MESSAGES[language] ?? {}}>
            <MessagesProvider load={load}>{view}</MessagesProvider>
          </IntlProvider>
        </I18nProvider>
      </LanguageContext.Provider>,
    );
  });
}

/** The page on which a talk is prepared, with a server in memory; `saved` when the sample draft is there already. */
export async function preparing({ saved = true, language = 'en' as Language } = {}) {
  const desk = new Desk();
  const clock = new VirtualClock();
  let count = 0;
  const newId = () => {
    count += 1;
    return `n${count}`;
  };
  const work = new Preparation({ desk, shelf: new MemoryShelf(), clock, newId }, 't');
  await acting(() => work.open());
  if (saved) {
    await acting(async () => {
      for (const delegation of DRAFT.delegations) work.step({ type: 'add-delegation', delegation });
      for (const seat of DRAFT.seats.slice(1)) work.step({ type: 'add-seat', seat });
      for (const item of DRAFT.items) work.step({ type: 'add-item', item });
      work.step({ type: 'announcement', change: DRAFT.announcement });
      await work.save();
    });
  }
  await page(<PreparePage work={work} back="/secretariat" />, language);
  await acting(() => undefined);
  return { desk, clock, work, draft: () => work.store.state().editing?.draft };
}

/** The button of an action, or any button by its words. */
export function button(name: string): HTMLButtonElement {
  const all = [...document.querySelectorAll('button')];
  const found = all.filter(
    (one) => one.dataset.action === name || (one.getAttribute('aria-label') ?? one.textContent) === name,
  );
  if (found[0] === undefined || found.length > 1) throw new Error(`${found.length} buttons for ${name}`);
  return found[0];
}

/** Opens the row of an entry. */
export async function open(row: string): Promise<HTMLElement> {
  const found = document.querySelector<HTMLElement>(`[data-row="${row}"]`);
  if (found === null) throw new Error(`no row ${row}`);
  await acting(() => found.querySelector<HTMLButtonElement>('button[aria-expanded="false"]')?.click());
  return found;
}

/** The field of this name. */
export function field(label: string): HTMLInputElement {
  const all = [...document.querySelectorAll<HTMLInputElement>('input, textarea')];
  const found = all.filter((one) => nameOf(one) === label);
  if (found[0] === undefined) throw new Error(`no field ${label} among ${all.map(nameOf).join(' | ')}`);
  return found[0];
}

function nameOf(input: HTMLInputElement): string {
  const named = (input.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id));
  return input.getAttribute('aria-label') ?? named.map((one) => one?.textContent ?? '').join(' ');
}
