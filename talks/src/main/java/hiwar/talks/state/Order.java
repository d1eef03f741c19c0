package hiwar.talks.state;

import static hiwar.talks.event.OrderEvent.InterpretationFailed;
import static hiwar.talks.event.OrderEvent.InterpretationRestored;
import static hiwar.talks.event.OrderEvent.PointOfOrderLapsed;
import static hiwar.talks.event.OrderEvent.PointOfOrderRaised;
import static hiwar.talks.event.OrderEvent.PointOfOrderRuledOn;
import static hiwar.talks.event.OrderEvent.PointOfOrderWithdrawn;

import hiwar.talks.event.OrderEvent;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.SeatId;
import hiwar.talks.terms.PointOfOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What interrupts whoever speaks.
 *
 * @param points open points of order; the first is dealt with now
 * @param pointsRaised how many there have been in this talk: the number of the last
 * @param failures interpreters who cannot interpret now
 */
public record Order(List<PointOfOrder> points, int pointsRaised, List<Failure> failures) {
    static final Order EMPTY = new Order(List.of(), 0, List.of());

    /** The open point of order of a seat; null when it has none. */
    public @Nullable PointOfOrder raisedBy(SeatId seat) {
        for (PointOfOrder point : points) {
            if (point.seat().equals(seat)) {
                return point;
            }
        }
        return null;
    }

    /** How many open points of order a delegation has. */
    public int raisedBy(DelegationId delegation) {
        int count = 0;
        for (PointOfOrder point : points) {
            if (point.delegation().equals(delegation)) {
                count++;
            }
        }
        return count;
    }

    /** True when this interpreter cannot interpret now. */
    public boolean fails(SeatId interpreter) {
        for (Failure failure : failures) {
            if (failure.interpreter().equals(interpreter)) {
                return true;
            }
        }
        return false;
    }

    Order apply(OrderEvent event) {
        return switch (event) {
            case PointOfOrderRaised raised ->
                new Order(Copies.with(points, raised.point()), raised.point().number(), failures);
            case PointOfOrderWithdrawn withdrawn -> without(withdrawn.point());
            case PointOfOrderLapsed lapsed -> without(lapsed.point());
            case PointOfOrderRuledOn ruled -> without(ruled.point());
            case InterpretationFailed failed ->
                withFailures(Copies.with(failures, new Failure(failed.interpreter(), failed.difficulty())));
            case InterpretationRestored restored ->
                withFailures(Copies.without(failures, one -> one.interpreter().equals(restored.interpreter())));
        };
    }

    Order sittingEnded() {
        return new Order(List.of(), pointsRaised, List.of());
    }

    private Order withFailures(List<Failure> changed) {
        return new Order(points, pointsRaised, changed);
    }

    private Order without(int number) {
        return new Order(Copies.without(points, one -> one.number() == number), pointsRaised, failures);
    }
}
