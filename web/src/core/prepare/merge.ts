import type { Draft } from './draft';
import { equal, isRecord } from './equal';

/** A place in a draft: names of fields, and of entries of lists. */
export type Path = readonly string[];

/** Both have changed the same place, and differently. Undefined is an entry that is not there. */
export interface Conflict {
  readonly path: Path;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface Merged {
  readonly draft: Draft;
  readonly conflicts: readonly Conflict[];
}

/**
 * What comes of my work when somebody else has changed the talk meanwhile: of each place the version of whoever changed
 * it. Where both did, mine stays and the conflict is told, so that nothing is lost in silence.
 */
export function merge(base: Draft, mine: Draft, theirs: Draft): Merged {
  const conflicts: Conflict[] = [];
  const draft = merged(base, mine, theirs, [], conflicts) as Draft;
  return { draft, conflicts };
}

function merged(base: unknown, mine: unknown, theirs: unknown, path: Path, conflicts: Conflict[]): unknown {
  if (equal(mine, theirs) || equal(base, theirs)) return mine;
  if (equal(base, mine)) return theirs;
  if (isList(mine) && isList(theirs) && isList(base)) return mergedList(base, mine, theirs, path, conflicts);
  if (isRecord(mine) && isRecord(theirs) && !isDay(mine)) {
    const before = isRecord(base) ? base : {};
    const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
    const entries = keys.map(
      (key) => [key, merged(before[key], mine[key], theirs[key], [...path, key], conflicts)] as const,
    );
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }
  conflicts.push({ path, mine, theirs });
  return mine;
}

interface Entry {
  readonly id: string;
}

/** Entries are told apart by their names. Their order is mine when I have changed it, else theirs. */
function mergedList(
  base: readonly Entry[],
  mine: readonly Entry[],
  theirs: readonly Entry[],
  path: Path,
  conflicts: Conflict[],
): readonly Entry[] {
  const find = (list: readonly Entry[], id: string) => list.find((one) => one.id === id);
  const reordered = !equal(common(base, mine), common(mine, base));
  const [first, second] = reordered ? [mine, theirs] : [theirs, mine];
  const ids = [...new Set([...first, ...second].map((one) => one.id))];
  const entries = ids.map((id) => {
    const both = [find(base, id), find(mine, id), find(theirs, id)] as const;
    return merged(...both, [...path, id], conflicts) as Entry | undefined;
  });
  return entries.filter((one) => one !== undefined);
}

/** Names of the entries that another list has as well, in this list's order. */
function common(list: readonly Entry[], other: readonly Entry[]): readonly string[] {
  return list.map((one) => one.id).filter((id) => other.some((one) => one.id === id));
}

/** A date is one value: the day of one and the month of another would be neither's. */
function isDay(value: Readonly<Record<string, unknown>>): boolean {
  return 'year' in value;
}

function isList(value: unknown): value is readonly Entry[] {
  return Array.isArray(value) && value.every((one) => isRecord(one) && typeof one.id === 'string');
}

/** A draft with another value in one place; undefined takes the entry away. An entry that is not there is put last. */
export function put(draft: Draft, path: Path, value: unknown): Draft {
  return placed(draft, path, value) as Draft;
}

function placed(within: unknown, path: Path, value: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (Array.isArray(within)) {
    const at = within.findIndex((one: Entry) => one.id === head);
    const next = placed(within[at], rest, value);
    if (next === undefined) return within.filter((_, i) => i !== at);
    return at < 0 ? [...within, next] : within.with(at, next);
  }
  const fields = isRecord(within) ? within : {};
  const next = placed(fields[head], rest, value);
  if (next !== undefined) return { ...fields, [head]: next };
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== head));
}
