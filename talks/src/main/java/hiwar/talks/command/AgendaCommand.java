package hiwar.talks.command;

import hiwar.talks.id.DocumentId;
import hiwar.talks.id.ItemId;
import hiwar.talks.terms.AgendaItem;
import hiwar.talks.terms.Document;

/** The agenda, its papers, and the way through it. */
public sealed interface AgendaCommand extends Command {
    /** Puts an item at the end of the agenda. */
    record AddItem(AgendaItem item) implements AgendaCommand {}

    /** Plans an item differently, before it has been begun. */
    record ChangeItem(AgendaItem item) implements AgendaCommand {}

    /**
     * Moves an item that has not been begun.
     *
     * @param position its place afterwards, from 0
     */
    record MoveItem(ItemId item, int position) implements AgendaCommand {}

    /** Takes an item off the agenda, before it has been begun. */
    record DropItem(ItemId item) implements AgendaCommand {}

    /** Puts a paper before an item. */
    record AttachDocument(ItemId item, Document document) implements AgendaCommand {}

    /** Takes a paper back; that it was there stays on the record. */
    record WithdrawDocument(ItemId item, DocumentId document) implements AgendaCommand {}

    /** Comes to an item: to a new one, or back to one that was set aside or concluded. */
    record BeginItem(ItemId item) implements AgendaCommand {}

    /** Leaves the current item for later. */
    record SetItemAside(ItemId item) implements AgendaCommand {}

    /** Is done with the current item. */
    record ConcludeItem(ItemId item) implements AgendaCommand {}

    /** Allots more time to an item. */
    record ExtendItem(ItemId item, long extraMillis) implements AgendaCommand {}

    /** Lets observers and the press pool follow the item. */
    record OpenToPress(ItemId item) implements AgendaCommand {}

    /** Shuts observers and the press pool out of the item, at once. */
    record CloseToPress(ItemId item) implements AgendaCommand {}
}
