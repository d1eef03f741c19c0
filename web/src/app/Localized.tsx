import { type ReactNode, useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider } from 'react-intl';
import { chooseLanguage, direction, formatLocale, type Language } from '../core/locale';
import { LanguageContext } from '../ui/bridge/text';
import { AVAILABLE, loadMessages } from './languages';
import { remember, remembered } from './settings';

interface Loaded {
  readonly language: Language;
  readonly messages: Readonly<Record<string, string>>;
}

/** Gives every page its language: an address with `?lang=`, else the last choice, else the browser's wishes. */
export function Localized({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    let current = true;
    void loadMessages(language).then((messages) => current && setLoaded({ language, messages }));
    return () => {
      current = false;
    };
  }, [language]);
  useEffect(() => {
    if (loaded === null) return;
    document.documentElement.lang = loaded.language;
    document.documentElement.dir = direction(loaded.language);
  }, [loaded]);
  if (loaded === null) return null;
  const choose = (chosen: Language) => {
    remember('language', chosen);
    setLanguage(chosen);
  };
  const locale = formatLocale(loaded.language);
  return (
    <LanguageContext.Provider value={{ language: loaded.language, available: AVAILABLE, choose }}>
      <I18nProvider locale={locale}>
        <IntlProvider locale={locale} messages={{ ...loaded.messages }} defaultLocale="en">
          {children}
        </IntlProvider>
      </I18nProvider>
    </LanguageContext.Provider>
  );
}

function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang');
  const wishes = [asked, remembered('language'), ...navigator.languages];
  return chooseLanguage(
    wishes.filter((wish) => wish !== null),
    AVAILABLE,
  );
}
