package hiwar.talks.record;

import hiwar.talks.id.LogId;
import hiwar.talks.talk.Refusal;
import hiwar.talks.talk.Submission;
import java.util.List;

/** What becomes of a command that was laid before a {@link Ledger}. */
public sealed interface Answer {
    /** Accepted: to be stored, all lines or none. Nobody may be told of it before. */
    record ToStore(Submission submission, List<Recorded> lines) implements Answer {}

    /** Refused: to be told to whoever asked. */
    record Refused(Refusal refusal) implements Answer {}

    /**
     * Accepted before: these lines are the answer. Those beyond what is stored are still to come, and everybody will be
     * told of them anyway.
     */
    record Repeated(LogId log, long firstSequence, long lastSequence) implements Answer {}
}
