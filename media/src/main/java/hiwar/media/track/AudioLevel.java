package hiwar.media.track;

/** How loud a track is, from the levels that its sender writes into the packets (RFC 6464); owned by its UpTrack. */
public final class AudioLevel {
    /** The smoothed linear level, 0 (silent, or nothing heard lately) to 1. */
    public double level(long nowNanos) {
        return 0;
    }

    /** True when somebody is speaking: {@link #level} is more than nothing. */
    public boolean active(long nowNanos) {
        return level(nowNanos) > 0;
    }
}
