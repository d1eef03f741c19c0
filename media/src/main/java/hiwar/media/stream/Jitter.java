package hiwar.media.stream;

/** Interarrival jitter of one received stream (RFC 3550 appendix A.8). */
final class Jitter {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final int clockRateHz;
    private boolean started;
    private int transit;
    /** Scaled by 16, as the appendix does. */
    private long scaled;

    Jitter(int clockRateHz) {
        this.clockRateHz = clockRateHz;
    }

    void packet(int timestamp, long nowNanos) {
        int now = (int) RtpTime.ticks(nowNanos, clockRateHz) - timestamp; // only differences count: both may wrap
        if (started) {
            scaled += Math.abs((long) (now - transit)) - ((scaled + 8) >> 4);
        }
        started = true;
        transit = now;
    }

    /** In ticks of the RTP clock. */
    int ticks() {
        return (int) Math.min(Integer.MAX_VALUE, scaled >> 4);
    }

    long nanos() {
        return (scaled >> 4) * SECOND_NANOS / clockRateHz;
    }
}
