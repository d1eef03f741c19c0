package hiwar.wire.rtcp;

import java.nio.ByteBuffer;

/** Takes what {@link RtcpReader} finds. The views that are passed are valid only during the call. */
public interface RtcpVisitor {
    /**
     * A sender report (RFC 3550 section 6.4.1); its report blocks follow.
     *
     * @param ntp wall time in 32.32 bits
     * @param rtpTimestamp the same moment in the stream's clock
     * @param packets sent so far, 32 bits unsigned
     * @param octets of payload sent so far, 32 bits unsigned
     */
    default void senderReport(int ssrc, long ntp, int rtpTimestamp, long packets, long octets) {}

    /** One block of a sender or receiver report. */
    default void reportBlock(int reporter, ReportBlock block) {}

    /** One SDES item other than PRIV, such as {@link Rtcp#CNAME} (RFC 3550 section 6.5); its text is UTF-8. */
    default void sourceDescription(int ssrc, int item, ByteBuffer buffer, int offset, int lengthBytes) {}

    /** The stream has ended (RFC 3550 section 6.6). */
    default void bye(int ssrc) {}

    /** A lost packet, once for each (RFC 4585 section 6.2.1); the sequence number is 0..65535. */
    default void nack(int sender, int media, int sequenceNumber) {}

    /** A request for a keyframe (RFC 4585 section 6.3.1). */
    default void pli(int sender, int media) {}

    /** A request for a keyframe (RFC 5104 section 4.3.1); the same number again is the same request again. */
    default void fir(int sender, int media, int number) {}

    /** What the receiver thinks its link carries (draft-alvestrand-rmcat-remb-03), 0 to {@link Long#MAX_VALUE} b/s. */
    default void remb(int sender, long bitrateBps) {}

    /** Which packets of this transport arrived, and when (draft-holmer-rmcat-transport-wide-cc-extensions-01). */
    default void transportFeedback(int sender, int media, TransportFeedback feedback) {}

    /** The clock of a receiver that sends nothing, 32.32 bits (RFC 3611 section 4.4). */
    default void receiverReferenceTime(int sender, long ntp) {}

    /**
     * The answer to our own reference time (RFC 3611 section 4.5).
     *
     * @param ssrc whose reference time it was
     * @param lastReference the middle 32 bits of that time; 0 when there was none
     * @param delay the time since it arrived, in 1/65536 s; 32 bits unsigned
     */
    default void delaySinceLastReference(int sender, int ssrc, int lastReference, long delay) {}
}
