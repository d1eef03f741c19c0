package hiwar.node.loop;

import org.jspecify.annotations.Nullable;

/** A talk is there and cannot be reached now: its shard is too busy, or its record cannot be read. */
public final class TalkUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    TalkUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
