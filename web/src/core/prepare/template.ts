import { MINUTE_MILLIS } from '../clock';
import type { ItemKind, Role, Wording } from '../talk/terms';
import type { MessageKey } from '../words';
import type { Draft, ItemDraft, SeatDraft } from './draft';

export type TemplateId = 'summit' | 'mediation' | 'hearing' | 'board';

interface SeatPlan {
  readonly role: Role;
  /** Index of the side; absent at the table. */
  readonly side?: number;
  readonly office: MessageKey;
}

interface ItemPlan {
  readonly title: MessageKey;
  readonly kind: ItemKind;
  readonly side?: number;
  readonly minutes: number;
  readonly open?: true;
}

/** A talk to begin from. Its words are texts, so that a talk made from it speaks every language of the interface. */
export interface Template {
  readonly id: TemplateId;
  readonly name: MessageKey;
  readonly about: MessageKey;
  readonly title: MessageKey;
  readonly sides: readonly MessageKey[];
  readonly seats: readonly SeatPlan[];
  readonly items: readonly ItemPlan[];
  readonly durationMinutes: number;
}

const SIDES: readonly MessageKey[] = ['template.side.first', 'template.side.second'];

/** Two heads who lead together, each with people of their own, and everybody who works for both. */
const SUMMIT: Template = {
  id: 'summit',
  name: 'template.summit.name',
  about: 'template.summit.about',
  title: 'template.summit.title',
  sides: SIDES,
  seats: [
    ...[0, 1].flatMap((side): SeatPlan[] => [
      { role: 'HEAD', side, office: 'role.head' },
      { role: 'DELEGATE', side, office: 'template.office.foreign-minister' },
      { role: 'ADVISER', side, office: 'role.adviser' },
      { role: 'INTERPRETER', side, office: 'template.office.own-interpreter' },
    ]),
    { role: 'INTERPRETER', office: 'role.interpreter' },
    { role: 'TECHNICIAN', office: 'role.technician' },
    { role: 'PRESS', office: 'template.office.press-pool' },
  ],
  items: [
    { title: 'template.item.congratulations', kind: 'PROTOCOL', minutes: 10, open: true },
    { title: 'template.item.assessment', kind: 'ASSESSMENT', minutes: 30 },
    { title: 'template.item.bilateral', kind: 'BILATERAL', minutes: 40 },
    { title: 'template.item.international', kind: 'INTERNATIONAL', minutes: 30 },
    { title: 'template.item.closing', kind: 'PROTOCOL', minutes: 10, open: true },
  ],
  durationMinutes: 120,
};

const MEDIATION: Template = {
  id: 'mediation',
  name: 'template.mediation.name',
  about: 'template.mediation.about',
  title: 'template.mediation.title',
  sides: ['template.side.first-party', 'template.side.second-party'],
  seats: [
    { role: 'MEDIATOR', office: 'role.mediator' },
    ...[0, 1].flatMap((side): SeatPlan[] => [
      { role: 'HEAD', side, office: 'role.head' },
      { role: 'ADVISER', side, office: 'template.office.counsel' },
      { role: 'INTERPRETER', side, office: 'template.office.own-interpreter' },
    ]),
    { role: 'INTERPRETER', office: 'role.interpreter' },
  ],
  items: [
    { title: 'template.item.ground-rules', kind: 'PROTOCOL', minutes: 15 },
    { title: 'template.item.first-statement', kind: 'BILATERAL', side: 0, minutes: 20 },
    { title: 'template.item.second-statement', kind: 'BILATERAL', side: 1, minutes: 20 },
    { title: 'template.item.common-ground', kind: 'ASSESSMENT', minutes: 45 },
    { title: 'template.item.next-steps', kind: 'BILATERAL', minutes: 20 },
  ],
  durationMinutes: 180,
};

