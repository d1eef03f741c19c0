package hiwar.talks.event;

import hiwar.talks.id.SeatId;
import hiwar.talks.terms.FloorMode;
import hiwar.talks.terms.Lapse;
import hiwar.talks.terms.Speech;
import hiwar.talks.terms.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The floor and the speakers' list of the current item. */
public sealed interface FloorEvent extends Event {
    /**
     * A seat is on the list.
     *
     * @param request its number, from 1, never used again in this talk
     * @param position its place, from 0
     */
    record FloorRequested(int request, SeatId seat, int position) implements FloorEvent {}

    /**
     * A seat is on the list to answer an intervention.
     *
     * @param request its number, from 1, never used again in this talk
     * @param position its place, from 0
     */
    record RightOfReplyAsked(int request, SeatId seat, int intervention, int position) implements FloorEvent {}

    record RequestWithdrawn(int request) implements FloorEvent {}

    record RequestLapsed(int request, Lapse lapse) implements FloorEvent {}

    record ListReordered(List<Integer> requests) implements FloorEvent {}

    record ListClosed() implements FloorEvent {}

    record ListReopened() implements FloorEvent {}

    /**
     * A seat has the floor, given by others.
     *
     * @param intervention its number, from 1, never used again in this talk
     * @param request what it had on the list; null when it was not there
     * @param allottedMillis 0 when there is no limit
     */
    record FloorGiven(
            int intervention,
            SeatId seat,
            Speech speech,
            @Nullable Integer request,
            long allottedMillis) implements FloorEvent {}

    /**
     * A seat has taken the floor by right.
     *
     * @param intervention its number, from 1, never used again in this talk
     * @param request what it had on the list; null when it was not there
     * @param allottedMillis 0 when there is no limit
     */
    record FloorTaken(
            int intervention,
            SeatId seat,
            Speech speech,
            @Nullable Integer request,
            long allottedMillis) implements FloorEvent {}

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
