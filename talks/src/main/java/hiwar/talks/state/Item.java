package hiwar.talks.state;

import hiwar.talks.id.ItemId;
import hiwar.talks.terms.AgendaItem;
import hiwar.talks.terms.Document;
import java.util.List;

/**
 * A point of the agenda and what has become of it.
 *
 * @param extraMillis allotted on top of what was planned
 * @param openToPress whether observers and the press pool may follow it
 */
public record Item(
        AgendaItem plan, Progress progress, long extraMillis, boolean openToPress, List<Document> documents) {
    /** How far an item has come. */
    public enum Progress {
        PLANNED,
        CURRENT,
        SET_ASIDE,
        CONCLUDED
    }

    public ItemId id() {
        return plan.id();
    }

    /** Planned and added; 0 when nothing is planned. */
    public long allottedMillis() {
        return plan.allottedMillis() + extraMillis;
    }

    Item at(Progress next) {
        return new Item(plan, next, extraMillis, openToPress, documents);
    }

    Item with(List<Document> changed) {
        return new Item(plan, progress, extraMillis, openToPress, changed);
    }

    Item open(boolean toPress) {
        return new Item(plan, progress, extraMillis, toPress, documents);
    }

    Item extended(long byMillis) {
        return new Item(plan, progress, extraMillis + byMillis, openToPress, documents);
    }
}
