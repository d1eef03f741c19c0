package hiwar.wire.rtcp;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes compound RTCP in place (RFC 3550 section 6); reused by its owner. Call {@link #begin}, then packet after
 * packet, then {@link #end}. Every packet is complete as soon as its method returns, so a caller may stop anywhere.
 *
 * <p>What does not fit is an {@link IllegalStateException}: ask {@link #roomBytes} first where the amount is not known
 * beforehand. The sizes are constants here or stand at the methods.
 */
public final class RtcpWriter {
    /** A sender report without blocks. */
    public static final int SENDER_REPORT_BYTES = 28;
    /** A receiver report without blocks. */
    public static final int RECEIVER_REPORT_BYTES = 8;
    /** One report block. */
    public static final int REPORT_BLOCK_BYTES = Rtcp.REPORT_BLOCK_BYTES;
    /** A NACK before its first lost number; each word behind tells up to 17 numbers. */
    public static final int NACK_BYTES = Rtcp.FEEDBACK_HEADER_BYTES;

    private static final int NONE = -1;
    private static final long MAX_MANTISSA = 0x3FFFF;

    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int start;
    private int limit;
    private int at;
    /** The header of the packet written last, or {@link #NONE}. */
    private int packet;
    /** The report block or NACK word written last, or {@link #NONE}. */
    private int entry;

    /** Starts a datagram of at most {@code capacityBytes} at {@code offset}. */
    public RtcpWriter begin(ByteBuffer target, int offset, int capacityBytes) {
        buffer = target;
        start = at = offset;
        limit = offset + capacityBytes;
        packet = entry = NONE;
        return this;
    }

    /** The datagram's length. */
    public int end() {
        return at - start;
    }

    /** How much room is left. */
    public int roomBytes() {
        return limit - at;
    }

    /**
     * A sender report (RFC 3550 section 6.4.1); {@link #reportBlock} may follow.
     *
     * @param ntp wall time in 32.32 bits
     * @param rtpTimestamp the same moment in the stream's clock
     * @param packets sent so far; the lowest 32 bits go out
     * @param octets of payload sent so far; the lowest 32 bits go out
     */
    public RtcpWriter senderReport(int ssrc, long ntp, int rtpTimestamp, long packets, long octets) {
        int body = packet(Rtcp.SENDER_REPORT, 0, SENDER_REPORT_BYTES);
        buffer.putInt(body, ssrc);
        buffer.putLong(body + 4, ntp);
        buffer.putInt(body + 12, rtpTimestamp);
        buffer.putInt(body + 16, (int) packets);
        buffer.putInt(body + 20, (int) octets);
        return this;
    }

    /** A receiver report (RFC 3550 section 6.4.2); {@link #reportBlock} may follow. */
    public RtcpWriter receiverReport(int ssrc) {
        buffer.putInt(packet(Rtcp.RECEIVER_REPORT, 0, RECEIVER_REPORT_BYTES), ssrc);
        return this;
    }

    /**
     * A block of the report begun last, at most {@link Rtcp#MAX_COUNT}; its sender report is "none" until
     * {@link #lastSenderReport} follows.
     *
     * @param fractionLost 0..255, the share lost since the last report in 1/256
     * @param cumulativeLost lost since the beginning; kept within 24 signed bits
     * @param highestSequenceNumber with its cycles; the lowest 32 bits go out
     * @param jitter in units of the stream's clock
     */
    public RtcpWriter reportBlock(
            int ssrc, int fractionLost, int cumulativeLost, long highestSequenceNumber, int jitter) {
        int type = packet == NONE ? NONE : buffer.get(packet + 1) & 0xFF;
        if (type != Rtcp.SENDER_REPORT && type != Rtcp.RECEIVER_REPORT) {
            throw new IllegalStateException("a report block belongs into a report");
        }
        entry = count(Rtcp.REPORT_BLOCK_BYTES);
        buffer.putInt(entry, ssrc);
        int lost = Math.clamp(cumulativeLost, -0x80_0000, 0x7F_FFFF);
        buffer.putInt(entry + 4, fractionLost << 24 | (lost & 0xFF_FFFF));
        buffer.putInt(entry + 8, (int) highestSequenceNumber);
        buffer.putInt(entry + 12, jitter);
        buffer.putLong(entry + 16, 0);
        return this;
    }

    /**
     * What the block just written says of the last sender report.
     *
     * @param middle the middle 32 bits of its NTP time
     * @param delay since it arrived, in 1/65536 s
     */
    public RtcpWriter lastSenderReport(int middle, int delay) {
        buffer.putInt(entry + 16, middle);
        buffer.putInt(entry + 20, delay);
        return this;
    }

    /** A canonical name (RFC 3550 section 6.5.1) of at most 255 bytes; in one packet with the one just before. */
    public RtcpWriter cname(int ssrc, byte[] name) {
        return sourceDescription(ssrc, name, null);
    }

    /** A canonical name and the identification tag of the media section (RFC 9143 section 16.1). */
    public RtcpWriter cname(int ssrc, byte[] name, byte[] mid) {
        return sourceDescription(ssrc, name, mid);
    }

    /** The stream has ended (RFC 3550 section 6.6); 8 bytes. */
    public RtcpWriter bye(int ssrc) {
        buffer.putInt(packet(Rtcp.GOODBYE, 1, 8), ssrc);
        return this;
    }

    /** Opens a list of lost packets (RFC 4585 section 6.2.1); at least one {@link #lost} must follow. */
    public RtcpWriter nack(int sender, int media) {
        feedback(Rtcp.TRANSPORT_FEEDBACK, Rtcp.FORMAT_NACK, sender, media);
        return this;
    }

    /**
     * A lost sequence number of the list opened by {@link #nack}; ascending numbers take the least room.
     *
     * @return false when there is no room for it
     */
    public boolean lost(int sequenceNumber) {
        if (entry != NONE) {
            int distance = sequenceNumber - buffer.getShort(entry) & 0xFFFF;
            if (distance >= 1 && distance <= 16) {
                buffer.putShort(entry + 2, (short) (buffer.getShort(entry + 2) | 1 << (distance - 1)));
                return true;
            }
        }
        if (roomBytes() < 4) {
            return false;
        }
        entry = append(4);
        buffer.putInt(entry, sequenceNumber << 16);
        return true;
    }

    /** Asks for a keyframe (RFC 4585 section 6.3.1); 12 bytes. */
    public RtcpWriter pli(int sender, int media) {
        feedback(Rtcp.PAYLOAD_FEEDBACK, Rtcp.FORMAT_PLI, sender, media);
        return this;
    }

    /** Asks for a keyframe (RFC 5104 section 4.3.1) with the next number, 0..255, of this media; 20 bytes. */
    public RtcpWriter fir(int sender, int media, int number) {
        feedback(Rtcp.PAYLOAD_FEEDBACK, Rtcp.FORMAT_FIR, sender, 0);
        int body = append(8);
        buffer.putInt(body, media);
        buffer.putInt(body + 4, number << 24);
        return this;
    }

    /**
     * A bandwidth estimate for the given streams (draft-alvestrand-rmcat-remb-03), rounded down to what its 18-bit
     * mantissa can say; 20 bytes and 4 for each SSRC.
     */
    public RtcpWriter remb(int sender, long bitrateBps, int... ssrcs) {
        feedback(Rtcp.PAYLOAD_FEEDBACK, Rtcp.FORMAT_APPLICATION, sender, 0);
        int body = append(8 + 4 * ssrcs.length);
        int exponent = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(bitrateBps) - Long.bitCount(MAX_MANTISSA));
        buffer.putInt(body, Rtcp.REMB);
        buffer.putInt(body + 4, ssrcs.length << 24 | exponent << 18 | (int) (bitrateBps >>> exponent));
        for (int i = 0; i < ssrcs.length; i++) {
            buffer.putInt(body + 8 + 4 * i, ssrcs[i]);
        }
        return this;
    }

    /** The clock of a receiver that sends nothing, 32.32 bits (RFC 3611 section 4.4); 20 bytes. */
    public RtcpWriter receiverReferenceTime(int sender, long ntp) {
        int body = packet(Rtcp.EXTENDED_REPORT, 0, 20);
        buffer.putInt(body, sender);
        buffer.putInt(body + 4, Rtcp.BLOCK_RECEIVER_REFERENCE << 24 | 2);
        buffer.putLong(body + 8, ntp);
        return this;
    }

    /** Answers a reference time of {@code ssrc} (RFC 3611 section 4.5); the delay is in 1/65536 s; 24 bytes. */
    public RtcpWriter delaySinceLastReference(int sender, int ssrc, int lastReference, int delay) {
        int body = packet(Rtcp.EXTENDED_REPORT, 0, 24);
        buffer.putInt(body, sender);
        buffer.putInt(body + 4, Rtcp.BLOCK_DLRR << 24 | 3);
        buffer.putInt(body + 8, ssrc);
        buffer.putInt(body + 12, lastReference);
        buffer.putInt(body + 16, delay);
        return this;
    }

    /** A feedback packet with its header; {@link #append} adds what it says. */
    void feedback(int type, int format, int sender, int media) {
        int body = packet(type, format, Rtcp.FEEDBACK_HEADER_BYTES);
        buffer.putInt(body, sender);
        buffer.putInt(body + 4, media);
    }

    /** Makes the packet written last longer by a multiple of four; answers where the new part is. */
    int append(int sizeBytes) {
        int to = take(sizeBytes);
        buffer.putShort(packet + 2, (short) ((at - packet) / 4 - 1));
        return to;
    }

    ByteBuffer buffer() {
        return buffer;
    }

    private RtcpWriter sourceDescription(int ssrc, byte[] name, byte @Nullable [] mid) {
        int items = 2 + name.length + (mid == null ? 0 : 2 + mid.length);
        int chunkBytes = 4 + (items + 4) / 4 * 4; // at least one zero octet ends the list
        boolean joins = packet != NONE
                && (buffer.get(packet + 1) & 0xFF) == Rtcp.SOURCE_DESCRIPTION
                && (buffer.get(packet) & 0x1F) < Rtcp.MAX_COUNT;
        if (!joins) {
            packet(Rtcp.SOURCE_DESCRIPTION, 0, Rtcp.HEADER_BYTES);
        }
        int chunk = count(chunkBytes);
        buffer.putInt(chunk, ssrc);
        buffer.putInt(chunk + chunkBytes - 4, 0);
        int next = item(chunk + 4, Rtcp.CNAME, name);
        if (mid != null) {
            item(next, Rtcp.MID, mid);
        }
        return this;
    }

    private int item(int to, int type, byte[] text) {
        if (text.length > Rtcp.MAX_TEXT_BYTES) {
            throw new IllegalArgumentException("an SDES item has at most " + Rtcp.MAX_TEXT_BYTES + " bytes");
        }
        buffer.put(to, (byte) type);
        buffer.put(to + 1, (byte) text.length);
        buffer.put(to + 2, text);
        return to + 2 + text.length;
    }

    /** Starts a packet of {@code sizeBytes}; answers where its body is. */
    private int packet(int type, int count, int sizeBytes) {
        packet = take(sizeBytes);
        entry = NONE;
        buffer.put(packet, (byte) (0x80 | count));
        buffer.put(packet + 1, (byte) type);
        buffer.putShort(packet + 2, (short) (sizeBytes / 4 - 1));
        return packet + Rtcp.HEADER_BYTES;
    }

    /** As {@link #append}, and counts one more in the header. */
    private int count(int sizeBytes) {
        int count = buffer.get(packet) & 0x1F;
        if (count == Rtcp.MAX_COUNT) {
            throw new IllegalStateException("a packet counts at most " + Rtcp.MAX_COUNT);
        }
        int to = append(sizeBytes);
        buffer.put(packet, (byte) (0x80 | count + 1));
        return to;
    }

    private int take(int sizeBytes) {
        if (sizeBytes > roomBytes()) {
            throw new IllegalStateException(sizeBytes + " bytes of RTCP and room for " + roomBytes());
        }
        int to = at;
        at += sizeBytes;
        return to;
    }
}
