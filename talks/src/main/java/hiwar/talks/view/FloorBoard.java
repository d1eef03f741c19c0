package hiwar.talks.view;

import hiwar.talks.id.DelegationId;
import hiwar.talks.id.SeatId;
import hiwar.talks.state.Halt;
import hiwar.talks.state.Holding;
import hiwar.talks.state.TalkState;
import hiwar.talks.terms.FloorMode;
import hiwar.talks.terms.PointOfOrder;
import hiwar.talks.terms.Request;
import hiwar.talks.terms.Speech;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The floor at one moment, as everybody at the table sees it.
 *
 * @param speaking null when the floor is free
 * @param waiting the speakers' list in order
 * @param points open points of order, the one that is dealt with now first
 * @param halts why clocks stand still; empty when they run
 * @param sides net speaking time of every delegation
 */
public record FloorBoard(
        FloorMode mode,
        @Nullable Speaking speaking,
        List<Request> waiting,
        boolean listClosed,
        List<PointOfOrder> points,
        Set<Halt> halts,
        List<Side> sides) {
    /**
     * Who has the floor.
     *
     * @param netMillis of this intervention so far
     * @param allottedMillis 0 when there is no limit
     */
    public record Speaking(SeatId seat, DelegationId delegation, Speech speech, long netMillis, long allottedMillis) {
        /** What is left; negative when overrun, null when there is no limit. */
        public @Nullable Long leftMillis() {
            return allottedMillis == 0 ? null : allottedMillis - netMillis;
        }
    }

    /** One side's clock. */
    public record Side(DelegationId delegation, long netMillis) {}

    /** The board at a moment not before the last entry. */
    public static FloorBoard at(Proceedings proceedings, long nowMillis) {
        TalkState state = proceedings.state();
        Clocks clocks = proceedings.clocks().at(state, nowMillis);
        Holding holding = state.floor().holding();
        Speaking speaking = holding == null
                ? null
                : new Speaking(
                        holding.speaker(),
                        holding.delegation(),
                        holding.intervention().speech(),
                        clocks.interventionMillis(),
                        holding.allottedMillis());
        List<Side> sides = state.preparation().delegations().stream()
                .map(delegation -> new Side(delegation.id(), clocks.netMillis(delegation.id())))
                .toList();
        return new FloorBoard(
                state.floor().mode(),
                speaking,
                state.floor().list().requests(),
                state.floor().list().closed(),
                state.order().points(),
                state.halts(),
                sides);
    }
}