const HEARING: Template = {
  id: 'hearing',
  name: 'template.hearing.name',
  about: 'template.hearing.about',
  title: 'template.hearing.title',
  sides: ['template.side.claimant', 'template.side.respondent'],
  seats: [
    { role: 'CHAIR', office: 'template.office.presiding-arbitrator' },
    ...[0, 1].flatMap((side): SeatPlan[] => [
      { role: 'HEAD', side, office: 'template.office.lead-counsel' },
      { role: 'DELEGATE', side, office: 'template.office.counsel' },
      { role: 'ADVISER', side, office: 'template.office.expert' },
    ]),
    { role: 'INTERPRETER', office: 'role.interpreter' },
    { role: 'CHECK_INTERPRETER', side: 0, office: 'role.check-interpreter' },
    { role: 'CHECK_INTERPRETER', side: 1, office: 'role.check-interpreter' },
    { role: 'TECHNICIAN', office: 'role.technician' },
  ],
  items: [
    { title: 'template.item.opening', kind: 'PROTOCOL', minutes: 10 },
    { title: 'template.item.claim', kind: 'BILATERAL', side: 0, minutes: 60 },
    { title: 'template.item.defence', kind: 'BILATERAL', side: 1, minutes: 60 },
    { title: 'template.item.questions', kind: 'ASSESSMENT', minutes: 45 },
    { title: 'template.item.closing-statements', kind: 'BILATERAL', minutes: 40 },
  ],
  durationMinutes: 240,
};

const BOARD: Template = {
  id: 'board',
  name: 'template.board.name',
  about: 'template.board.about',
  title: 'template.board.title',
  sides: ['template.side.first-partner', 'template.side.second-partner'],
  seats: [
    { role: 'CHAIR', office: 'template.office.board-chair' },
    ...[0, 1].flatMap((side): SeatPlan[] => [
      { role: 'HEAD', side, office: 'template.office.senior-member' },
      { role: 'DELEGATE', side, office: 'template.office.member' },
    ]),
    { role: 'INTERPRETER', office: 'role.interpreter' },
    { role: 'OBSERVER', office: 'role.observer' },
  ],
  items: [
    { title: 'template.item.agenda', kind: 'PROTOCOL', minutes: 5 },
    { title: 'template.item.report', kind: 'ASSESSMENT', minutes: 30 },
    { title: 'template.item.budget', kind: 'BILATERAL', minutes: 30 },
    { title: 'template.item.decisions', kind: 'BILATERAL', minutes: 30 },
    { title: 'template.item.any-other', kind: 'PROTOCOL', minutes: 10 },
  ],
  durationMinutes: 120,
};

export const TEMPLATES: readonly Template[] = [SUMMIT, MEDIATION, HEARING, BOARD];

/** The same text in every language of the interface. */
export type InAll = (key: MessageKey) => Wording;

/**
 * The draft that a template stands for. `secretary` is the seat that the talk was made with. The capitals' zones are
 * left open: a wrong one would look as right as the right one.
 */
export function drafted(template: Template, inAll: InAll, title: Wording, secretary: SeatDraft): Draft {
  const sides = template.sides.map((name, i) => ({ id: SIDE_NAMES[i] ?? `side-${i}`, name: inAll(name), zone: '' }));
  const sideOf = (side?: number) => (side === undefined ? null : (sides[side]?.id ?? null));
  const names = new Map<string, number>();
  return {
    delegations: sides,
    seats: [
      secretary,
      ...template.seats.map(({ role, side, office }): SeatDraft => {
        const delegation = sideOf(side);
        const name = [role.toLowerCase().replaceAll('_', '-'), delegation].filter(Boolean).join('-');
        const count = (names.get(name) ?? 0) + 1;
        names.set(name, count);
        return { id: count > 1 ? `${name}-${count}` : name, role, delegation, office: inAll(office), languages: [] };
      }),
    ],
    items: template.items.map(
      ({ title: words, kind, side, minutes, open = false }, i): ItemDraft => ({
        id: `item-${i + 1}`,
        title: inAll(words),
        kind,
        owner: sideOf(side),
        allottedMillis: minutes * MINUTE_MILLIS,
        openToPress: open,
        documents: [],
      }),
    ),
    announcement: {
      title,
      startMillis: null,
      durationMillis: template.durationMinutes * MINUTE_MILLIS,
      form: 'VIDEO',
      occasion: {},
      signed: null,
      languages: [],
      initiator: null,
    },
  };
}

const SIDE_NAMES = ['a', 'b'];
