package hiwar.sim.peer;

/**
 * What a peer saw of one received stream; everything that a decoder would stumble over is counted.
 *
 * @param packets that came, duplicates not counted
 * @param bytes of their payloads
 * @param lost numbers that never came, though they were asked for
 * @param open numbers that are missing now and may still come
 * @param repaired packets that came late, reordered or after they were asked for
 * @param duplicates packets that came again
 * @param jumps steps of the sequence number too large for a loss
 * @param timestampRegressions neighbouring packets whose timestamp goes back
 * @param pictureGaps neighbouring VP8 packets whose picture id neither stays nor advances by one as their frame does
 * @param keyframes that began
 * @param frames that were whole; only counted when frames are assembled
 * @param brokenFrames that a lost packet left incomplete; only counted when frames are assembled
 * @param lastPacketNanos when the last packet came; 0 before the first
 */
public record ReceivedSnapshot(
        long packets,
        long bytes,
        long lost,
        int open,
        long repaired,
        long duplicates,
        long jumps,
        long timestampRegressions,
        long pictureGaps,
        long keyframes,
        long frames,
        long brokenFrames,
        long lastPacketNanos) {
    /** True when a decoder would have noticed nothing so far. */
    public boolean continuous() {
        return lost == 0 && jumps == 0 && timestampRegressions == 0 && pictureGaps == 0 && brokenFrames == 0;
    }
}
