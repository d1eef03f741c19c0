package hiwar.media.track;

import java.nio.ByteBuffer;

/** Where a DownTrack writes its packets: room in the send buffer, and protection when a packet is whole. */
public interface PacketOutlet extends Alarm {
    /** The buffer that {@link #claim} gives room in. */
    ByteBuffer buffer();

    /**
     * Room for one RTP packet of at most {@code maxBytes} before protection.
     *
     * @return its offset, or −1 when it cannot be sent now
     */
    int claim(int maxBytes);

    /** False before the transport has its keys, and after its end. */
    boolean connected();

    /** Protects and sends the packet of {@code lengthBytes} at the offset claimed last; false when it cannot. */
    boolean commitRtp(int offset, int lengthBytes);

    /** True when the same packet may be protected twice: not with AEAD (RFC 7714 section 8.1). */
    boolean repeats();

    /** The next sequence number that counts all packets of the transport, 0..65535. */
    int nextTransportSequence();

    /** The smoothed round trip time to the subscriber; 0 while it is not known. */
    long rttNanos();
}
