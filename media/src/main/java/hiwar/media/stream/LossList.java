package hiwar.media.stream;

/**
 * The numbers that are missing from one received stream, and when each is to be asked for again (RFC 4585 section
 * 6.2.1); owned by its stream.
 */
public final class LossList {
    /** More at once is no loss to repair but an outage: the oldest are given up. */
    public static final int MAX_MISSING = 100;
    /** How often a packet is asked for. */
    public static final int MAX_TRIES = 5;

    /** A number may be missing because its packet was overtaken; waiting so long asks for little that is on its way. */
    static final long REORDER_NANOS = 5_000_000L;

    static final long MIN_INTERVAL_NANOS = 20_000_000L;
    static final long MAX_INTERVAL_NANOS = 400_000_000L;

    private final long[] numbers = new long[MAX_MISSING];
    private final long[] dueNanos = new long[MAX_MISSING];
    private final byte[] tries = new byte[MAX_MISSING];
    private int size;
    private long deadlineNanos = Long.MAX_VALUE;

    /**
     * Notes that {@code from} to {@code to} (exclusive) are missing.
     *
     * @return false when the list overflowed, so that not everything will be asked for
     */
    public boolean missing(long from, long to, long nowNanos) {
        long first = Math.max(from, to - MAX_MISSING);
        int room = MAX_MISSING - size;
        int needed = (int) (to - first);
        boolean whole = first == from && needed <= room;
        if (needed > room) {
            forgetOldest(needed - room);
        }
        for (long number = first; number < to; number++) {
            numbers[size] = number;
            dueNanos[size] = nowNanos + REORDER_NANOS;
            tries[size++] = 0;
        }
        deadlineNanos = Math.min(deadlineNanos, nowNanos + REORDER_NANOS);
        return whole;
    }

    /** The number has come. */
    public void arrived(long number) {
        for (int i = size - 1; i >= 0 && numbers[i] >= number; i--) {
            if (numbers[i] == number) {
                remove(i);
                return;
            }
        }
    }

    /** When the next request is due; {@link Long#MAX_VALUE} for never. Never too late, but maybe too early. */
    public long deadlineNanos() {
        return deadlineNanos;
    }

    /**
     * Writes the numbers that are due into {@code target}, smallest first, and plans their next request.
     *
     * @param highest the newest number of the stream: those too far behind are given up
     * @param target for at least {@link #MAX_MISSING} numbers
     * @return how many were written
     */
    public int collect(long highest, long rttNanos, long nowNanos, long[] target) {
        int count = 0;
        int kept = 0;
        deadlineNanos = Long.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            boolean due = nowNanos - dueNanos[i] >= 0;
            if (highest - numbers[i] >= SequenceNumbers.WINDOW || (due && tries[i] == MAX_TRIES)) {
                continue;
            }
            if (due) {
                target[count++] = numbers[i];
                tries[i]++;
                dueNanos[i] = nowNanos + intervalNanos(rttNanos, tries[i]);
            }
            numbers[kept] = numbers[i];
            tries[kept] = tries[i];
            dueNanos[kept++] = dueNanos[i];
            deadlineNanos = Math.min(deadlineNanos, dueNanos[kept - 1]);
        }
        size = kept;
        return count;
    }

    /** How many are missing now. */
    public int size() {
        return size;
    }

    /** Forgets everything: the stream began anew. */
    public void clear() {
        size = 0;
        deadlineNanos = Long.MAX_VALUE;
    }

    /** A round trip, then a quarter more with every try. */
    private static long intervalNanos(long rttNanos, int tried) {
        long interval = rttNanos;
        for (int i = 1; i < tried; i++) {
            interval += interval / 4;
        }
        return Math.clamp(interval, MIN_INTERVAL_NANOS, MAX_INTERVAL_NANOS);
    }

    private void forgetOldest(int count) {
        int gone = Math.min(count, size);
        System.arraycopy(numbers, gone, numbers, 0, size - gone);
        System.arraycopy(dueNanos, gone, dueNanos, 0, size - gone);
        System.arraycopy(tries, gone, tries, 0, size - gone);
        size -= gone;
    }

    private void remove(int at) {
        System.arraycopy(numbers, at + 1, numbers, at, size - at - 1);
        System.arraycopy(dueNanos, at + 1, dueNanos, at, size - at - 1);
        System.arraycopy(tries, at + 1, tries, at, size - at - 1);
        size--;
        if (size == 0) {
            deadlineNanos = Long.MAX_VALUE;
        }
    }
}
