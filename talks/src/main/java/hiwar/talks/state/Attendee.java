package hiwar.talks.state;

import hiwar.talks.id.DelegationId;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Seat;

/**
 * A seat and where its holder is.
 *
 * @param admitted may come back in this sitting without being admitted again
 */
public record Attendee(Seat seat, Presence presence, boolean admitted) {
    public Role role() {
        return seat.role();
    }

    public boolean present() {
        return presence == Presence.PRESENT;
    }

    /** True when the seat sits with this delegation. */
    public boolean of(DelegationId delegation) {
        return delegation.equals(seat.delegation());
    }

    Attendee at(Presence next, boolean mayComeBack) {
        return new Attendee(seat, next, mayComeBack);
    }
}
