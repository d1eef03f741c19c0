package hiwar.media.sctp;

/**
 * How a data channel treats loss (RFC 8832 section 5.1); at most one of the two limits is set.
 *
 * @param ordered whether messages arrive in the order in which they were sent
 * @param maxRetransmits how often a lost message is sent again, 0..65535; −1 for no such limit
 * @param maxLifetimeMillis how long a message is worth sending, 0..65535 milliseconds; −1 for no such limit
 */
public record Reliability(boolean ordered, int maxRetransmits, int maxLifetimeMillis) {
    /** Every message arrives, in order. */
    public static final Reliability RELIABLE = new Reliability(true, -1, -1);
    /** Messages are sent once and may overtake each other. */
    public static final Reliability LOSSY = new Reliability(false, 0, -1);

    /** Refuses limits out of range, and both limits at once. */
    public Reliability {
        if (maxRetransmits < -1 || maxRetransmits > 0xFFFF || maxLifetimeMillis < -1 || maxLifetimeMillis > 0xFFFF) {
            throw new IllegalArgumentException("limits " + maxRetransmits + " and " + maxLifetimeMillis);
        }
        if (maxRetransmits >= 0 && maxLifetimeMillis >= 0) {
            throw new IllegalArgumentException("a channel limits retransmissions or lifetime, not both");
        }
    }

    /** True when no message is ever given up. */
    public boolean reliable() {
        return maxRetransmits < 0 && maxLifetimeMillis < 0;
    }
}
