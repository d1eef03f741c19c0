import type { AgendaCommand, PreparationCommand, SeatCommand } from '../talk/command';
import {
  announcementOf,
  type Draft,
  delegationOf,
  documentOf,
  type ItemDraft,
  planOf,
  said,
  seatOf,
  tidied,
} from './draft';
import { equal } from './equal';

/** What preparing a talk asks of the server. */
export type SetupCommand = PreparationCommand | SeatCommand | AgendaCommand;

/**
 * What leads from the talk as the server has it to the talk as it was drafted, but for the announcement. The order is
 * such that nothing refers to what is not there yet, or not any more, and that room is made before it is taken.
 */
export function commandsTo(server: Draft, drafted: Draft): readonly SetupCommand[] {
  const target = tidied(drafted);
  const left = new Set(server.delegations.map((one) => one.id).filter((id) => !target.delegations.some(named(id))));
  const early = [...left].filter((id) => !usesAfterRemovals(server, target, id));
  const late = [...left].filter((id) => !early.includes(id));
  const remove = (delegation: string): SetupCommand => ({ type: 'RemoveDelegation', delegation });
  return [
    ...secretariesFirst(server, target),
    ...revocations(server, target),
    ...drops(server, target),
    ...withdrawals(server, target),
    ...early.map(remove),
    ...delegations(server, target),
    ...accreditations(server, target),
    ...plans(server, target),
    ...moves(server, target),
    ...papers(server, target),
    ...late.map(remove),
  ];
}

/** The command that makes the talk public; null while no time is named. */
export function announceCommand(draft: Draft): SetupCommand | null {
  const announcement = announcementOf(draft.announcement);
  return announcement === null ? null : { type: 'AnnounceTalk', announcement };
}

function named(id: string): (one: { readonly id: string }) => boolean {
  return (one) => one.id === id;
}

/** Whether something that stays still names this delegation once all that goes is gone. */
function usesAfterRemovals(server: Draft, target: Draft, delegation: string): boolean {
  const seats = server.seats.filter((one) => stays(one, target));
  const items = server.items.filter((one) => target.items.some(named(one.id)));
  const papers = items.flatMap((one) => one.documents.filter((paper) => paperStays(one, paper, target)));
  return (
    seats.some((one) => one.delegation === delegation) ||
    items.some((one) => one.owner === delegation) ||
    papers.some((paper) => paper.from === delegation)
  );
}

/** A seat keeps its role and its delegation for as long as it is accredited; with others it is accredited anew. */
function stays(seat: Draft['seats'][number], target: Draft): boolean {
  const then = target.seats.find(named(seat.id));
  return then !== undefined && then.role === seat.role && then.delegation === seat.delegation;
}

function isNew(seat: Draft['seats'][number], server: Draft): boolean {
  const before = server.seats.find(named(seat.id));
  return before === undefined || before.role !== seat.role || before.delegation !== seat.delegation;
}

/** A talk is never without a secretary, so a new one comes before the last one goes. */
function secretariesFirst(server: Draft, target: Draft): SetupCommand[] {
  return target.seats
    .filter((seat) => seat.role === 'SECRETARY' && !server.seats.some(named(seat.id)))
    .map((seat) => ({ type: 'AccreditSeat', seat: seatOf(seat) }));
}

function revocations(server: Draft, target: Draft): SetupCommand[] {
  return server.seats
    .filter((one) => !stays(one, target))
    .map((one) => ({ type: 'RevokeAccreditation', seat: one.id }));
}

function accreditations(server: Draft, target: Draft): SetupCommand[] {
  return target.seats.flatMap((seat): SetupCommand[] => {
    if (isNew(seat, server)) {
      const early = seat.role === 'SECRETARY' && !server.seats.some(named(seat.id));
      return early ? [] : [{ type: 'AccreditSeat', seat: seatOf(seat) }];
    }
    if (equal(server.seats.find(named(seat.id)), seat)) return [];
    return [{ type: 'ChangeSeat', seat: seat.id, office: said(seat.office), languages: seat.languages }];
  });
}

function delegations(server: Draft, target: Draft): SetupCommand[] {
  return target.delegations.flatMap((one): SetupCommand[] => {
    const before = server.delegations.find(named(one.id));
    if (before === undefined) return [{ type: 'AddDelegation', delegation: delegationOf(one) }];
    return equal(before, one) ? [] : [{ type: 'ChangeDelegation', delegation: delegationOf(one) }];
  });
}

function drops(server: Draft, target: Draft): SetupCommand[] {
  return server.items
    .filter((one) => !target.items.some(named(one.id)))
    .map((one) => ({ type: 'DropItem', item: one.id }));
}

function plans(server: Draft, target: Draft): SetupCommand[] {
  return target.items.flatMap((item): SetupCommand[] => {
    const before = server.items.find(named(item.id));
    if (before === undefined) return [{ type: 'AddItem', item: planOf(item) }];
    return equal(planOf(before), planOf(item)) ? [] : [{ type: 'ChangeItem', item: planOf(item) }];
  });
}

/** New items come last, then each item that is not in its place is moved there, from the first on. */
function moves(server: Draft, target: Draft): SetupCommand[] {
  const wanted = target.items.map((one) => one.id);
  const kept = server.items.map((one) => one.id).filter((id) => wanted.includes(id));
  let order = [...kept, ...wanted.filter((id) => !kept.includes(id))];
  const commands: SetupCommand[] = [];
  for (const [position, item] of wanted.entries()) {
    if (order[position] === item) continue;
    commands.push({ type: 'MoveItem', item, position });
    order = order.filter((id) => id !== item).toSpliced(position, 0, item);
  }
  return commands;
}

/** A paper cannot be changed, only taken back and put there again. */
function paperStays(item: ItemDraft, paper: ItemDraft['documents'][number], target: Draft): boolean {
  const then = target.items.find(named(item.id))?.documents.find(named(paper.id));
  return equal(then, paper);
}

function withdrawals(server: Draft, target: Draft): SetupCommand[] {
  return server.items
    .filter((item) => target.items.some(named(item.id)))
    .flatMap((item) =>
      item.documents.filter((paper) => !paperStays(item, paper, target)).map((paper) => ({ item, paper })),
    )
    .map(({ item, paper }) => ({ type: 'WithdrawDocument', item: item.id, document: paper.id }));
}

function papers(server: Draft, target: Draft): SetupCommand[] {
  return target.items.flatMap((item) => {
    const before = server.items.find(named(item.id))?.documents ?? [];
    return item.documents
      .filter((paper) => !before.some((one) => equal(one, paper)))
      .map((paper): SetupCommand => ({ type: 'AttachDocument', item: item.id, document: documentOf(paper) }));
  });
}
