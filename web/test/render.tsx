import { act, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot, type Root } from 'react-dom/client';
import { IntlProvider } from 'react-intl';
import { afterEach } from 'vitest';
import ar from '../messages/ar.json';
import en from '../messages/en.json';
import { byInvitation } from '../src/core/entrance';
import type { Invitation } from '../src/core/invitation';
import { direction, formatLocale, type Language } from '../src/core/locale';
import type { Person, Rights } from '../src/core/person';
import { Session } from '../src/core/session';
import { SeatProvider } from '../src/ui/bridge/session';
import { LanguageContext } from '../src/ui/bridge/text';
import { settled, VirtualClock } from './clock';
import { ScriptedPort } from './port';
import { ALL_RIGHTS, invitationOf, roster } from './talks';

const MESSAGES: Partial<Record<Language, Record<string, string>>> = { en, ar };

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let roots: Root[] = [];

afterEach(async () => {
  await act(async () => {
    for (const root of roots) root.unmount();
  });
  roots = [];
  document.body.replaceChildren();
});

/** A page that a test has made some other way goes with the others. */
export function unmountLater(root: Root): void {
  roots.push(root);
}

interface Setting {
  language?: Language;
  invitation?: Invitation;
  letters?: boolean;
}

/** Puts a view on a page of this language. */
export async function page(view: ReactNode, language: Language = 'en'): Promise<HTMLElement> {
  const place = document.body.appendChild(document.createElement('div'));
  document.documentElement.dir = direction(language);
  document.documentElement.lang = language;
  const root = createRoot(place);
  roots.push(root);
  const locale = formatLocale(language);
  await act(async () => {
    root.render(
      <LanguageContext.Provider value={{ language, available: ['ar', 'en'], choose: () => undefined }}>
        <I18nProvider locale={locale}>
          <IntlProvider locale={locale} messages={MESSAGES[language] ?? {}}>
            {view}
          </IntlProvider>
        </I18nProvider>
      </LanguageContext.Provider>,
    );
  });
  return place;
}

/** A view with a seat at the talks, in a page of its language; the media side is played by the test. */
export async function seat(
  view: ReactNode,
  { language = 'en', invitation = invitationOf(), letters = true }: Setting = {},
) {
  const port = new ScriptedPort();
  const session = new Session(port, byInvitation(invitation), new VirtualClock(), true);
  const toggled = { theme: 0, letters: [] as boolean[] };
  const seated = {
    session,
    devices: invitation.devices,
    shell: {
      toggleTheme() {
        toggled.theme += 1;
      },
    },
    keys: { letters, setLetters: (on: boolean) => toggled.letters.push(on) },
  };
  const place = await page(<SeatProvider seat={seated}>{view}</SeatProvider>, language);
  return {
    port,
    session,
    toggled,
    page: place,
    /** Enters, with these people in the room. */
    async enters(people: readonly Person[], rights: Rights = ALL_RIGHTS) {
      await acting(async () => {
        await session.enter({
          name: '',
          microphone: false,
          camera: false,
          devices: { microphone: '', camera: '', output: '' },
        });
        port.tell(roster(people, { rights }));
      });
    },
  };
}

/** Does something and lets the views follow. */
export async function acting(does: () => unknown): Promise<void> {
  await act(async () => {
    await does();
    await settled();
  });
}

/** The one element for this selector, anywhere on the page; dialogs are not below the view. */
export function find<E extends HTMLElement = HTMLElement>(selector: string): E {
  const found = [...document.querySelectorAll<E>(selector)];
  if (found[0] === undefined || found.length > 1) throw new Error(`${found.length} elements for ${selector}`);
  return found[0];
}

/** A key pressed where the focus is. */
export function key(name: string, fields: KeyboardEventInit = {}): Promise<void> {
  const target = document.activeElement ?? document.body;
  return acting(() => {
    for (const type of ['keydown', 'keyup']) {
      target.dispatchEvent(new KeyboardEvent(type, { key: name, bubbles: true, cancelable: true, ...fields }));
    }
  });
}

/** What a screen reader reads as the description of an element. */
export function description(element: Element): string {
  const ids = (element.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}

/** Types into a field, of one line or of several, as a person does, which React notices. */
export function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> {
  return acting(() => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
