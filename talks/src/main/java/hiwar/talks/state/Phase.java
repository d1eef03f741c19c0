package hiwar.talks.state;

/** What becomes of a talk as a whole. */
public enum Phase {
    /** Nothing is there yet. */
    NONE,
    PREPARED,
    ANNOUNCED,
    /** Put off without a new time. */
    POSTPONED,
    CANCELLED,
    CLOSED;

    /** Nothing can happen any more. */
    public boolean over() {
        return this == CANCELLED || this == CLOSED;
    }
}
