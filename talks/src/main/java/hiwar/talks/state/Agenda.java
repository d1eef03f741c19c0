package hiwar.talks.state;

import static hiwar.talks.event.AgendaEvent.ClosedToPress;
import static hiwar.talks.event.AgendaEvent.DocumentAttached;
import static hiwar.talks.event.AgendaEvent.DocumentWithdrawn;
import static hiwar.talks.event.AgendaEvent.ItemAdded;
import static hiwar.talks.event.AgendaEvent.ItemBegun;
import static hiwar.talks.event.AgendaEvent.ItemChanged;
import static hiwar.talks.event.AgendaEvent.ItemConcluded;
import static hiwar.talks.event.AgendaEvent.ItemDropped;
import static hiwar.talks.event.AgendaEvent.ItemExtended;
import static hiwar.talks.event.AgendaEvent.ItemMoved;
import static hiwar.talks.event.AgendaEvent.ItemSetAside;
import static hiwar.talks.event.AgendaEvent.OpenedToPress;

import hiwar.talks.event.AgendaEvent;
import hiwar.talks.id.DocumentId;
import hiwar.talks.id.ItemId;
import hiwar.talks.terms.AgendaItem;
import hiwar.talks.terms.Document;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The points of the agenda in their order. At most one of them is current. */
public record Agenda(List<Item> items) {
    static final Agenda EMPTY = new Agenda(List.of());

    /** The item of this name; null when there is none. */
    public @Nullable Item find(ItemId id) {
        for (Item item : items) {
            if (item.id().equals(id)) {
                return item;
            }
        }
        return null;
    }

    /** What is dealt with now; null between items. */
    public @Nullable Item current() {
        for (Item item : items) {
            if (item.progress() == Item.Progress.CURRENT) {
                return item;
            }
        }
        return null;
    }

    /** The item that has this paper; null when none does. */
    public @Nullable Item holding(DocumentId id) {
        for (Item item : items) {
            for (Document document : item.documents()) {
                if (document.id().equals(id)) {
                    return item;
                }
            }
        }
        return null;
    }

    Agenda apply(AgendaEvent event) {
        return switch (event) {
            case ItemAdded added -> new Agenda(Copies.with(items, planned(added.item(), List.of())));
            case ItemChanged changed -> with(changed.item().id(), item -> planned(changed.item(), item.documents()));
            case ItemMoved moved -> moved(moved.item(), moved.position());
            case ItemDropped dropped ->
                new Agenda(Copies.without(items, item -> item.id().equals(dropped.item())));
            case DocumentAttached attached ->
                with(attached.item(), item -> item.with(Copies.with(item.documents(), attached.document())));
            case DocumentWithdrawn withdrawn -> with(withdrawn.item(), item -> without(item, withdrawn.document()));
            case ItemBegun begun -> with(begun.item(), item -> item.at(Item.Progress.CURRENT));
            case ItemSetAside aside -> with(aside.item(), item -> item.at(Item.Progress.SET_ASIDE));
            case ItemConcluded concluded -> with(concluded.item(), item -> item.at(Item.Progress.CONCLUDED));
            case ItemExtended extended -> with(extended.item(), item -> item.extended(extended.extraMillis()));
            case OpenedToPress opened -> with(opened.item(), item -> item.open(true));
            case ClosedToPress closed -> with(closed.item(), item -> item.open(false));
        };
    }

    private static Item without(Item item, DocumentId id) {
        return item.with(Copies.without(item.documents(), one -> one.id().equals(id)));
    }

    private static Item planned(AgendaItem plan, List<Document> documents) {
        return new Item(plan, Item.Progress.PLANNED, 0, plan.openToPress(), documents);
    }

    private Agenda moved(ItemId id, int position) {
        Item item = find(id);
        return item == null
                ? this
                : new Agenda(Copies.with(Copies.without(items, one -> one.id().equals(id)), item, position));
    }

    private Agenda with(ItemId id, UnaryOperator<Item> change) {
        return new Agenda(Copies.changed(items, item -> item.id().equals(id), change));
    }
}
