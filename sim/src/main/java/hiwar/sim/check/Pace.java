package hiwar.sim.check;

/**
 * Notices a machine whose deadline stays in the past: in a real process it would burn a core, here it would stop time.
 * One for each machine, on the simulation's thread.
 */
final class Pace {
    /** Nothing has so much to do in {@link #WINDOW_NANOS}. */
    private static final int MOST_TICKS = 1_000;

    private static final long WINDOW_NANOS = 1_000_000;

    private final String machine;
    private long sinceNanos;
    private int ticks;

    Pace(String machine) {
        this.machine = machine;
    }

    /**
     * The machine is about to be ticked.
     *
     * @throws IllegalStateException when it was ticked so often just now that it can only be stuck
     */
    void tick(long nowNanos) {
        if (nowNanos - sinceNanos >= WINDOW_NANOS) {
            sinceNanos = nowNanos;
            ticks = 0;
        }
        if (++ticks > MOST_TICKS) {
            throw new IllegalStateException(machine + " has a deadline that stays in the past, at " + nowNanos + " ns");
        }
    }
}
