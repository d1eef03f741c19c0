/** A language of the interface. Which of them exist is decided by the files in `messages/`. */
export type Language = 'en' | 'ar' | 'ru' | 'zh';

/** Each language in its own words, in the order in which they are offered. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  ar: 'العربية',
  en: 'English',
  ru: 'Русский',
  zh: '中文',
};

const LANGUAGES = Object.keys(LANGUAGE_NAMES) as Language[];

const FORMAT_LOCALES: Partial<Record<Language, string>> = {
  /** European digits, as the region's wire services write. */
  ar: 'ar-u-nu-latn',
  /** Day before month, as between states. */
  en: 'en-GB',
};

/** Locale for dates and numbers. */
export function formatLocale(language: Language): string {
  return FORMAT_LOCALES[language] ?? language;
}

const FROM_THE_RIGHT = /^(ar|fa|he|ur|ps|ckb|dv|ug|yi)\b/;

/** How a language is written, by its tag. */
export function direction(tag: string): 'ltr' | 'rtl' {
  return FROM_THE_RIGHT.test(tag) ? 'rtl' : 'ltr';
}

/** The first wish (BCP 47 tags, best first) that is available, else English. */
export function chooseLanguage(wishes: readonly string[], available: readonly Language[]): Language {
  for (const wish of wishes) {
    const primary = wish.toLowerCase().split('-')[0];
    const found = LANGUAGES.find((language) => language === primary && available.includes(language));
    if (found !== undefined) return found;
  }
  return 'en';
}

export function isLanguage(value: string): value is Language {
  return (LANGUAGES as readonly string[]).includes(value);
}
