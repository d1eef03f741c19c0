package hiwar.bench.load;

/**
 * What one run measured, between two moments under steady load.
 *
 * @param cpuNanos of the whole server process
 * @param published packets that the publisher sent
 * @param subscribers how many received them
 * @param received packets of all subscribers together, each counted once
 * @param lost packets that a subscriber missed by their numbers and did not get on asking
 * @param allocatedBytes by the server's packet threads; negative when the server does not say
 * @param residentBytes memory of the server at the end
 * @param medianDelayNanos from publisher to subscriber
 * @param tailDelayNanos what 99 of 100 packets do not exceed
 */
record Measurement(
        long cpuNanos,
        long published,
        int subscribers,
        long received,
        long lost,
        long allocatedBytes,
        long residentBytes,
        long medianDelayNanos,
        long tailDelayNanos) {

    /** CPU time in microseconds that each packet to a subscriber cost. */
    double cpuMicros() {
        return cpuNanos / 1000.0 / Math.max(1, received);
    }

    /** Share of the packets that should have come which did, in percent. */
    double deliveredPercent() {
        return 100.0 * received / Math.max(1, published * subscribers);
    }

    /** Bytes that the server allocated for each packet to a subscriber; not a number when it does not say. */
    double allocatedBytesPerPacket() {
        return allocatedBytes < 0 ? Double.NaN : (double) allocatedBytes / Math.max(1, received);
    }
}
