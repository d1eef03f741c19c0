package hiwar.talks.event;

import hiwar.talks.id.SeatId;
import hiwar.talks.terms.Wording;

/** Inside the caucus of one delegation; these stand in that delegation's own log. */
public sealed interface CaucusEvent extends Event {
    record CaucusEntered(SeatId seat) implements CaucusEvent {}

    record CaucusLeft(SeatId seat) implements CaucusEvent {}

    record CaucusInvited(SeatId seat) implements CaucusEvent {}

    record CaucusInvitationEnded(SeatId seat) implements CaucusEvent {}

    /** The delegation is back at the table: nobody is inside, no guest is invited. */
    record CaucusEnded() implements CaucusEvent {}

    record CaucusNoted(SeatId seat, Wording text) implements CaucusEvent {}
}
