package hiwar.talks.terms;

import hiwar.talks.id.DelegationId;
import hiwar.talks.id.ItemId;
import org.jspecify.annotations.Nullable;

/**
 * A point of the agenda as it is planned.
 *
 * @param owner who put it there and may speak first; null when it is everybody's
 * @param allottedMillis planned for it; 0 when nothing is planned
 * @param openToPress whether observers and the press pool may follow it from its beginning
 */
public record AgendaItem(
        ItemId id,
        Wording title,
        ItemKind kind,
        @Nullable DelegationId owner,
        long allottedMillis,
        boolean openToPress) {}
