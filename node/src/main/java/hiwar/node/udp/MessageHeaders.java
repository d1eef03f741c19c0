package hiwar.node.udp;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * An array of {@code struct mmsghdr} (recvmmsg(2)) with the names, vectors and control messages they point to; laid out
 * as on every 64-bit Linux. Owned by one thread.
 */
final class MessageHeaders {
    /** MSG_TRUNC in the flags of a received message. */
    private static final int TRUNCATED = 0x20;

    private static final int HEADER_BYTES = 64;
    private static final int NAME_BYTES_AT = 8;
    private static final int VECTORS_AT = 16;
    private static final int VECTOR_COUNT_AT = 24;
    private static final int CONTROL_AT = 32;
    private static final int CONTROL_BYTES_AT = 40;
    private static final int FLAGS_AT = 48;
    private static final int RECEIVED_BYTES_AT = 56;
    private static final int VECTOR_BYTES = 16;

    /** One control message (cmsg(3)): its length and kind, then a 16-bit segment size, padded to eight bytes. */
    private static final int CONTROL_BYTES = 24;

    private static final int CONTROL_LENGTH = 18;
    private static final int SOL_UDP = 17;
    private static final int UDP_SEGMENT = 103;

    private final int vectorsPerMessage;
    private final MemorySegment headers;
    private final MemorySegment names;
    private final MemorySegment vectors;
    private final MemorySegment controls;

    MessageHeaders(int messages, int vectorsPerMessage) {
        this.vectorsPerMessage = vectorsPerMessage;
        Arena arena = Arena.ofAuto();
        headers = arena.allocate((long) messages * HEADER_BYTES, HEADER_BYTES);
        names = arena.allocate((long) messages * SocketName.SLOT_BYTES, HEADER_BYTES);
        vectors = arena.allocate((long) messages * vectorsPerMessage * VECTOR_BYTES, HEADER_BYTES);
        controls = arena.allocate((long) messages * CONTROL_BYTES, HEADER_BYTES);
        for (int i = 0; i < messages; i++) {
            headers.set(JAVA_LONG, at(i), names.address() + nameAt(i));
            headers.set(JAVA_LONG, at(i) + VECTORS_AT, vectors.address() + vectorAt(i, 0));
            headers.set(JAVA_LONG, at(i) + CONTROL_AT, controls.address() + (long) i * CONTROL_BYTES);
            long control = (long) i * CONTROL_BYTES;
            controls.set(JAVA_LONG, control, CONTROL_LENGTH);
            controls.set(JAVA_INT, control + 8, SOL_UDP);
            controls.set(JAVA_INT, control + 12, UDP_SEGMENT);
        }
    }

    /** What the system call takes: the header of a message, with those of the later ones behind it. */
    long address(int message) {
        return headers.address() + at(message);
    }

    /** Where the names are; see {@link #nameAt}. */
    MemorySegment names() {
        return names;
    }

    long nameAt(int message) {
        return (long) message * SocketName.SLOT_BYTES;
    }

    void nameBytes(int message, int lengthBytes) {
        headers.set(JAVA_INT, at(message) + NAME_BYTES_AT, lengthBytes);
    }

    /** One piece of memory of a message. */
    void vector(int message, int piece, long address, int lengthBytes) {
        long at = vectorAt(message, piece);
        vectors.set(JAVA_LONG, at, address);
        vectors.set(JAVA_LONG, at + Long.BYTES, lengthBytes);
    }

    void vectorCount(int message, int count) {
        headers.set(JAVA_LONG, at(message) + VECTOR_COUNT_AT, count);
    }

    /** Asks the kernel to cut the message into datagrams of this size; 0 means that it is one datagram. */
    void segmentBytes(int message, int sizeBytes) {
        headers.set(JAVA_LONG, at(message) + CONTROL_BYTES_AT, sizeBytes == 0 ? 0 : CONTROL_BYTES);
        controls.set(JAVA_SHORT, (long) message * CONTROL_BYTES + 16, (short) sizeBytes);
    }

    /** How long a received message is. */
    int receivedBytes(int message) {
        return headers.get(JAVA_INT, at(message) + RECEIVED_BYTES_AT);
    }

    /** True when a received message did not fit. */
    boolean truncated(int message) {
        return (headers.get(JAVA_INT, at(message) + FLAGS_AT) & TRUNCATED) != 0;
    }

    private static long at(int message) {
        return (long) message * HEADER_BYTES;
    }

    private long vectorAt(int message, int piece) {
        return ((long) message * vectorsPerMessage + piece) * VECTOR_BYTES;
    }
}
