package hiwar.room.stage;

import hiwar.media.io.Entropy;
import hiwar.room.time.Alarms;
import hiwar.talks.id.CommandId;
import java.util.function.LongUnaryOperator;

/**
 * What the talks of a shard share.
 *
 * @param epochMillis milliseconds since 1970 at a moment of the shard's own time
 */
public record TalkContext(
        TalkOutputs out, TalkMedia media, Alarms alarms, Entropy entropy, LongUnaryOperator epochMillis) {
    private static final int COMMAND_CHARS = 22;

    long epochMillis(long nowNanos) {
        return epochMillis.applyAsLong(nowNanos);
    }

    /** The name of a command that no client has given: as hard to guess as a UUID. */
    CommandId newCommand() {
        return new CommandId(entropy.name(COMMAND_CHARS));
    }
}
