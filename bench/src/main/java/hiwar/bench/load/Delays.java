package hiwar.bench.load;

import java.util.Arrays;

/**
 * How long packets take from the publisher's hand to a subscriber's: each carries at its end the time at which its
 * frame was sent, and all peers live in this process. Used on the peers' loop; what the loop itself needs to decrypt
 * and count is part of the delay.
 */
final class Delays {
    /** What every packet has at its end. */
    static final int STAMP_BYTES = Long.BYTES;

    private static final int NANOS_PER_BIN = 1_000;
    private static final int BINS = 1_000_000;

    /** The last bin holds all that are longer. */
    private final int[] bins = new int[BINS];

    private long count;

    void add(long delayNanos) {
        bins[Math.clamp(delayNanos / NANOS_PER_BIN, 0, BINS - 1)]++;
        count++;
    }

    /** Forgets everything so far. */
    void clear() {
        Arrays.fill(bins, 0);
        count = 0;
    }

    /** The delay that {@code share} of the packets do not exceed, in nanoseconds; 0 when there are none. */
    long nanos(double share) {
        long wanted = (long) Math.ceil(share * count);
        long seen = 0;
        int bin = 0;
        while (bin < BINS - 1 && seen + bins[bin] < wanted) {
            seen += bins[bin++];
        }
        return count == 0 ? 0 : (bin + 1L) * NANOS_PER_BIN;
    }
}
