package hiwar.talks.event;

import hiwar.talks.id.SeatId;
import hiwar.talks.terms.FloorMode;
import hiwar.talks.terms.Intervention;
import hiwar.talks.terms.Lapse;
import hiwar.talks.terms.Request;
import hiwar.talks.terms.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The floor and the speakers' list of the current item. */
public sealed interface FloorEvent extends Event {
    /** @param position its place on the list, from 0 */
    record FloorRequested(Request request, int position) implements FloorEvent {}

    /** @param position its place on the list, from 0 */
    record RightOfReplyAsked(Request request, int position) implements FloorEvent {}

    record RequestWithdrawn(int request) implements FloorEvent {}

    record RequestLapsed(int request, Lapse lapse) implements FloorEvent {}

    record ListReordered(List<Integer> requests) implements FloorEvent {}

    record ListClosed() implements FloorEvent {}

    record ListReopened() implements FloorEvent {}

    /**
     * A seat has the floor, given by others.
     *
     * @param request what it had on the list; null when it was not there
     */
    record FloorGiven(Intervention intervention, @Nullable Integer request) implements FloorEvent {}

    /**
     * A seat has taken the floor by right.
     *
     * @param request what it had on the list; null when it was not there
     */
    record FloorTaken(Intervention intervention, @Nullable Integer request) implements FloorEvent {}

    /** Another seat of the same delegation goes on with the intervention. */
    record FloorPassed(SeatId seat) implements FloorEvent {}

    record FloorYielded() implements FloorEvent {}

    record FloorWithdrawn(Wording reason) implements FloorEvent {}

    record FloorLapsed(Lapse lapse) implements FloorEvent {}

    /** @param millis 0 when the limit is lifted */
    record InterventionsLimited(long millis) implements FloorEvent {}

    record InterventionExtended(long extraMillis) implements FloorEvent {}

    record FloorModeSet(FloorMode mode) implements FloorEvent {}
}
