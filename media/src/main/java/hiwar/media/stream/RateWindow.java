package hiwar.media.stream;

/** Bits per second over about the last second, in steps of 100 ms. */
public final class RateWindow {
    private static final int STEPS = 10;
    private static final long STEP_NANOS = 100_000_000L;

    private final long[] bytes = new long[STEPS];
    private long step = Long.MIN_VALUE;
    private long sum;

    /** Counts a packet. */
    public void add(int sizeBytes, long nowNanos) {
        advance(nowNanos);
        bytes[slot(step)] += sizeBytes;
        sum += sizeBytes;
    }

    /** The rate up to now. */
    public long bitrateBps(long nowNanos) {
        if (step == Long.MIN_VALUE) {
            return 0;
        }
        advance(nowNanos);
        return sum * Byte.SIZE; // the window is a second long
    }

    private void advance(long nowNanos) {
        long now = Math.floorDiv(nowNanos, STEP_NANOS);
        if (step == Long.MIN_VALUE) {
            step = now;
            return;
        }
        long steps = Math.min(STEPS, now - step);
        for (long i = 1; i <= steps; i++) {
            int slot = slot(now - steps + i);
            sum -= bytes[slot];
            bytes[slot] = 0;
        }
        step = Math.max(step, now);
    }

    private static int slot(long step) {
        return (int) Math.floorMod(step, (long) STEPS);
    }
}
