package hiwar.talks.state;

import hiwar.talks.id.SeatId;
import hiwar.talks.terms.Request;
import hiwar.talks.terms.Speech;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks next on the current item, in order: replies first.
 *
 * @param closed nobody can be added, except replies
 */
public record SpeakersList(List<Request> requests, boolean closed) {
    static final SpeakersList EMPTY = new SpeakersList(List.of(), false);

    /** The request of this number; null when it is not on the list. */
    public @Nullable Request find(int number) {
        for (Request request : requests) {
            if (request.number() == number) {
                return request;
            }
        }
        return null;
    }

    /** The first request of a seat; null when it has none. */
    public @Nullable Request first(SeatId seat) {
        for (Request request : requests) {
            if (request.seat().equals(seat)) {
                return request;
            }
        }
        return null;
    }

    /** The request of a seat for this kind of speech; null when it has none. */
    public @Nullable Request find(SeatId seat, Speech speech) {
        for (Request request : requests) {
            if (request.seat().equals(seat) && request.speech() == speech) {
                return request;
            }
        }
        return null;
    }

    SpeakersList with(Request request, int position) {
        return new SpeakersList(Copies.with(requests, request, position), closed);
    }

    SpeakersList without(@Nullable Integer number) {
        return number == null
                ? this
                : new SpeakersList(Copies.without(requests, one -> one.number() == number), closed);
    }

    SpeakersList ordered(List<Integer> numbers) {
        List<Request> ordered = new ArrayList<>();
        for (int number : numbers) {
            Request request = find(number);
            if (request != null) {
                ordered.add(request);
            }
        }
        return new SpeakersList(Collections.unmodifiableList(ordered), closed);
    }

    SpeakersList closed(boolean now) {
        return new SpeakersList(requests, now);
    }
}
