package hiwar.wire.rtcp;

import java.nio.ByteBuffer;

/**
 * Collects what one transport-wide feedback says (draft-holmer-rmcat-transport-wide-cc-extensions-01 section 3.1), then
 * writes it: the format wants all states before the first delta. Reused by its owner. Call {@link #begin},
 * {@link #received} in the order of sequence numbers until it refuses, then {@link #write}.
 */
public final class TransportFeedbackWriter {
    /** One feedback is about at most so many packets, lost ones included. */
    public static final int MAX_PACKETS = 1024;

    private static final int MAX_SMALL_DELTA = 255;
    private static final int VECTOR_ONE_BIT = 0x8000;
    private static final int VECTOR_TWO_BIT = 0xC000;
    private static final int ONE_BIT_SYMBOLS = 14;
    private static final int TWO_BIT_SYMBOLS = 7;
    /** No delta: the packet was lost. A real one has 16 bits. */
    private static final int LOST = Integer.MIN_VALUE;

    private final int[] deltas = new int[MAX_PACKETS];
    private int base;
    private int count;
    private int deltaBytes;
    private int limitBytes;
    private long reference;
    private long last;

    /**
     * Starts a feedback about packets from {@code baseSequenceNumber} on.
     *
     * @param capacityBytes how long the packet may become, at least 24
     */
    public void begin(int baseSequenceNumber, int capacityBytes) {
        base = baseSequenceNumber;
        count = 0;
        deltaBytes = 0;
        limitBytes = capacityBytes;
    }

    /**
     * The packet {@code index} numbers after the base arrived; those between it and the one before were lost.
     *
     * @param index from 0 on, ascending
     * @param arrivalTicks when, in steps of {@link TransportFeedback#TICK_NANOS}
     * @return false when this feedback cannot tell it: start the next one with this packet
     */
    public boolean received(int index, long arrivalTicks) {
        if (count == 0) {
            reference = Math.floorDiv(arrivalTicks, TransportFeedback.REFERENCE_TICKS);
            last = reference * TransportFeedback.REFERENCE_TICKS;
        }
        long delta = arrivalTicks - last;
        int size = delta >= 0 && delta <= MAX_SMALL_DELTA ? 1 : 2;
        if (index >= MAX_PACKETS || delta != (short) delta || sizeBytes(index + 1, deltaBytes + size) > limitBytes) {
            return false;
        }
        while (count < index) {
            deltas[count++] = LOST;
        }
        deltas[count++] = (int) delta;
        deltaBytes += size;
        last = arrivalTicks;
        return true;
    }

    /** The number of packets told so far, lost ones between them included. */
    public int packetCount() {
        return count;
    }

    /** Writes the feedback behind what {@code rtcp} has; {@code feedbackNumber} (0..255) counts them. */
    public void write(RtcpWriter rtcp, int sender, int media, int feedbackNumber) {
        rtcp.feedback(Rtcp.TRANSPORT_FEEDBACK, Rtcp.FORMAT_TRANSPORT_WIDE, sender, media);
        int chunks = 0;
        for (int i = 0; i < count; chunks++) {
            i += told(i);
        }
        int size = TransportFeedback.FIXED_BYTES + 2 * chunks + deltaBytes;
        int padded = (size + 3) / 4 * 4;
        int at = rtcp.append(padded);
        ByteBuffer buffer = rtcp.buffer();
        buffer.putInt(at + padded - 4, 0);
        buffer.putShort(at, (short) base);
        buffer.putShort(at + 2, (short) count);
        buffer.putInt(at + 4, (int) reference << 8 | (feedbackNumber & 0xFF));
        int to = at + TransportFeedback.FIXED_BYTES;
        for (int i = 0; i < count; to += 2) {
            buffer.putShort(to, (short) chunk(i));
            i += told(i);
        }
        for (int i = 0; i < count; i++) {
            int symbol = symbol(i);
            if (symbol == TransportFeedback.SMALL_DELTA) {
                buffer.put(to, (byte) deltas[i]);
            } else if (symbol == TransportFeedback.LARGE_DELTA) {
                buffer.putShort(to, (short) deltas[i]);
            }
            to += symbol; // a symbol is its delta's size
        }
    }

    /** At most: every chunk but the last tells at least seven packets. */
    private static int sizeBytes(int packets, int deltaBytes) {
        int chunks = (packets + TWO_BIT_SYMBOLS - 1) / TWO_BIT_SYMBOLS;
        int size = Rtcp.FEEDBACK_HEADER_BYTES + TransportFeedback.FIXED_BYTES + 2 * chunks + deltaBytes;
        return (size + 3) / 4 * 4;
    }

    private int symbol(int index) {
        int delta = index < count ? deltas[index] : LOST;
        if (delta == LOST) {
            return TransportFeedback.LOST;
        }
        return delta >= 0 && delta <= MAX_SMALL_DELTA ? TransportFeedback.SMALL_DELTA : TransportFeedback.LARGE_DELTA;
    }

    private int run(int from) {
        int end = from + 1;
        while (end < count && symbol(end) == symbol(from)) {
            end++;
        }
        return end - from;
    }

    /** True when fourteen symbols of one bit tell what comes next. */
    private boolean oneBit(int from) {
        for (int i = from; i < Math.min(count, from + ONE_BIT_SYMBOLS); i++) {
            if (symbol(i) == TransportFeedback.LARGE_DELTA) {
                return false;
            }
        }
        return true;
    }

    /** True when a run is the best chunk at {@code from}: it tells at least what a vector would. */
    private boolean runs(int from) {
        int run = run(from);
        return run == count - from || run >= (oneBit(from) ? ONE_BIT_SYMBOLS : TWO_BIT_SYMBOLS);
    }

    /** How many packets the chunk at {@code from} tells. */
    private int told(int from) {
        if (runs(from)) {
            return run(from);
        }
        return Math.min(count - from, oneBit(from) ? ONE_BIT_SYMBOLS : TWO_BIT_SYMBOLS);
    }

    private int chunk(int from) {
        if (runs(from)) {
            return symbol(from) << 13 | run(from);
        }
        int bits = oneBit(from) ? VECTOR_ONE_BIT : VECTOR_TWO_BIT;
        for (int i = 0; i < (oneBit(from) ? ONE_BIT_SYMBOLS : TWO_BIT_SYMBOLS); i++) {
            bits |= oneBit(from) ? symbol(from + i) << (13 - i) : symbol(from + i) << (12 - 2 * i);
        }
        return bits;
    }
}
