package hiwar.talks.terms;

import hiwar.talks.id.DelegationId;
import hiwar.talks.id.SeatId;

/**
 * An objection to procedure.
 *
 * @param number from 1, never used again in this talk
 * @param text may be empty: it will be said
 */
public record PointOfOrder(int number, SeatId seat, DelegationId delegation, Wording text) {}
