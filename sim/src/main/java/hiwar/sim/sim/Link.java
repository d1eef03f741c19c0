package hiwar.sim.sim;

/**
 * How a path treats datagrams.
 *
 * @param delayNanos one-way delay
 * @param jitterNanos added at random between 0 and this; more than the gap between packets reorders them
 * @param lossPerMille how many of a thousand never arrive
 * @param duplicatePerMille how many of a thousand arrive twice
 */
public record Link(long delayNanos, long jitterNanos, int lossPerMille, int duplicatePerMille) {
    /** A wire without faults. */
    public static Link clean(long delayNanos) {
        return new Link(delayNanos, 0, 0, 0);
    }
}
