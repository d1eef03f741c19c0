package hiwar.talks.talk;

import hiwar.talks.event.Event;
import hiwar.talks.id.Id;
import hiwar.talks.id.LogId;
import java.util.List;

/** What the rules say to a command, before its events have their places in the logs. */
sealed interface Verdict {
    /** This happens, in this order. */
    record Done(List<Outcome> outcomes) implements Verdict {}

    /** This does not. */
    record Denied(Refusal refusal) implements Verdict {}

    /** One event for one log. */
    record Outcome(LogId log, Event event) {}

    static Verdict denied(Refusal refusal) {
        return new Denied(refusal);
    }

    static Verdict denied(Reason reason) {
        return new Denied(Refusal.of(reason));
    }

    static Verdict denied(Reason reason, Id named) {
        return new Denied(Refusal.of(reason, named));
    }

    static Verdict tooMany(long limit) {
        return new Denied(Refusal.limit(Reason.TOO_MANY, limit));
    }
}
