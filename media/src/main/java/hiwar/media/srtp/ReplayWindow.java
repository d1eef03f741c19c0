package hiwar.media.srtp;

import java.util.Arrays;

/**
 * Which of the newest packet indices were seen (RFC 3711 section 3.3.2), and the guess of a full index from its low 16
 * bits (section 3.3.1, appendix A). A ring of bits: the bit of an index is its remainder.
 */
final class ReplayWindow {
    /**
     * How far behind the newest a packet may be. RFC 3711 wants at least 64; packets recovered by retransmission come
     * several hundred late, and 1024 bits are still only two cache lines.
     */
    static final int SIZE = 1024;

    private final long[] seen = new long[SIZE / Long.SIZE];
    private long highest = -1;

    /** The index nearest to the newest one that ends in {@code sequence}; negative when that is before the start. */
    long estimate(int sequence) {
        return highest < 0 ? sequence : highest + (short) (sequence - (int) highest);
    }

    /** True when {@code index} is neither seen nor too old. */
    boolean fresh(long index) {
        if (index > highest) {
            return true;
        }
        return index >= 0 && highest - index < SIZE && (seen[word(index)] & 1L << index) == 0;
    }

    /** Notes {@code index}, which must be fresh; called only after the packet was authenticated. */
    void mark(long index) {
        if (index - highest >= SIZE) {
            Arrays.fill(seen, 0);
            highest = index;
        }
        while (highest < index) {
            highest++;
            seen[word(highest)] &= ~(1L << highest);
        }
        seen[word(index)] |= 1L << index;
    }

    private static int word(long index) {
        return (int) (index & SIZE - 1) >>> 6;
    }
}
