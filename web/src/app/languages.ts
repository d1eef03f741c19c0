import { isLanguage, LANGUAGE_NAMES, type Language } from '../core/locale';

type Messages = Readonly<Record<string, string>>;

/** One lazily loaded chunk per file of `messages/`; adding a language is adding its file. */
const FILES = import.meta.glob<Messages>('../../messages/*.json', { import: 'default' });

const LOADERS = new Map<Language, () => Promise<Messages>>(
  Object.entries(FILES).flatMap(([path, load]) => {
    const name = path.replace(/^.*\/|\.json$/g, '');
    return isLanguage(name) ? [[name, load] as const] : [];
  }),
);

/** In the order in which they are offered. */
export const AVAILABLE: readonly Language[] = (Object.keys(LANGUAGE_NAMES) as Language[]).filter((one) =>
  LOADERS.has(one),
);

export async function loadMessages(language: Language): Promise<Messages> {
  return (await LOADERS.get(language)?.()) ?? {};
}
