package hiwar.talks.talk;

import hiwar.talks.command.OrderCommand;
import hiwar.talks.command.OrderCommand.CanInterpret;
import hiwar.talks.command.OrderCommand.CannotInterpret;
import hiwar.talks.command.OrderCommand.RaisePointOfOrder;
import hiwar.talks.command.OrderCommand.RuleOnPointOfOrder;
import hiwar.talks.command.OrderCommand.WithdrawPointOfOrder;
import hiwar.talks.event.OrderEvent.InterpretationFailed;
import hiwar.talks.event.OrderEvent.InterpretationRestored;
import hiwar.talks.event.OrderEvent.PointOfOrderRaised;
import hiwar.talks.event.OrderEvent.PointOfOrderRuledOn;
import hiwar.talks.event.OrderEvent.PointOfOrderWithdrawn;
import hiwar.talks.id.SeatId;
import hiwar.talks.state.Order;
import hiwar.talks.terms.Limits;
import hiwar.talks.terms.PointOfOrder;
import hiwar.talks.terms.Role;

/** Points of order (Rule 71 of the General Assembly: at any time, decided at once) and failing interpretation. */
final class OrderRules {
    private OrderRules() {}

    static Verdict decide(Asked asked, OrderCommand command) {
        Order order = asked.table().order();
        return switch (command) {
            case RaisePointOfOrder raise -> raise(asked, raise);
            case WithdrawPointOfOrder ignored -> {
                PointOfOrder point = order.raisedBy(asked.seat());
                yield point == null
                        ? Verdict.denied(Reason.NO_POINT_OF_ORDER)
                        : asked.done(new PointOfOrderWithdrawn(point.number()));
            }
            case RuleOnPointOfOrder rule ->
                order.points().isEmpty()
                        ? Verdict.denied(Reason.NO_POINT_OF_ORDER)
                        : asked.done(new PointOfOrderRuledOn(
                                order.points().getFirst().number(), rule.ruling(), rule.text()));
            case CannotInterpret cannot ->
                order.fails(asked.seat())
                        ? Verdict.denied(Reason.ALREADY_FAILING)
                        : asked.done(new InterpretationFailed(asked.seat(), cannot.difficulty()));
            case CanInterpret can -> restore(asked, can.interpreter());
        };
    }

    private static Verdict raise(Asked asked, RaisePointOfOrder command) {
        Order order = asked.table().order();
        if (order.raisedBy(asked.delegation()) >= Limits.POINTS_PER_DELEGATION) {
            return Verdict.denied(Reason.POINT_OF_ORDER_PENDING);
        }
        PointOfOrder point =
                new PointOfOrder(order.pointsRaised() + 1, asked.seat(), asked.delegation(), command.text());
        return asked.done(new PointOfOrderRaised(point));
    }

    private static Verdict restore(Asked asked, SeatId interpreter) {
        if (asked.is(Role.INTERPRETER) && !asked.seat().equals(interpreter)) {
            return Verdict.denied(Reason.NOT_YOURS);
        }
        return asked.table().order().fails(interpreter)
                ? asked.done(new InterpretationRestored(interpreter))
                : Verdict.denied(Reason.NOT_FAILING, interpreter);
    }
}
