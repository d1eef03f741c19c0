package hiwar.talks.talk;

import hiwar.talks.id.LogId;
import hiwar.talks.state.Entry;
import java.util.List;

/** The answer to a command. */
public sealed interface Decision {
    /**
     * It happens: store all entries or none, then apply them in this order.
     *
     * @param entries at least one; usually all of one log
     */
    record Accepted(List<Entry> entries) implements Decision {}

    /** It does not happen. */
    record Refused(Refusal refusal) implements Decision {}

    /** It has happened before: the answer is these entries, which everybody who may read the log has. */
    record Repeated(LogId log, long firstSequence, long lastSequence) implements Decision {}
}
