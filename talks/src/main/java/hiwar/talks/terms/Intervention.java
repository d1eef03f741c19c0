package hiwar.talks.terms;

import hiwar.talks.id.DelegationId;
import hiwar.talks.id.ItemId;
import hiwar.talks.id.SeatId;

/**
 * One speech from the floor.
 *
 * @param number from 1, never used again in this talk
 * @param seat who begins it; the floor may be passed within the delegation
 * @param allottedMillis 0 when there is no limit
 */
public record Intervention(
        int number, SeatId seat, DelegationId delegation, ItemId item, Speech speech, long allottedMillis) {}
