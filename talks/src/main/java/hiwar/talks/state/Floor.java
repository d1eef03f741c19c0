package hiwar.talks.state;

import static hiwar.talks.event.FloorEvent.FloorGiven;
import static hiwar.talks.event.FloorEvent.FloorLapsed;
import static hiwar.talks.event.FloorEvent.FloorModeSet;
import static hiwar.talks.event.FloorEvent.FloorPassed;
import static hiwar.talks.event.FloorEvent.FloorRequested;
import static hiwar.talks.event.FloorEvent.FloorTaken;
import static hiwar.talks.event.FloorEvent.FloorWithdrawn;
import static hiwar.talks.event.FloorEvent.FloorYielded;
import static hiwar.talks.event.FloorEvent.InterventionExtended;
import static hiwar.talks.event.FloorEvent.InterventionsLimited;
import static hiwar.talks.event.FloorEvent.ListClosed;
import static hiwar.talks.event.FloorEvent.ListReopened;
import static hiwar.talks.event.FloorEvent.ListReordered;
import static hiwar.talks.event.FloorEvent.RequestLapsed;
import static hiwar.talks.event.FloorEvent.RequestWithdrawn;
import static hiwar.talks.event.FloorEvent.RightOfReplyAsked;

import hiwar.talks.event.FloorEvent;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.SeatId;
import hiwar.talks.terms.FloorMode;
import hiwar.talks.terms.Intervention;
import hiwar.talks.terms.Limits;
import hiwar.talks.terms.Request;
import hiwar.talks.terms.Speech;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has the floor, who wants it, and under which conditions.
 *
 * @param holding null when the floor is free
 * @param limitMillis for each further intervention; 0 when there is no limit
 * @param spoken the interventions on the current item that are over, the newest last, at most {@link Limits#REPLIABLE}
 * @param replies one element per reply that a delegation has begun on the current item
 * @param requestsMade how many requests there have been in this talk: the number of the last
 * @param interventionsBegun how many interventions there have been in this talk: the number of the last
 */
public record Floor(
        FloorMode mode,
        @Nullable Holding holding,
        SpeakersList list,
        long limitMillis,
        List<Intervention> spoken,
        List<DelegationId> replies,
        int requestsMade,
        int interventionsBegun) {
    static final Floor EMPTY = new Floor(FloorMode.FLOOR_ONLY, null, SpeakersList.EMPTY, 0, List.of(), List.of(), 0, 0);

    /** The delegation that speaks or, when the floor is free, spoke last on this item; null at its beginning. */
    public @Nullable DelegationId lastSpoke() {
        if (holding != null) {
            return holding.delegation();
        }
        return spoken.isEmpty() ? null : spoken.getLast().delegation();
    }

    /** An intervention on the current item that is under way or over; null when there is none of this number. */
    public @Nullable Intervention find(int number) {
        if (holding != null && holding.intervention().number() == number) {
            return holding.intervention();
        }
        for (Intervention intervention : spoken) {
            if (intervention.number() == number) {
                return intervention;
            }
        }
        return null;
    }

    Floor apply(FloorEvent event, long atMillis) {
        return switch (event) {
            case FloorRequested asked -> requested(asked.request(), asked.position());
            case RightOfReplyAsked asked -> requested(asked.request(), asked.position());
            case RequestWithdrawn withdrawn -> with(list.without(withdrawn.request()));
            case RequestLapsed lapsed -> with(list.without(lapsed.request()));
            case ListReordered reordered -> with(list.ordered(reordered.requests()));
            case ListClosed ignored -> with(list.closed(true));
            case ListReopened ignored -> with(list.closed(false));
            case FloorGiven given -> begun(given.intervention(), given.request(), atMillis);
            case FloorTaken taken -> begun(taken.intervention(), taken.request(), atMillis);
            case FloorPassed passed -> passed(passed.seat());
            case FloorYielded ignored -> ended();
            case FloorWithdrawn ignored -> ended();
            case FloorLapsed ignored -> ended();
            case InterventionsLimited limited ->
                new Floor(mode, holding, list, limited.millis(), spoken, replies, requestsMade, interventionsBegun);
            case InterventionExtended extended -> extended(extended.extraMillis());
            case FloorModeSet set ->
                new Floor(set.mode(), holding, list, limitMillis, spoken, replies, requestsMade, interventionsBegun);
        };
    }

    private Floor requested(Request request, int position) {
        SpeakersList longer = list.with(request, position);
        return new Floor(mode, holding, longer, limitMillis, spoken, replies, request.number(), interventionsBegun);
    }

    private Floor begun(Intervention begun, @Nullable Integer request, long atMillis) {
        boolean reply = begun.speech() == Speech.RIGHT_OF_REPLY;
        return new Floor(
                mode,
                new Holding(begun, begun.seat(), atMillis, 0),
                list.without(request),
                limitMillis,
                spoken,
                reply ? Copies.with(replies, begun.delegation()) : replies,
                requestsMade,
                begun.number());
    }

    private Floor passed(SeatId seat) {
        return holding == null
                ? this
                : holding(new Holding(holding.intervention(), seat, holding.sinceMillis(), holding.extraMillis()));
    }

    private Floor extended(long byMillis) {
        return holding == null
                ? this
                : holding(new Holding(
                        holding.intervention(),
                        holding.speaker(),
                        holding.sinceMillis(),
                        holding.extraMillis() + byMillis));
    }

    private Floor ended() {
        if (holding == null) {
            return this;
        }
        List<Intervention> longer = Copies.newest(spoken, holding.intervention(), Limits.REPLIABLE);
        return new Floor(mode, null, list, limitMillis, longer, replies, requestsMade, interventionsBegun);
    }

    /** The list, the interventions to reply to and the count of replies belong to one item. */
    Floor betweenItems() {
        return new Floor(
                mode, null, SpeakersList.EMPTY, limitMillis, List.of(), List.of(), requestsMade, interventionsBegun);
    }

    private Floor holding(Holding next) {
        return new Floor(mode, next, list, limitMillis, spoken, replies, requestsMade, interventionsBegun);
    }

    private Floor with(SpeakersList next) {
        return new Floor(mode, holding, next, limitMillis, spoken, replies, requestsMade, interventionsBegun);
    }
}
