package hiwar.media.track;

/**
 * Merges and throttles what many subscribers want of one encoding: a keyframe (RFC 4585 section 6.3.1); owned by the
 * encoding.
 *
 * <p>A keyframe on its way answers whoever asked before it arrived. Nothing is repeated here: subscribers that still
 * wait ask again with every packet that they cannot use.
 */
final class KeyframeRequests {
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final long throttleNanos;
    private boolean wanted;
    private long sentNanos = LONG_AGO;
    private long count;

    /** At most one request in {@code throttleNanos}. */
    KeyframeRequests(long throttleNanos) {
        this.throttleNanos = throttleNanos;
    }

    /** Somebody wants one. */
    void ask() {
        wanted = true;
    }

    /** A keyframe begins. */
    void arrived() {
        wanted = false;
    }

    /** When the next request may go; {@link Long#MAX_VALUE} when nobody wants one. */
    long deadlineNanos() {
        return wanted ? sentNanos + throttleNanos : Long.MAX_VALUE;
    }

    /** True when a request is to go out now, and then it counts as sent. */
    boolean take(long nowNanos) {
        if (!wanted || nowNanos - sentNanos < throttleNanos) {
            return false;
        }
        wanted = false;
        sentNanos = nowNanos;
        count++;
        return true;
    }

    /** How many were sent. */
    long count() {
        return count;
    }
}
