package hiwar.wire.rtcp;

import java.nio.ByteBuffer;

/** Numbers and sizes of RTCP (RFC 3550 section 6, RFC 4585 section 6, RFC 5104, RFC 3611). */
public final class Rtcp {
    /** The SDES item with the canonical name (RFC 3550 section 6.5.1). */
    public static final int CNAME = 1;
    /** The SDES item with the identification tag of the media section (RFC 9143 section 16.1). */
    public static final int MID = 15;

    /** The longest text of an SDES item. */
    public static final int MAX_TEXT_BYTES = 255;
    /** The count field of a header has five bits. */
    public static final int MAX_COUNT = 31;

    static final int HEADER_BYTES = 4;
    static final int REPORT_BLOCK_BYTES = 24;
    /** Header, SSRC of the sender and SSRC of the media (RFC 4585 section 6.1). */
    static final int FEEDBACK_HEADER_BYTES = 12;

    static final int SENDER_REPORT = 200;
    static final int RECEIVER_REPORT = 201;
    static final int SOURCE_DESCRIPTION = 202;
    static final int GOODBYE = 203;
    static final int TRANSPORT_FEEDBACK = 205;
    static final int PAYLOAD_FEEDBACK = 206;
    static final int EXTENDED_REPORT = 207;

    static final int FORMAT_NACK = 1;
    static final int FORMAT_TRANSPORT_WIDE = 15;
    static final int FORMAT_PLI = 1;
    static final int FORMAT_FIR = 4;
    static final int FORMAT_APPLICATION = 15;
    /** "REMB", by which an application feedback says what it is. */
    static final int REMB = 0x52454D42;

    static final int BLOCK_RECEIVER_REFERENCE = 4;
    static final int BLOCK_DLRR = 5;

    private Rtcp() {}

    /** Tells RTCP from RTP on one port: packet types 192..223 (RFC 5761 section 4). */
    public static boolean looksLike(ByteBuffer buffer, int offset, int lengthBytes) {
        int type = lengthBytes < HEADER_BYTES ? 0 : buffer.get(offset + 1) & 0xFF;
        return type >= 192 && type <= 223;
    }
}
