package hiwar.sim.sim;

import java.util.PriorityQueue;

/**
 * Virtual time. Events run one after the other on the caller's thread, in the order of their time and then of their
 * making, so a run is a function of its seed alone.
 */
public final class Simulation {
    private record Event(long atNanos, long sequence, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    private final SeededEntropy entropy;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long nowNanos;
    private long made;

    public Simulation(long seed) {
        this.entropy = new SeededEntropy(seed);
    }

    /** The virtual time; begins at 0. */
    public long nowNanos() {
        return nowNanos;
    }

    /** A new source of randomness that depends on the seed and on the order of forks only. */
    public SeededEntropy fork() {
        return entropy.fork();
    }

    /** Runs {@code action} at {@code atNanos}, or now if that has passed. */
    public void at(long atNanos, Runnable action) {
        events.add(new Event(Math.max(atNanos, nowNanos), made++, action));
    }

    /** Runs {@code action} in {@code delayNanos}. */
    public void after(long delayNanos, Runnable action) {
        at(nowNanos + delayNanos, action);
    }

    /** Runs every event up to {@code untilNanos} and leaves the time there. */
    public void runUntil(long untilNanos) {
        for (Event next = events.peek(); next != null && next.atNanos() <= untilNanos; next = events.peek()) {
            events.poll();
            nowNanos = next.atNanos();
            next.action().run();
        }
        nowNanos = untilNanos;
    }

    /** Runs {@code durationNanos} more. */
    public void run(long durationNanos) {
        runUntil(nowNanos + durationNanos);
    }
}
