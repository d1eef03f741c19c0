package hiwar.talks.event;

import hiwar.talks.id.SeatId;
import hiwar.talks.terms.Seat;
import hiwar.talks.terms.Wording;
import java.util.List;

/** Who may take part, and who is in the room. */
public sealed interface SeatEvent extends Event {
    record SeatAccredited(Seat seat) implements SeatEvent {}

    record SeatChanged(SeatId seat, Wording office, List<String> languages) implements SeatEvent {}

    /** The seat is gone. */
    record AccreditationRevoked(SeatId seat) implements SeatEvent {}

    /** The seat is in the waiting room. */
    record SeatArrived(SeatId seat) implements SeatEvent {}

    /** The seat is in the room. */
    record SeatAdmitted(SeatId seat) implements SeatEvent {}

    record SeatTurnedAway(SeatId seat, Wording reason) implements SeatEvent {}

    record SeatSentOut(SeatId seat, Wording reason) implements SeatEvent {}

    record SeatLeft(SeatId seat) implements SeatEvent {}
}
