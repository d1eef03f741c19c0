package hiwar.talks.state;

import hiwar.talks.id.DelegationId;
import hiwar.talks.id.SeatId;
import hiwar.talks.terms.Intervention;

/**
 * The floor in somebody's hands.
 *
 * @param speaker who speaks now: not always who began
 * @param sinceMillis when the intervention began, since the epoch
 * @param extraMillis allotted on top
 */
public record Holding(Intervention intervention, SeatId speaker, long sinceMillis, long extraMillis) {
    public DelegationId delegation() {
        return intervention.delegation();
    }

    /** 0 when there is no limit. */
    public long allottedMillis() {
        return intervention.allottedMillis() + extraMillis;
    }
}
