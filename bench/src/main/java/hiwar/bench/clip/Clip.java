package hiwar.bench.clip;

import java.util.List;

/**
 * Encoded media that can be played round and round.
 *
 * @param clockRateHz of the timestamps
 * @param durationTicks of the whole clip, in ticks of that clock
 * @param frames in order of time
 */
public record Clip(int clockRateHz, long durationTicks, List<Frame> frames) {
    /**
     * One encoded frame.
     *
     * @param ticks when it is shown, from the start of the clip
     * @param data the bytes that the encoder made
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes that nobody compares or changes
    public record Frame(long ticks, byte[] data) {}

    public Clip {
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("a clip has at least one frame");
        }
        frames = List.copyOf(frames);
    }

    /** The clip's length in nanoseconds. */
    public long durationNanos() {
        return nanos(durationTicks);
    }

    /** Ticks of this clip's clock as nanoseconds. */
    public long nanos(long ticks) {
        return Math.multiplyExact(ticks, 1_000_000L) / clockRateHz * 1_000L;
    }
}
