package hiwar.talks.state;

import static hiwar.talks.event.SeatEvent.AccreditationRevoked;
import static hiwar.talks.event.SeatEvent.SeatAccredited;
import static hiwar.talks.event.SeatEvent.SeatAdmitted;
import static hiwar.talks.event.SeatEvent.SeatArrived;
import static hiwar.talks.event.SeatEvent.SeatChanged;
import static hiwar.talks.event.SeatEvent.SeatLeft;
import static hiwar.talks.event.SeatEvent.SeatSentOut;
import static hiwar.talks.event.SeatEvent.SeatTurnedAway;

import hiwar.talks.event.SeatEvent;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.SeatId;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Seat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Everybody who is accredited, in the order of accreditation, and where they are. */
public record Seats(List<Attendee> attendees) {
    static final Seats EMPTY = new Seats(List.of());

    /** The seat of this name; null when it is not accredited. */
    public @Nullable Attendee find(SeatId id) {
        for (Attendee attendee : attendees) {
            if (attendee.seat().id().equals(id)) {
                return attendee;
            }
        }
        return null;
    }

    public boolean present(SeatId id) {
        Attendee attendee = find(id);
        return attendee != null && attendee.present();
    }

    /** Who leads: the chair or mediator, when in the room; null when the heads lead together. */
    public @Nullable Attendee presiding() {
        for (Attendee attendee : attendees) {
            if (attendee.role().presides() && attendee.present()) {
                return attendee;
            }
        }
        return null;
    }

    /** The head of a delegation, in the room or not; null when none is accredited. */
    public @Nullable Attendee head(DelegationId delegation) {
        for (Attendee attendee : attendees) {
            if (attendee.role() == Role.HEAD && attendee.of(delegation)) {
                return attendee;
            }
        }
        return null;
    }

    /** True when somebody is in the room who speaks for the delegation. */
    public boolean represented(DelegationId delegation) {
        for (Attendee attendee : attendees) {
            if (attendee.present() && attendee.role().represents() && attendee.of(delegation)) {
                return true;
            }
        }
        return false;
    }

    Seats apply(SeatEvent event) {
        return switch (event) {
            case SeatAccredited accredited -> accredited(accredited.seat());
            case SeatChanged changed -> with(changed.seat(), one -> renamed(one, changed));
            case AccreditationRevoked revoked -> without(revoked.seat());
            case SeatArrived arrived -> with(arrived.seat(), one -> one.at(Presence.WAITING, one.admitted()));
            case SeatAdmitted admitted -> with(admitted.seat(), one -> one.at(Presence.PRESENT, true));
            case SeatTurnedAway turned -> with(turned.seat(), one -> one.at(Presence.AWAY, false));
            case SeatSentOut sent -> with(sent.seat(), one -> one.at(Presence.AWAY, false));
            case SeatLeft left -> with(left.seat(), one -> one.at(Presence.AWAY, one.admitted()));
        };
    }

    Seats accredited(Seat seat) {
        return new Seats(Copies.with(attendees, new Attendee(seat, Presence.AWAY, false)));
    }

    /** Who has gone must be admitted again in the next sitting; who is in the room may stay. */
    Seats sittingEnded() {
        return new Seats(Copies.changed(attendees, one -> !one.present(), one -> one.at(one.presence(), false)));
    }

    private static Attendee renamed(Attendee attendee, SeatChanged changed) {
        Seat seat = attendee.seat();
        Seat renamed = new Seat(seat.id(), seat.role(), seat.delegation(), changed.office(), changed.languages());
        return new Attendee(renamed, attendee.presence(), attendee.admitted());
    }

    private Seats without(SeatId id) {
        return new Seats(Copies.without(attendees, one -> one.seat().id().equals(id)));
    }

    private Seats with(SeatId id, UnaryOperator<Attendee> change) {
        return new Seats(Copies.changed(attendees, one -> one.seat().id().equals(id), change));
    }
}
