import { HOUR_MILLIS } from './clock';
import type { MessageKey, Values, Words } from './words';

/** Why something was not done: keys of texts (`refusal.…`, `request.…`, `next.…`) and their arguments, as sent. */
export interface Refused {
  readonly reason: string;
  readonly remedy: string;
  readonly arguments: Readonly<Record<string, string>>;
}

/** What a name in a refusal is called on the screen; undefined when it is not known, then the name itself is shown. */
export type CallsBy = (kind: string, name: string) => string | Words | undefined;

/** Kinds of arguments that are names of things. */
const NAMED = ['seat', 'delegation', 'item', 'document', 'name'];

const DAY_MILLIS = 24 * HOUR_MILLIS;
const MEGABYTE_BYTES = 2 ** 20;

/** The three parts of a message to somebody who was refused. */
export interface RefusalWords {
  readonly what: Words;
  readonly works: Words;
  readonly todo: Words;
}

/** A refusal as it is said to a person. `calls` finds what seats, delegations, items and papers are called. */
export function refusalWords(refused: Refused, calls: CallsBy = () => undefined): RefusalWords {
  return {
    what: { key: reasonKey(refused.reason), values: values(refused, calls) },
    works: { key: refused.reason === 'request.no-answer' ? 'request.no-answer.works' : 'refusal.works' },
    todo: { key: remedyKey(refused.remedy) },
  };
}

/** The key as sent; that it has a text is proven by a test against the server's own list. */
function reasonKey(reason: string): MessageKey {
  const known = /^(?:refusal|request)\.([a-z-]+)$/.exec(reason);
  if (known === null) return 'request.unknown';
  return reason as MessageKey;
}

function remedyKey(remedy: string): MessageKey {
  return /^next\.[a-z-]+$/.test(remedy) ? (remedy as MessageKey) : 'next.look-again';
}

function values(refused: Refused, calls: CallsBy): Values {
  const all: Record<string, string | number | Words> = {};
  for (const [name, value] of Object.entries(refused.arguments)) {
    if (name === 'limit') all[name] = limit(refused.reason, Number(value));
    else if (name === 'role') all[name] = { key: roleKey(value) };
    else all[name] = (NAMED.includes(name) ? calls(name, value) : undefined) ?? value;
  }
  return all;
}

/** `CHECK_INTERPRETER` is called `role.check-interpreter`. */
export function roleKey(role: string): MessageKey {
  return `role.${role.toLowerCase().replaceAll('_', '-')}` as MessageKey;
}

/** A limit is a number of things, a size or a time; which one, the reason says. */
function limit(reason: string, value: number): number | Words {
  if (reason === 'refusal.bad-document') {
    return { key: 'refusal.limit.size', values: { count: Math.floor(value / MEGABYTE_BYTES) } };
  }
  if (reason !== 'refusal.bad-time') return value;
  if (!(value > 0)) return { key: 'refusal.limit.unknown' };
  if (value > DAY_MILLIS) return { key: 'refusal.limit.moment' };
  if (value >= HOUR_MILLIS) return { key: 'refusal.limit.longest', values: { count: value / HOUR_MILLIS } };
  return { key: 'refusal.limit.shortest', values: { count: value / 1000 } };
}
