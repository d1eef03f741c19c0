import { createContext, Fragment, type ReactNode, useCallback, useContext } from 'react';
import { useIntl } from 'react-intl';
import type { Language } from '../../core/locale';
import type { MessageKey } from '../../core/words';

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
export function useText(): (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string {
  const intl = useIntl();
  return useCallback((key, values) => intl.formatMessage({ id: key }, values), [intl]);
}

/** A text with names in it; each value is isolated, so that a Latin name does not disturb an Arabic sentence. */
export function Say({ text, values }: { text: MessageKey; values?: Readonly<Record<string, string>> }): ReactNode {
  const intl = useIntl();
  const isolated = Object.fromEntries(
    Object.entries(values ?? {}).map(([name, value]) => [name, <bdi key={name}>{value}</bdi>]),
  );
  const said = intl.formatMessage({ id: text }, isolated);
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change places
  return Array.isArray(said) ? said.map((part, index) => <Fragment key={index}>{part}</Fragment>) : said;
}
