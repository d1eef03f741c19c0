package hiwar.wire.rtcp;

import java.nio.ByteBuffer;

/** What one receiver says of one stream (RFC 3550 section 6.4.1); a view that is valid only during the visit. */
public final class ReportBlock {
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int at;

    void wrap(ByteBuffer bytes, int offset) {
        buffer = bytes;
        at = offset;
    }

    /** The stream that the report is about. */
    public int ssrc() {
        return buffer.getInt(at);
    }

    /** The share lost since the report before, in 1/256: 0..255. */
    public int fractionLost() {
        return buffer.get(at + 4) & 0xFF;
    }

    /** How many packets were lost since the beginning; negative when duplicates arrived. */
    public int cumulativeLost() {
        return buffer.getInt(at + 4) << 8 >> 8;
    }

    /** The highest sequence number received, with the number of its cycles above; 32 bits unsigned. */
    public long highestSequenceNumber() {
        return buffer.getInt(at + 8) & 0xFFFF_FFFFL;
    }

    /** Interarrival jitter in units of the stream's clock; 32 bits unsigned. */
    public long jitter() {
        return buffer.getInt(at + 12) & 0xFFFF_FFFFL;
    }

    /** The middle 32 bits of the NTP time of the last sender report received; 0 when there was none. */
    public int lastSenderReport() {
        return buffer.getInt(at + 16);
    }

    /** The time since that report arrived, in 1/65536 s; 32 bits unsigned. */
    public long delaySinceLastSenderReport() {
        return buffer.getInt(at + 20) & 0xFFFF_FFFFL;
    }
}
