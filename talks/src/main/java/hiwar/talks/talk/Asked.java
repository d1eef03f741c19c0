package hiwar.talks.talk;

import hiwar.talks.event.Event;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.TalkState;
import hiwar.talks.terms.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who asks, and how things stand: what every rule looks at. */
record Asked(Talk talk, Attendee actor) {
    TalkState table() {
        return talk.table();
    }

    SeatId seat() {
        return actor.seat().id();
    }

    Role role() {
        return actor.role();
    }

    boolean is(Role role) {
        return actor.role() == role;
    }

    /** True when the actor speaks for this delegation as its head. */
    boolean heads(@Nullable DelegationId delegation) {
        return is(Role.HEAD) && delegation != null && actor.of(delegation);
    }

    /**
     * The delegation of an actor whose role needs one.
     *
     * @throws IllegalStateException when it has none: it would not have been accredited
     */
    DelegationId delegation() {
        DelegationId delegation = actor.seat().delegation();
        if (delegation == null) {
            throw new IllegalStateException(role() + " without a delegation");
        }
        return delegation;
    }

    /** Events for the log of the table. */
    Verdict done(Event... events) {
        return done(List.of(events));
    }

    /** Events for the log of the table. */
    Verdict done(List<? extends Event> events) {
        List<Verdict.Outcome> outcomes = new ArrayList<>();
        for (Event event : events) {
            outcomes.add(new Verdict.Outcome(table().log(), event));
        }
        return new Verdict.Done(outcomes);
    }

    /** An event for the log of a delegation's caucus. */
    Verdict.Outcome inCaucus(DelegationId delegation, Event event) {
        return new Verdict.Outcome(LogId.caucus(table().talk(), delegation), event);
    }
}
