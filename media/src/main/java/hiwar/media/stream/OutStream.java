package hiwar.media.stream;

import hiwar.wire.rtcp.ReportBlock;

/** One SSRC that we send: what went out and what its receiver reports of it; owned by a DownTrack. */
public final class OutStream {
    /** Receivers answer the last sender report; a few more are remembered for the late ones. */
    private static final int REPORTS = 4;

    private final int ssrc;
    private final RateWindow rate = new RateWindow();
    private final int[] reports = new int[REPORTS];
    private final long[] reportNanos = new long[REPORTS];
    private int reportCount;
    private long packets;
    private long bytes;
    private long octets;
    private double lossFraction;
    private boolean heard;

    /** A stream that has not begun. */
    public OutStream(int ssrc) {
        this.ssrc = ssrc;
    }

    /** Its SSRC. */
    public int ssrc() {
        return ssrc;
    }

    /** Counts a packet. */
    public void sent(int lengthBytes, int payloadBytes, long nowNanos) {
        packets++;
        bytes += lengthBytes;
        octets += payloadBytes;
        rate.add(lengthBytes, nowNanos);
    }

    /** How many sender reports went out. */
    public int reports() {
        return reportCount;
    }

    /** Remembers that a sender report with this time went out. */
    public void reported(long ntp, long nowNanos) {
        reports[reportCount % REPORTS] = RtpTime.middle(ntp);
        reportNanos[reportCount++ % REPORTS] = nowNanos;
    }

    /**
     * Takes in what the receiver says.
     *
     * @return the round trip time in nanoseconds; −1 when the report does not tell it (RFC 3550 section 6.4.1)
     */
    public long heard(ReportBlock block, long nowNanos) {
        heard = true;
        lossFraction = block.fractionLost() / 256.0;
        for (int i = 0; i < Math.min(reportCount, REPORTS); i++) {
            if (block.lastSenderReport() != 0 && reports[i] == block.lastSenderReport()) {
                long delay = RtpTime.delayNanos(block.delaySinceLastSenderReport());
                return Math.max(0, nowNanos - reportNanos[i] - delay);
            }
        }
        return -1;
    }

    /** True once its receiver has reported, and so knows it. */
    public boolean heard() {
        return heard;
    }

    /** The part that the receiver missed in its last interval, 0 to 1. */
    public double lossFraction() {
        return lossFraction;
    }

    /** Packets sent. */
    public long packets() {
        return packets;
    }

    /** Bytes of whole RTP packets. */
    public long bytes() {
        return bytes;
    }

    /** Bytes of payload, as a sender report counts them. */
    public long octets() {
        return octets;
    }

    /** The rate over the last second. */
    public long bitrateBps(long nowNanos) {
        return rate.bitrateBps(nowNanos);
    }
}
