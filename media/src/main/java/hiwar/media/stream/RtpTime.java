package hiwar.media.stream;

/** Between nanoseconds, ticks of an RTP clock, and NTP's 32.32 bits (RFC 3550 section 4); all may be negative. */
public final class RtpTime {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private RtpTime() {}

    /** Nanoseconds as ticks of a clock. */
    public static long ticks(long nanos, int clockRateHz) {
        return Math.floorDiv(nanos, SECOND_NANOS) * clockRateHz
                + Math.floorMod(nanos, SECOND_NANOS) * clockRateHz / SECOND_NANOS;
    }

    /** Nanoseconds as NTP time. */
    public static long ntp(long nanos) {
        return (Math.floorDiv(nanos, SECOND_NANOS) << 32) + (Math.floorMod(nanos, SECOND_NANOS) << 32) / SECOND_NANOS;
    }

    /** A difference of NTP times as ticks of a clock. */
    public static long ntpTicks(long ntp, int clockRateHz) {
        return Math.multiplyHigh(ntp, (long) clockRateHz << 32);
    }

    /** The middle 32 bits of an NTP time, by which reports name a sender report (RFC 3550 section 6.4.1). */
    public static int middle(long ntp) {
        return (int) (ntp >>> 16);
    }

    /** Nanoseconds as 1/65536 s, as reports write delays. */
    public static int shortDelay(long nanos) {
        return (int) Math.min(0xFFFF_FFFFL, ntp(nanos) >>> 16);
    }

    /** 1/65536 s as nanoseconds. */
    public static long delayNanos(long shortDelay) {
        return (shortDelay * SECOND_NANOS) >> 16;
    }
}
