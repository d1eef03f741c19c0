import type { CallsBy } from '../refusal';
import { roleKey } from '../refusal';
import type { Phase, Wording } from '../talk/terms';
import type { MessageKey, Words } from '../words';
import type { Invitation } from './client';
import type { SetupCommand } from './commands';
import type { Draft } from './draft';
import type { Path } from './merge';

/** Says words that the talk has in several languages in the reader's. */
export type Say = (wording: Wording) => string;

/** What the fields of a draft are called. */
const FIELDS: Readonly<Record<string, MessageKey>> = {
  title: 'prepare.field.title',
  name: 'prepare.field.name',
  zone: 'prepare.field.zone',
  office: 'prepare.field.office',
  role: 'prepare.field.role',
  delegation: 'prepare.field.delegation',
  languages: 'prepare.field.languages',
  kind: 'prepare.field.kind',
  owner: 'prepare.field.owner',
  allottedMillis: 'prepare.field.allotted',
  openToPress: 'prepare.field.press',
  documents: 'prepare.field.papers',
  startMillis: 'prepare.field.start',
  durationMillis: 'prepare.field.duration',
  form: 'prepare.field.form',
  occasion: 'prepare.field.occasion',
  signed: 'prepare.field.signed',
  initiator: 'prepare.field.initiator',
};

const PARTS: Readonly<Record<string, MessageKey>> = {
  delegations: 'prepare.part.delegations',
  seats: 'prepare.part.seats',
  items: 'prepare.part.agenda',
  announcement: 'prepare.part.announcement',
};

/** A place of a draft, as a person calls it: the part of the form, the entry of its list, the field. */
export interface Where {
  readonly part: MessageKey;
  /** Empty when the place is in no list. */
  readonly entry: Wording;
  /** Null when it is the entry itself. */
  readonly field: MessageKey | null;
}

export function whereIs(draft: Draft, path: Path): Where {
  const [part = '', second = '', third = ''] = path;
  const inList = part === 'delegations' || part === 'seats' || part === 'items';
  const field = FIELDS[inList ? third : second] ?? null;
  return { part: PARTS[part] ?? 'prepare.form', entry: inList ? calledIn(draft, part, second) : {}, field };
}

function calledIn(draft: Draft, list: 'delegations' | 'seats' | 'items', id: string): Wording {
  if (list === 'delegations') return draft.delegations.find((one) => one.id === id)?.name ?? {};
  if (list === 'seats') return draft.seats.find((one) => one.id === id)?.office ?? {};
  return draft.items.find((one) => one.id === id)?.title ?? {};
}

/** What the names in a refusal are called in these drafts, the first that knows them. */
export function callsBy(drafts: readonly Draft[], say: Say): CallsBy {
  return (kind, name) => {
    const lists = { delegation: 'delegations', seat: 'seats', item: 'items' } as const;
    for (const draft of drafts) {
      const found =
        kind === 'document' ? paper(draft, name) : kind in lists ? calledIn(draft, lists[kind as 'seat'], name) : {};
      if (say(found) !== '') return say(found);
    }
    return undefined;
  };
}

function paper(draft: Draft, id: string): Wording {
  return draft.items.flatMap((one) => one.documents).find((one) => one.id === id)?.title ?? {};
}

/** What a command does, as it is said of one that was not done. */
export function commandWords(command: SetupCommand, drafts: readonly Draft[], say: Say): Words {
  const key = `prepare.command.${kebab(command.type)}` as MessageKey;
  const name = nameIn(command, callsBy(drafts, say), say);
  return name === null ? { key } : { key, values: { name } };
}

function nameIn(command: SetupCommand, calls: CallsBy, say: Say): string | Words | null {
  const called = (kind: string, id: string) => calls(kind, id) ?? id;
  switch (command.type) {
    case 'AddDelegation':
    case 'ChangeDelegation':
      return say(command.delegation.name);
    case 'RemoveDelegation':
      return called('delegation', command.delegation);
    case 'AccreditSeat':
      return say(command.seat.office);
    case 'ChangeSeat':
      return say(command.office);
    case 'RevokeAccreditation':
      return called('seat', command.seat);
    case 'AddItem':
    case 'ChangeItem':
      return say(command.item.title);
    case 'MoveItem':
    case 'DropItem':
      return called('item', command.item);
    case 'AttachDocument':
      return say(command.document.title);
    case 'WithdrawDocument':
      return called('document', command.document);
    default:
      return null;
  }
}

function kebab(name: string): string {
  return name.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

/** How a value stands in the choice between two versions. */
export function valueWords(value: unknown, say: Say): string | Words {
  if (value === undefined) return { key: 'prepare.conflict.removed' };
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ');
  const wording = value as Wording | null;
  if (wording !== null && Object.values(wording).every((one) => typeof one === 'string')) return say(wording);
  return { key: 'prepare.conflict.entry' };
}

export function phaseKey(phase: Phase): MessageKey {
  return `prepare.phase.${phase.toLowerCase()}` as MessageKey;
}

/** The links that still open a seat. */
export function validOf(invitations: readonly Invitation[], seat: string): readonly Invitation[] {
  return invitations.filter((one) => one.seat === seat && one.revokedMillis === undefined);
}

export { roleKey };
