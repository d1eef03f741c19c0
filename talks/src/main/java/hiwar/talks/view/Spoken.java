package hiwar.talks.view;

import hiwar.talks.id.SeatId;
import hiwar.talks.terms.Intervention;
import java.util.List;

/**
 * An intervention that is over, for the minutes.
 *
 * @param speakers who spoke, in this order: more than one when the floor was passed
 * @param begunAtMillis since the epoch
 * @param endedAtMillis since the epoch
 * @param netMillis without what was not the speakers' time
 * @param allottedMillis with all extensions; 0 when there was no limit
 * @param end how it ended
 */
public record Spoken(
        Intervention intervention,
        List<SeatId> speakers,
        long begunAtMillis,
        long endedAtMillis,
        long netMillis,
        long allottedMillis,
        End end) {
    /** How interventions end. */
    public enum End {
        YIELDED,
        WITHDRAWN,
        LAPSED
    }
}
