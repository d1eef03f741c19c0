package hiwar.talks.view;

import hiwar.talks.event.FloorEvent;
import hiwar.talks.event.FloorEvent.FloorGiven;
import hiwar.talks.event.FloorEvent.FloorLapsed;
import hiwar.talks.event.FloorEvent.FloorModeSet;
import hiwar.talks.event.FloorEvent.FloorPassed;
import hiwar.talks.event.FloorEvent.FloorRequested;
import hiwar.talks.event.FloorEvent.FloorTaken;
import hiwar.talks.event.FloorEvent.FloorWithdrawn;
import hiwar.talks.event.FloorEvent.FloorYielded;
import hiwar.talks.event.FloorEvent.InterventionExtended;
import hiwar.talks.event.FloorEvent.InterventionsLimited;
import hiwar.talks.event.FloorEvent.ListClosed;
import hiwar.talks.event.FloorEvent.ListReopened;
import hiwar.talks.event.FloorEvent.ListReordered;
import hiwar.talks.event.FloorEvent.RequestLapsed;
import hiwar.talks.event.FloorEvent.RequestWithdrawn;
import hiwar.talks.event.FloorEvent.RightOfReplyAsked;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.state.Entry;
import hiwar.talks.state.Holding;
import hiwar.talks.state.TalkState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The table of a talk with its clocks and all interventions: a fold over the log of the table.
 *
 * @param speakers of the intervention that is under way, in order; empty when the floor is free
 * @param spoken what is over, in order
 * @param notices what the public was told
 */
public record Proceedings(TalkState state, Clocks clocks, List<SeatId> speakers, List<Spoken> spoken, Notices notices) {
    /** Before the first entry. */
    public static Proceedings empty(TalkId talk) {
        return new Proceedings(TalkState.empty(talk), Clocks.ZERO, List.of(), List.of(), Notices.NONE);
    }

    /**
     * The proceedings after one more entry.
     *
     * @throws IllegalArgumentException when the entry is not the next of the table
     */
    public Proceedings apply(Entry entry) {
        TalkState next = state.apply(entry);
        Clocks run = clocks.apply(state, entry);
        if (!(entry.event() instanceof FloorEvent event)) {
            Notices told = notices.apply(state.preparation(), next.preparation(), entry);
            return new Proceedings(next, run, speakers, spoken, told);
        }
        return switch (event) {
            case FloorGiven given -> begun(next, run, given.intervention().seat());
            case FloorTaken taken -> begun(next, run, taken.intervention().seat());
            case FloorPassed passed -> new Proceedings(next, run, and(speakers, passed.seat()), spoken, notices);
            case FloorYielded ignored -> ended(next, run, entry, Spoken.End.YIELDED);
            case FloorWithdrawn ignored -> ended(next, run, entry, Spoken.End.WITHDRAWN);
            case FloorLapsed ignored -> ended(next, run, entry, Spoken.End.LAPSED);
            case FloorRequested ignored -> new Proceedings(next, run, speakers, spoken, notices);
            case RightOfReplyAsked ignored -> new Proceedings(next, run, speakers, spoken, notices);
            case RequestWithdrawn ignored -> new Proceedings(next, run, speakers, spoken, notices);
            case RequestLapsed ignored -> new Proceedings(next, run, speakers, spoken, notices);
            case ListReordered ignored -> new Proceedings(next, run, speakers, spoken, notices);
            case ListClosed ignored -> new Proceedings(next, run, speakers, spoken, notices);
            case ListReopened ignored -> new Proceedings(next, run, speakers, spoken, notices);
            case InterventionsLimited ignored -> new Proceedings(next, run, speakers, spoken, notices);
            case InterventionExtended ignored -> new Proceedings(next, run, speakers, spoken, notices);
            case FloorModeSet ignored -> new Proceedings(next, run, speakers, spoken, notices);
        };
    }

    private Proceedings begun(TalkState next, Clocks run, SeatId speaker) {
        return new Proceedings(next, run, List.of(speaker), spoken, notices);
    }

    private Proceedings ended(TalkState next, Clocks run, Entry entry, Spoken.End end) {
        Holding holding = state.floor().holding();
        if (holding == null) {
            throw new IllegalArgumentException("the floor was free before entry " + entry.sequence());
        }
        long netMillis = clocks.at(state, entry.atMillis()).interventionMillis();
        Spoken over = new Spoken(
                holding.intervention(),
                speakers,
                holding.sinceMillis(),
                entry.atMillis(),
                netMillis,
                holding.allottedMillis(),
                end);
        return new Proceedings(next, run, List.of(), and(spoken, over), notices);
    }

    private static <T> List<T> and(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list.size() + 1);
        longer.addAll(list);
        longer.add(element);
        return Collections.unmodifiableList(longer);
    }
}
