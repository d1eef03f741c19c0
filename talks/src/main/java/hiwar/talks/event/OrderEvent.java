package hiwar.talks.event;

import hiwar.talks.id.SeatId;
import hiwar.talks.terms.Difficulty;
import hiwar.talks.terms.Lapse;
import hiwar.talks.terms.PointOfOrder;
import hiwar.talks.terms.Ruling;
import hiwar.talks.terms.Wording;

/** What interrupts whoever speaks. */
public sealed interface OrderEvent extends Event {
    record PointOfOrderRaised(PointOfOrder point) implements OrderEvent {}

    record PointOfOrderWithdrawn(int point) implements OrderEvent {}

    record PointOfOrderLapsed(int point, Lapse lapse) implements OrderEvent {}

    record PointOfOrderRuledOn(int point, Ruling ruling, Wording text) implements OrderEvent {}

    record InterpretationFailed(SeatId interpreter, Difficulty difficulty) implements OrderEvent {}

    /** The booth works again, or its failure does not stop the talk any longer. */
    record InterpretationRestored(SeatId interpreter) implements OrderEvent {}
}
