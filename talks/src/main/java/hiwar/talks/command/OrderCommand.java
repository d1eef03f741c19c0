package hiwar.talks.command;

import hiwar.talks.id.SeatId;
import hiwar.talks.terms.Difficulty;
import hiwar.talks.terms.Ruling;
import hiwar.talks.terms.Wording;

/** What interrupts whoever speaks: an objection to procedure, or that interpretation is impossible. */
public sealed interface OrderCommand extends Command {
    /** Objects to the procedure; nothing proceeds until it is ruled on. */
    record RaisePointOfOrder(Wording text) implements OrderCommand {}

    /** Takes one's own objection back. */
    record WithdrawPointOfOrder() implements OrderCommand {}

    /** Rules on the first open point of order. */
    record RuleOnPointOfOrder(Ruling ruling, Wording text) implements OrderCommand {}

    /** Says that the booth cannot interpret; clocks stop. */
    record CannotInterpret(Difficulty difficulty) implements OrderCommand {}

    /** Says that a booth can interpret again, or that the talk goes on nevertheless. */
    record CanInterpret(SeatId interpreter) implements OrderCommand {}
}
