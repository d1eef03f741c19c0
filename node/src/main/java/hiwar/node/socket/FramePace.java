package hiwar.node.http;

import java.util.concurrent.TimeUnit;

/**
 * Keeps one client from flooding its shard: more frames a second than any client sends are not refused but read later,
 * so that TCP slows the sender down. Used by the thread that reads, one at a time.
 */
final class FramePace {
    /** A client in a room of hundreds that rearranges all of its tiles sends fewer. */
    static final int MAX_FRAMES_PER_SECOND = 500;

    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(1);

    private long windowNanos;
    private int frames;

    FramePace(long nowNanos) {
        windowNanos = nowNanos;
    }

    /** Counts a frame; answers how long to wait before it is handled, in nanoseconds, normally 0. */
    long delayNanos(long nowNanos) {
        if (nowNanos - windowNanos >= WINDOW_NANOS) {
            windowNanos = nowNanos;
            frames = 0;
        }
        if (++frames <= MAX_FRAMES_PER_SECOND) {
            return 0;
        }
        return WINDOW_NANOS - (nowNanos - windowNanos);
    }
}
