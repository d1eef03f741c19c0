package hiwar.media.sctp;

/** How long to wait for an acknowledgement (RFC 9260 section 6.3.1); one per association. */
final class RetransmissionTimeout {
    private static final long MILLISECOND_NANOS = 1_000_000;
    /** Before the first measurement. RFC 9260 says 1 s; calls have round trips of 10..300 ms. */
    static final long INITIAL_NANOS = 500 * MILLISECOND_NANOS;
    /** Twice the 200 ms for which a peer may hold back an acknowledgement. */
    static final long MIN_NANOS = 400 * MILLISECOND_NANOS;
    /** A third of the 30 s after which ICE consent is lost (RFC 7675): a path that comes back is found in time. */
    static final long MAX_NANOS = 10_000 * MILLISECOND_NANOS;

    private long smoothedNanos;
    private long variationNanos;
    private long currentNanos = INITIAL_NANOS;

    void measured(long roundTripNanos) {
        if (smoothedNanos == 0) {
            smoothedNanos = Math.max(1, roundTripNanos);
            variationNanos = roundTripNanos / 2;
        } else {
            variationNanos += (Math.abs(smoothedNanos - roundTripNanos) - variationNanos) / 4;
            smoothedNanos = Math.max(1, smoothedNanos + (roundTripNanos - smoothedNanos) / 8);
        }
        currentNanos = Math.clamp(smoothedNanos + 4 * variationNanos, MIN_NANOS, MAX_NANOS);
    }

    void backOff() {
        currentNanos = Math.min(MAX_NANOS, currentNanos * 2);
    }

    long nanos() {
        return currentNanos;
    }

    /** 0 before the first measurement. */
    long smoothedNanos() {
        return smoothedNanos;
    }
}
