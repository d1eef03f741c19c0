import { createContext, useCallback, useContext, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { direction, type Language } from '../../core/locale';
import { nameOf, type Person, roleKey } from '../../core/person';
import { inLanguage, type Worded } from '../../core/worded';
import type { MessageKey, Values, Words } from '../../core/words';
import type { Tongue } from '../Form';

export interface LanguageChoice {
  readonly language: Language;
  readonly available: readonly Language[];
  choose(language: Language): void;
}

export const LanguageContext = createContext<LanguageChoice>({
  language: 'en',
  available: ['en'],
  choose: () => undefined,
});

export function useLanguage(): LanguageChoice {
  return useContext(LanguageContext);
}

/** Gives the text of a key in the person's language. */
export function useText(): (key: MessageKey, values?: Values) => string {
  const intl = useIntl();
  return useCallback(
    (key, values) => {
      const say = ({ key: id, values: inner }: Words): string => intl.formatMessage({ id }, inner && said(inner));
      const said = (all: Values) =>
        Object.fromEntries(
          Object.entries(all).map(([name, value]) => [name, typeof value === 'object' ? say(value) : value]),
        );
      return say(values === undefined ? { key } : { key, values });
    },
    [intl],
  );
}

/** Gives a text of the talks' own (a title, a delegation's name) in the person's language, as far as there is one. */
export function useWorded(): (worded: Worded) => string {
  const { language } = useLanguage();
  return useCallback((worded) => inLanguage(worded, language), [language]);
}

/** How a person is called and what their office is, each said once. */
export function usePersonText(): (person: Pick<Person, 'name' | 'named' | 'seat' | 'role'>) => {
  readonly name: string;
  readonly office: string;
} {
  const text = useText();
  return useCallback(
    (person) => {
      const called = nameOf(person);
      const name = typeof called === 'string' ? called : text(called.key);
      const role = roleKey(person.role);
      const office = person.seat || (role === null ? '' : text(role));
      return { name, office: office === name ? '' : office };
    },
    [text],
  );
}

/** What a language is called in the person's own, by its tag; the tag itself when it has no name. */
export function useLanguageName(): (tag: string) => string {
  const { locale } = useIntl();
  return useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: 'language' });
    return (tag) => {
      try {
        return names.of(tag) ?? tag;
      } catch {
        return tag;
      }
    };
  }, [locale]);
}

/** Languages in which something is to be worded. */
export function useTongues(tags: readonly string[]): readonly Tongue[] {
  const languageName = useLanguageName();
  return tags.map((tag) => ({ tag, name: languageName(tag), dir: direction(tag) }));
}
