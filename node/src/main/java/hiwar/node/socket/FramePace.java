package hiwar.node.socket;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Keeps one client from flooding its shard: more frames a second than any client sends are not refused but read later,
 * and so are those of whoever meets a busy shard, so that TCP slows the sender down and nobody else. Used by the thread
 * that reads, one at a time.
 */
public final class FramePace {
    /** How long a full inbox is waited for before the connection is given up. */
    private static final int BUSY_ATTEMPTS = 200;

    private static final int BUSY_PAUSE_MILLIS = 10;
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int maxFramesPerSecond;
    private long windowNanos;
    private int frames;

    /**
     * A pace that begins now.
     *
     * @param maxFramesPerSecond more than any client sends
     */
    public FramePace(int maxFramesPerSecond, long nowNanos) {
        this.maxFramesPerSecond = maxFramesPerSecond;
        windowNanos = nowNanos;
    }

    /** Counts a frame, and waits when the client is too fast. */
    public void slowDown() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(delayNanos(System.nanoTime()));
    }

    /** Hands a frame over, and waits when it is not taken because the shard is busy; false when that takes too long. */
    public static boolean deliver(BooleanSupplier taken) throws InterruptedException {
        for (int attempt = 0; !taken.getAsBoolean(); attempt++) {
            if (attempt == BUSY_ATTEMPTS) {
                return false;
            }
            Thread.sleep(BUSY_PAUSE_MILLIS);
        }
        return true;
    }

    /** Counts a frame; answers how long to wait before it is handled, in nanoseconds, normally 0. */
    long delayNanos(long nowNanos) {
        if (nowNanos - windowNanos >= WINDOW_NANOS) {
            windowNanos = nowNanos;
            frames = 0;
        }
        if (++frames <= maxFramesPerSecond) {
            return 0;
        }
        return WINDOW_NANOS - (nowNanos - windowNanos);
    }
}
