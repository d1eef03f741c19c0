package hiwar.media.io;

/** Counters of dropped packets by reason; owned by one shard and read by others only through its snapshots. */
public final class Drops {
    private final long[] counts = new long[Drop.values().length];

    /** One more packet dropped for {@code reason}. */
    public void count(Drop reason) {
        counts[reason.ordinal()]++;
    }

    /** How many packets were dropped for {@code reason} so far. */
    public long value(Drop reason) {
        return counts[reason.ordinal()];
    }

    /** A copy of all counters, indexed by {@link Drop#ordinal()}. */
    public long[] snapshot() {
        return counts.clone();
    }
}
