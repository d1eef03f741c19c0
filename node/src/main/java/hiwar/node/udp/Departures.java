package hiwar.node.udp;

import hiwar.wire.TransportAddress;
import java.nio.ByteBuffer;

/** The datagrams committed in one turn, in one direct buffer; owned by one {@link UdpPort}, used by its thread. */
final class Departures {
    /**
     * Room for one turn: a batch of 32 packets of 1,200 bytes for a hundred subscribers. Larger rooms are flushed in
     * between, see {@link #crowded}.
     */
    static final int BUFFER_BYTES = 4 << 20;

    static final int MAX_DATAGRAMS = 4096;

    /** Datagrams start at cache lines, so that a cipher's wide loads don't straddle two of them. */
    private static final int ALIGNMENT_BYTES = 64;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final TransportAddress[] destinations = new TransportAddress[MAX_DATAGRAMS];
    private final int[] offsets = new int[MAX_DATAGRAMS];
    private final int[] lengths = new int[MAX_DATAGRAMS];
    private int count;
    private int end;
    private int claimedBytes = -1;
    private long refusedClaims;

    ByteBuffer buffer() {
        return buffer;
    }

    /** As {@link hiwar.media.io.DatagramSink#claim}. */
    int claim(TransportAddress to, int maxBytes) {
        if (count == MAX_DATAGRAMS || maxBytes > UdpPort.MAX_DATAGRAM_BYTES || maxBytes > BUFFER_BYTES - end) {
            claimedBytes = -1;
            refusedClaims++;
            return -1;
        }
        destinations[count] = to;
        offsets[count] = end;
        claimedBytes = maxBytes;
        return end;
    }

    /** As {@link hiwar.media.io.DatagramSink#commit}. */
    void commit(int lengthBytes) {
        if (lengthBytes <= 0 || lengthBytes > claimedBytes) {
            throw new IllegalStateException("commit of " + lengthBytes + " bytes, claimed " + claimedBytes);
        }
        lengths[count++] = lengthBytes;
        end = Math.min(BUFFER_BYTES, end + lengthBytes + ALIGNMENT_BYTES - 1 & -ALIGNMENT_BYTES);
        claimedBytes = -1;
    }

    /** True when so little room is left that a packet for a big room might not fit: time to flush. */
    boolean crowded() {
        return count >= MAX_DATAGRAMS / 2 || end >= BUFFER_BYTES / 2;
    }

    int count() {
        return count;
    }

    TransportAddress destination(int index) {
        return destinations[index];
    }

    int offset(int index) {
        return offsets[index];
    }

    int lengthBytes(int index) {
        return lengths[index];
    }

    long refusedClaims() {
        return refusedClaims;
    }

    /** Forgets everything, a claim that was not committed too. */
    void clear() {
        count = 0;
        end = 0;
        claimedBytes = -1;
    }
}
