package hiwar.room.room;

/**
 * Ties the monotonic time of a shard to wall time, once: the shard never reads a clock.
 *
 * @param nanos the monotonic time at the moment when
 * @param epochMillis milliseconds since 1970 were this
 */
public record WallClock(long nanos, long epochMillis) {
    /** Milliseconds since 1970 at {@code nowNanos}. */
    public long epochMillis(long nowNanos) {
        return epochMillis + (nowNanos - nanos) / 1_000_000;
    }
}
