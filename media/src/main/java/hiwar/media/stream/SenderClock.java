package hiwar.media.stream;

/**
 * What a stream's last sender report says of its clock (RFC 3550 section 6.4.1): which wall time its timestamps mean.
 * Owned by its stream.
 */
public final class SenderClock {
    private final int clockRateHz;
    private boolean known;
    private long ntp;
    private int timestamp;
    private long arrivalNanos;

    SenderClock(int clockRateHz) {
        this.clockRateHz = clockRateHz;
    }

    void report(long ntpTime, int rtpTimestamp, long nowNanos) {
        known = true;
        ntp = ntpTime;
        timestamp = rtpTimestamp;
        arrivalNanos = nowNanos;
    }

    /** False before the first report. */
    public boolean known() {
        return known;
    }

    /** The sender's wall time now, as far as we can tell: its report and what has passed since. */
    public long ntpAt(long nowNanos) {
        return ntp + RtpTime.ntp(nowNanos - arrivalNanos);
    }

    /** The timestamp that belongs to {@link #ntpAt}. */
    public int timestampAt(long nowNanos) {
        return timestamp + (int) RtpTime.ticks(nowNanos - arrivalNanos, clockRateHz);
    }

    /** What to add to our timestamps to get those that {@code other}, of the same sender, has at the same moment. */
    public int offsetTo(SenderClock other) {
        return other.timestamp + (int) RtpTime.ntpTicks(ntp - other.ntp, clockRateHz) - timestamp;
    }

    /** The last report as a report block names it; 0 when there was none. */
    int middle() {
        return known ? RtpTime.middle(ntp) : 0;
    }

    int delay(long nowNanos) {
        return known ? RtpTime.shortDelay(nowNanos - arrivalNanos) : 0;
    }
}
