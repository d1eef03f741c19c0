package hiwar.media.track;

/** Which packets were sent again, how often and when, so that nobody gets too many; owned by a DownTrack. */
final class Resends {
    static final int MAX_TRIES = 3;
    /** A second request within this time, or within the round trip, was made before the answer to the first came. */
    static final long MIN_INTERVAL_NANOS = 20_000_000L;

    static final long MAX_INTERVAL_NANOS = 100_000_000L;

    private final int mask;
    private long[] numbers = {};
    private long[] sentNanos = {};
    private byte[] tries = {};

    /** Remembers the last {@code window} numbers, a power of two; memory is taken with the first. */
    Resends(int window) {
        mask = window - 1;
    }

    /** True when the packet may be sent again now, and then it counts as sent. */
    boolean allow(long number, long rttNanos, long nowNanos) {
        if (numbers.length == 0) {
            numbers = new long[mask + 1];
            sentNanos = new long[mask + 1];
            tries = new byte[mask + 1];
        }
        int slot = (int) number & mask;
        if (numbers[slot] != number) {
            numbers[slot] = number;
            tries[slot] = 0;
        } else if (tries[slot] == MAX_TRIES
                || nowNanos - sentNanos[slot] < Math.clamp(rttNanos, MIN_INTERVAL_NANOS, MAX_INTERVAL_NANOS)) {
            return false;
        }
        tries[slot]++;
        sentNanos[slot] = nowNanos;
        return true;
    }
}
