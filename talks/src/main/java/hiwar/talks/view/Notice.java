package hiwar.talks.view;

import hiwar.talks.id.DelegationId;
import hiwar.talks.terms.Wording;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the public was told: the announcement itself, or a change of it.
 *
 * @param revision 0 for the announcement, then counting up: the SEQUENCE of calendars (RFC 5546)
 * @param atMillis when it was told, since the epoch
 * @param formerStartMillis when the talk was to begin before, since the epoch; null when no time had been named
 * @param startMillis when it begins now, since the epoch; null when that is open
 * @param askedBy the side that asked to postpone or cancel; null when both did, or when nobody needed to
 * @param reason for the public; may be empty
 */
public record Notice(
        int revision,
        long atMillis,
        Kind kind,
        @Nullable Long formerStartMillis,
        @Nullable Long startMillis,
        @Nullable DelegationId askedBy,
        Wording reason) {
    /** What was told. */
    public enum Kind {
        ANNOUNCED,
        CHANGED,
        POSTPONED,
        CANCELLED
    }

    /** True when the talk begins at another time than was told before. */
    public boolean movesStart() {
        return formerStartMillis != null && startMillis != null && !formerStartMillis.equals(startMillis);
    }
}
