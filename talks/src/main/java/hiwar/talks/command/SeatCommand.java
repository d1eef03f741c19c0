package hiwar.talks.command;

import hiwar.talks.id.SeatId;
import hiwar.talks.terms.Seat;
import hiwar.talks.terms.Wording;
import java.util.List;

/** Who may take part, and who is in the room. */
public sealed interface SeatCommand extends Command {
    /** Gives somebody a seat. */
    record AccreditSeat(Seat seat) implements SeatCommand {}

    /** Calls a seat something else. */
    record ChangeSeat(SeatId seat, Wording office, List<String> languages) implements SeatCommand {}

    /** Takes a seat back; who holds it is out at once. */
    record RevokeAccreditation(SeatId seat) implements SeatCommand {}

    /** Comes to the door: into the waiting room, or straight in when admitted before in this sitting. */
    record Arrive() implements SeatCommand {}

    /** Lets somebody in from the waiting room. */
    record Admit(SeatId seat) implements SeatCommand {}

    /** Sends somebody away from the waiting room. */
    record TurnAway(SeatId seat, Wording reason) implements SeatCommand {}

    /** Sends somebody out of the room; to come back needs to be admitted again. */
    record SendOut(SeatId seat, Wording reason) implements SeatCommand {}

    /** Goes: from the room or from the waiting room. Also sent for a seat whose connection is gone for good. */
    record Leave() implements SeatCommand {}
}
