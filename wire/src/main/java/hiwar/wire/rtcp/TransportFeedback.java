package hiwar.wire.rtcp;

import java.nio.ByteBuffer;

/**
 * Which packets of a transport arrived, and when (draft-holmer-rmcat-transport-wide-cc-extensions-01 section 3.1), as a
 * cursor: {@link #next} steps to the first and to each following packet. Valid only during the visit.
 */
public final class TransportFeedback {
    /** Arrival times count in steps of 250 µs. */
    public static final long TICK_NANOS = 250_000;
    /** A unit of {@link #referenceTime}, 64 ms, in ticks. */
    public static final int REFERENCE_TICKS = 256;

    static final int LOST = 0;
    static final int SMALL_DELTA = 1;
    static final int LARGE_DELTA = 2;

    /** After the feedback header: base sequence number, count, reference time, feedback number. */
    static final int FIXED_BYTES = 8;

    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int at;
    private int deltas;
    private int visited;
    private int chunkAt;
    private int chunkUsed;
    private int deltaAt;
    private int status;
    private long arrival;

    /** Takes what follows the feedback header up to {@code end}; false when chunks and deltas do not fit in it. */
    boolean wrap(ByteBuffer bytes, int offset, int end) {
        if (offset + FIXED_BYTES > end) {
            return false;
        }
        buffer = bytes;
        at = offset;
        int chunk = offset + FIXED_BYTES;
        int deltaBytes = 0;
        int left = packetCount();
        while (left > 0) {
            if (chunk + 2 > end) {
                return false;
            }
            int symbols = Math.min(left, symbols(chunk));
            for (int i = 0; i < symbols; i++) {
                int symbol = symbol(chunk, i);
                if (symbol > LARGE_DELTA) {
                    return false; // reserved
                }
                deltaBytes += symbol;
            }
            left -= symbols;
            chunk += 2;
            if (symbols == 0) {
                return false; // an empty run would never end
            }
        }
        deltas = chunk;
        rewind();
        return chunk + deltaBytes <= end;
    }

    /** Goes back before the first packet. */
    public void rewind() {
        visited = 0;
        chunkAt = at + FIXED_BYTES;
        chunkUsed = 0;
        deltaAt = deltas;
        arrival = (long) referenceTime() * REFERENCE_TICKS;
    }

    /** The transport-wide sequence number of the first packet, 0..65535. */
    public int baseSequenceNumber() {
        return buffer.getShort(at) & 0xFFFF;
    }

    /** How many packets this is about, lost ones included. */
    public int packetCount() {
        return buffer.getShort(at + 2) & 0xFFFF;
    }

    /** The time to which the first arrival is relative, signed 24 bits in units of 64 ms, of an unknown epoch. */
    public int referenceTime() {
        return buffer.getInt(at + 4) >> 8;
    }

    /** The number of this feedback, 0..255, counting up. */
    public int feedbackNumber() {
        return buffer.get(at + 7) & 0xFF;
    }

    /** Steps to the next packet; false when there is none. */
    public boolean next() {
        if (visited == packetCount()) {
            return false;
        }
        if (chunkUsed == symbols(chunkAt)) {
            chunkAt += 2;
            chunkUsed = 0;
        }
        status = symbol(chunkAt, chunkUsed++);
        visited++;
        if (status == SMALL_DELTA) {
            arrival += buffer.get(deltaAt++) & 0xFF;
        } else if (status == LARGE_DELTA) {
            arrival += buffer.getShort(deltaAt);
            deltaAt += 2;
        }
        return true;
    }

    /** The transport-wide sequence number of this packet, 0..65535. */
    public int sequenceNumber() {
        return (baseSequenceNumber() + visited - 1) & 0xFFFF;
    }

    /** True when this packet arrived. */
    public boolean received() {
        return status != LOST;
    }

    /** When this packet arrived, in ticks of 250 µs of the receiver's clock; only when {@link #received}. */
    public long arrivalTicks() {
        return arrival;
    }

    /** How many packets the chunk at {@code chunk} is about (sections 3.1.3 and 3.1.4). */
    private int symbols(int chunk) {
        int bits = buffer.getShort(chunk);
        if (bits >= 0) {
            return bits & 0x1FFF; // a run
        }
        return (bits & 0x4000) == 0 ? 14 : 7;
    }

    private int symbol(int chunk, int index) {
        int bits = buffer.getShort(chunk) & 0xFFFF;
        if ((bits & 0x8000) == 0) {
            return bits >>> 13 & 3;
        }
        return (bits & 0x4000) == 0 ? bits >>> (13 - index) & 1 : bits >>> (12 - 2 * index) & 3;
    }
}
