package hiwar.media.sctp;

/** How many bytes may be under way (RFC 9260 section 7.2); one per association. */
final class CongestionWindow {
    /** What one packet carries: the unit of all congestion control. */
    static final int PACKET_BYTES = 1188;
    /** Ten packets, as every browser starts (RFC 6928). */
    static final int INITIAL_BYTES = 10 * PACKET_BYTES;
    /** 20 Mbit/s at 100 ms: plenty for messages, and a burst that the queue before DTLS can hold. */
    static final int MAX_BYTES = 256 * 1024;

    private static final int MIN_THRESHOLD_BYTES = 4 * PACKET_BYTES;

    private long windowBytes = INITIAL_BYTES;
    private long thresholdBytes = MAX_BYTES;
    private long acknowledgedBytes;
    private long lastSentNanos = Long.MIN_VALUE;
    private boolean recovering;
    private long recoveryEndTsn;

    long bytes() {
        return windowBytes;
    }

    /** Between a loss and the acknowledgement of all that was under way then (RFC 9260 section 7.2.4). */
    boolean recovering() {
        return recovering;
    }

    /** New data was acknowledged; {@code underWayBytes} is what was under way before. */
    void acknowledged(long newBytes, long underWayBytes) {
        if (recovering || underWayBytes + PACKET_BYTES <= windowBytes) {
            return; // a window that isn't used has proven nothing
        }
        if (windowBytes <= thresholdBytes) {
            // Two packets for each acknowledgement (RFC 3465): peers acknowledge every second packet.
            windowBytes += Math.min(newBytes, 2 * PACKET_BYTES);
        } else {
            acknowledgedBytes += newBytes;
            if (acknowledgedBytes >= windowBytes) {
                acknowledgedBytes -= windowBytes;
                windowBytes += PACKET_BYTES;
            }
        }
        windowBytes = Math.min(windowBytes, MAX_BYTES);
    }

    /** Everything up to this TSN has arrived. */
    void arrived(long cumulativeTsn) {
        if (recovering && cumulativeTsn >= recoveryEndTsn) {
            recovering = false;
        }
    }

    /** Three reports miss a chunk; true when that begins a recovery. */
    boolean lost(long lastSentTsn) {
        if (recovering) {
            return false;
        }
        recovering = true;
        recoveryEndTsn = lastSentTsn;
        thresholdBytes = Math.max(windowBytes / 2, MIN_THRESHOLD_BYTES);
        windowBytes = thresholdBytes;
        acknowledgedBytes = 0;
        return true;
    }

    /** No acknowledgement came in time (RFC 9260 section 7.2.3). */
    void timedOut() {
        recovering = false;
        thresholdBytes = Math.max(windowBytes / 2, MIN_THRESHOLD_BYTES);
        windowBytes = PACKET_BYTES;
        acknowledgedBytes = 0;
    }

    /** About to send: after a pause the window shrinks, for what it knew is old (RFC 9260 section 7.2.1). */
    void sending(long nowNanos, long timeoutNanos) {
        if (lastSentNanos != Long.MIN_VALUE) {
            for (long idle = nowNanos - lastSentNanos; idle > timeoutNanos && windowBytes > INITIAL_BYTES; ) {
                windowBytes = Math.max(windowBytes / 2, INITIAL_BYTES);
                idle -= timeoutNanos;
            }
        }
        lastSentNanos = nowNanos;
    }
}
