package hiwar.talks.event;

import hiwar.talks.id.DocumentId;
import hiwar.talks.id.ItemId;
import hiwar.talks.terms.AgendaItem;
import hiwar.talks.terms.Document;

/** The agenda, its papers, and the way through it. */
public sealed interface AgendaEvent extends Event {
    record ItemAdded(AgendaItem item) implements AgendaEvent {}

    record ItemChanged(AgendaItem item) implements AgendaEvent {}

    /** @param position its place afterwards, from 0 */
    record ItemMoved(ItemId item, int position) implements AgendaEvent {}

    record ItemDropped(ItemId item) implements AgendaEvent {}

    record DocumentAttached(ItemId item, Document document) implements AgendaEvent {}

    record DocumentWithdrawn(ItemId item, DocumentId document) implements AgendaEvent {}

    /** The item is current; its speakers' list is empty and open. */
    record ItemBegun(ItemId item) implements AgendaEvent {}

    record ItemSetAside(ItemId item) implements AgendaEvent {}

    record ItemConcluded(ItemId item) implements AgendaEvent {}

    record ItemExtended(ItemId item, long extraMillis) implements AgendaEvent {}

    record OpenedToPress(ItemId item) implements AgendaEvent {}

    record ClosedToPress(ItemId item) implements AgendaEvent {}
}
