package hiwar.talks.terms;

import hiwar.talks.id.DelegationId;
import hiwar.talks.id.SeatId;
import org.jspecify.annotations.Nullable;

/**
 * One line of the speakers' list.
 *
 * @param number from 1, never used again in this talk
 * @param answers the number of the intervention to which this is a reply; null for an intervention of its own
 */
public record Request(
        int number,
        SeatId seat,
        DelegationId delegation,
        @Nullable Integer answers) {
    public Speech speech() {
        return answers == null ? Speech.INTERVENTION : Speech.RIGHT_OF_REPLY;
    }
}
