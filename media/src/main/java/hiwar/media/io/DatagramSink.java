package hiwar.media.io;

import hiwar.wire.TransportAddress;
import java.nio.ByteBuffer;

/**
 * Where a machine leaves the datagrams it wants sent: it claims room, writes in place and commits. The sink only
 * records; it never calls back, so when a machine's method returns all of its output is there.
 */
public interface DatagramSink {
    /** The buffer that {@link #claim} gives room in: big-endian, used by absolute position only. */
    ByteBuffer buffer();

    /**
     * Room for one datagram of at most {@code maxBytes} to {@code to}; replaces a claim that was not committed.
     *
     * @return the offset in {@link #buffer()}, or −1 when there is no room in this turn (drop the datagram)
     */
    int claim(TransportAddress to, int maxBytes);

    /** Sends the first {@code lengthBytes} of the last claim. */
    void commit(int lengthBytes);
}
