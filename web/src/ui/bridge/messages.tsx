import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider } from 'react-intl';
import { direction, formatLocale, type Language } from '../../core/locale';
import type { Wording } from '../../core/talk/terms';
import type { MessageKey } from '../../core/words';
import { LanguageContext, useLanguage } from './text';

type Messages = Readonly<Record<string, string>>;
type LoadMessages = (language: Language) => Promise<Messages>;

const LoadContext = createContext<LoadMessages>(async () => ({}));

/** Lets a page speak other languages than the reader's own. */
export function MessagesProvider({ load, children }: { load: LoadMessages; children: ReactNode }) {
  return <LoadContext.Provider value={load}>{children}</LoadContext.Provider>;
}

/** A part of a page in another language than the rest, as somebody else will read it. */
export function InLanguage({ language, children }: { language: Language; children: ReactNode }) {
  const load = useContext(LoadContext);
  const { available, choose } = useLanguage();
  const [loaded, setLoaded] = useState<{ language: Language; messages: Messages } | null>(null);
  useEffect(() => {
    let current = true;
    void load(language).then((messages) => current && setLoaded({ language, messages }));
    return () => {
      current = false;
    };
  }, [load, language]);
  if (loaded === null) return null;
  const locale = formatLocale(loaded.language);
  return (
    <LanguageContext.Provider value={{ language: loaded.language, available, choose }}>
      <I18nProvider locale={locale}>
        <IntlProvider locale={locale} messages={{ ...loaded.messages }} defaultLocale="en">
          <div lang={loaded.language} dir={direction(loaded.language)}>
            {children}
          </div>
        </IntlProvider>
      </I18nProvider>
    </LanguageContext.Provider>
  );
}

/** Texts in all languages of the interface at once; null until they are loaded. */
export function useInAll(): ((key: MessageKey) => Wording) | null {
  const load = useContext(LoadContext);
  const { available } = useLanguage();
  const [all, setAll] = useState<readonly (readonly [Language, Messages])[] | null>(null);
  useEffect(() => {
    let current = true;
    const loading = available.map(async (language) => [language, await load(language)] as const);
    void Promise.all(loading).then((messages) => current && setAll(messages));
    return () => {
      current = false;
    };
  }, [load, available]);
  return useMemo(
    () =>
      all &&
      ((key: MessageKey): Wording =>
        Object.fromEntries(
          all.flatMap(([language, messages]) => {
            const text = messages[key];
            return text === undefined ? [] : [[language, text]];
          }),
        )),
    [all],
  );
}
