import type { Language } from './locale';

/**
 * A text that its author gave in one or several languages, by language tag; the tag is empty when only one text was
 * given and its language is not known. Each side then reads titles and names in its own words.
 */
export type Worded = Readonly<Record<string, string>>;

export const WORDLESS: Worded = {};

/** A text as metadata gives it: a string, or an object of strings by language. Anything else is no text. */
export function readWorded(value: unknown): Worded {
  if (typeof value === 'string') return value === '' ? WORDLESS : { '': value };
  if (typeof value !== 'object' || value === null) return WORDLESS;
  const texts = Object.entries(value).filter(([, text]) => typeof text === 'string' && text !== '');
  return texts.length === 0 ? WORDLESS : (Object.fromEntries(texts) as Worded);
}

/** The text in this language, else the one without a language, else in English, else any; empty when there is none. */
export function inLanguage(worded: Worded, language: Language): string {
  return worded[language] ?? worded[''] ?? worded.en ?? Object.values(worded)[0] ?? '';
}
