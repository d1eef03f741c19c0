package hiwar.media.stream;

import java.util.Arrays;

/**
 * The sequence numbers of one received stream: extends them beyond 16 bits, finds duplicates, and counts what is
 * missing (RFC 3550 appendices A.1 and A.3). Owned by its stream.
 *
 * <p>Extended numbers are positive and only grow, even when the sender starts anew: then they go on in the next cycle.
 */
public final class SequenceNumbers {
    /** Result of {@link #accept}: received before. */
    public static final long DUPLICATE = -1;
    /** Result of {@link #accept}: older than the window, or far ahead without a successor that confirms the jump. */
    public static final long STRAY = -2;

    /** How far behind the newest number a late one may be, and how many numbers duplicates are found among. */
    public static final int WINDOW = 1024;

    /** A gap of more is a restart of the sender and no loss (MAX_DROPOUT of RFC 3550 appendix A.1). */
    static final int MAX_DROPOUT = 3000;

    private static final int CYCLE = 1 << 16;

    private final long[] seen = new long[WINDOW / Long.SIZE];
    private final long after;
    private boolean started;
    private long firstCycle;
    private long highest;
    private int confirmation = -1;
    private long expected;
    private long received;
    private long recovered;

    private long intervalExpected;
    private long intervalReceived;
    private long lastExpected;
    private long lastLost;

    /** A stream whose extended numbers will be larger than {@code after}, which is 0 or a number of another stream. */
    public SequenceNumbers(long after) {
        this.after = after;
        this.highest = after;
    }

    /**
     * Takes in a number.
     *
     * @param repaired true for a retransmission on a stream of its own, which repairs a loss but is no proof that there
     *     was none
     * @return the extended number, or {@link #DUPLICATE} or {@link #STRAY}
     */
    public long accept(int sequenceNumber, boolean repaired) {
        if (!started) {
            if (repaired) {
                return STRAY;
            }
            started = true;
            firstCycle = nextCycle(after);
            highest = firstCycle + sequenceNumber - 1;
        }
        long number = highest + (short) (sequenceNumber - (int) highest);
        if (number - highest > MAX_DROPOUT || highest - number >= WINDOW) {
            return jump(sequenceNumber, repaired);
        }
        confirmation = -1;
        if (number > highest) {
            advance(number);
        } else if (marked(number)) {
            return DUPLICATE;
        }
        mark(number);
        count(repaired);
        return number;
    }

    /** The largest extended number so far; before the first packet what was given to the constructor. */
    public long highest() {
        return highest;
    }

    /** The largest number as receiver reports write it: with the cycles since the stream began (RFC 3550 6.4.1). */
    public long reported() {
        return highest - firstCycle;
    }

    /** True once a packet has been accepted. */
    public boolean started() {
        return started;
    }

    /** How many packets there should have been. */
    public long expected() {
        return expected;
    }

    /** How many came on the stream itself. */
    public long received() {
        return received;
    }

    /** How many the network lost, as receiver reports count it: repaired ones are lost all the same. */
    public long lost() {
        return Math.max(0, expected - received);
    }

    /** How many are missing after all repairs. */
    public long missing() {
        return Math.max(0, expected - received - recovered);
    }

    /** The part lost since the last call, as 8-bit fixed point (RFC 3550 section 6.4.1). */
    public int takeFractionLost() {
        long expectedNow = expected - intervalExpected;
        long lostNow = expectedNow - (received - intervalReceived);
        intervalExpected = expected;
        intervalReceived = received;
        lastExpected = Math.max(0, expectedNow);
        lastLost = Math.max(0, lostNow);
        return lostNow <= 0 || expectedNow <= 0 ? 0 : (int) Math.min(255, (lostNow << 8) / expectedNow);
    }

    /** How many there should have been in the interval that {@link #takeFractionLost} ended. */
    public long intervalExpected() {
        return lastExpected;
    }

    /** How many were lost in that interval. */
    public long intervalLost() {
        return lastLost;
    }

    /** Two consecutive numbers far off are a sender that started anew (RFC 3550 appendix A.1). */
    private long jump(int sequenceNumber, boolean repaired) {
        if (repaired || sequenceNumber != confirmation) {
            confirmation = repaired ? confirmation : sequenceNumber + 1 & 0xFFFF;
            return STRAY;
        }
        confirmation = -1;
        highest = nextCycle(highest) + sequenceNumber;
        Arrays.fill(seen, 0);
        expected++;
        mark(highest);
        count(false);
        return highest;
    }

    private void advance(long number) {
        if (number - highest >= WINDOW) {
            Arrays.fill(seen, 0);
        } else {
            for (long skipped = highest + 1; skipped <= number; skipped++) {
                seen[word(skipped)] &= ~(1L << skipped);
            }
        }
        expected += number - highest;
        highest = number;
    }

    private void count(boolean repaired) {
        if (repaired) {
            recovered++;
        } else {
            received++;
        }
    }

    private boolean marked(long number) {
        return (seen[word(number)] & 1L << number) != 0;
    }

    private void mark(long number) {
        seen[word(number)] |= 1L << number;
    }

    private static long nextCycle(long number) {
        return (number / CYCLE + 1) * CYCLE;
    }

    private static int word(long number) {
        return (int) (number & WINDOW - 1) / Long.SIZE;
    }
}
