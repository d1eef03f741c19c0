import type en from '../../messages/en.json';

/** The key of a text in `messages/*.json`. The core names texts by key and never holds the text itself. */
export type MessageKey = keyof typeof en;

/** A text to be said: its key and the values that go into it, texts among them. */
export interface Words {
  readonly key: MessageKey;
  readonly values?: Values;
}

export type Values = Readonly<Record<string, string | number | Words>>;
