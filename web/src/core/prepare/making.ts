import type { Reply } from '../talk/seatapi';
import type { TalkId, Wording } from '../talk/terms';
import type { Secretariat } from './client';
import { draftOf, said } from './draft';
import { keepDraft, type Shelf } from './keeping';
import { drafted, type InAll, type Template } from './template';

/**
 * Makes a talk on the server and lays the draft of its template on the shelf, where the page of the talk takes it up:
 * what was not saved yet looks the same whether it came from a template or from a day's work.
 */
export async function makeTalk(
  desk: Pick<Secretariat, 'make' | 'read'>,
  shelf: Shelf,
  template: Template,
  inAll: InAll,
  title: Wording,
): Promise<Reply<TalkId>> {
  const made = await desk.make(said(title), { office: inAll('secretariat.secretary'), languages: [] });
  if (!made.ok) return made;
  const { talk, seat } = made.value;
  const read = await desk.read(talk);
  if (!read.ok) return read;
  const base = draftOf(read.value.state);
  const secretary = base.seats.find((one) => one.id === seat);
  if (secretary !== undefined) {
    const draft = drafted(template, inAll, said(title), secretary);
    keepDraft(shelf, talk, { base, draft, sequence: read.value.state.sequence });
  }
  return { ok: true, value: talk };
}
