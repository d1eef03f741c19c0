package hiwar.sim.check;

import hiwar.sim.media.ReceivedFrame;

/** What came of one track, frame by frame: whether the frames are those that were sent, and where time stood still. */
public final class FrameLog {
    private static final int SILENCE_BYTES = 3;
    /**
     * A keyframe that begins another size is larger than the pictures of the size before, and may be overtaken by as
     * many on the way to the server. It is shown all the same: whoever waited for it would wait again.
     */
    private static final int OVERTAKEN_PICTURES = 2;

    private long frames;
    private long damaged;
    private long reordered;
    private long lastNumber = -1;
    private long lastNanos;
    private long longestGapNanos;

    void add(ReceivedFrame frame, long nowNanos) {
        if (frame.data().length == SILENCE_BYTES) {
            return; // the server's own, so that a decoder does not invent sound for a muted microphone
        }
        long number = Pictures.number(frame.data());
        frames++;
        damaged += Pictures.intact(frame.data()) ? 0 : 1;
        long back = lastNumber - number;
        reordered += back > (frame.keyframe() ? OVERTAKEN_PICTURES : 0) ? 1 : 0;
        if (lastNumber >= 0) {
            longestGapNanos = Math.max(longestGapNanos, nowNanos - lastNanos);
        }
        lastNumber = Math.max(lastNumber, number);
        lastNanos = nowNanos;
    }

    /** Whole frames that came. */
    public long frames() {
        return frames;
    }

    /** Frames whose bytes are not those that were sent. */
    public long damaged() {
        return damaged;
    }

    /** Frames that came after a later one, except for the first of another size, which may be a moment late. */
    public long reordered() {
        return reordered;
    }

    /** The number of the newest frame; −1 before the first. */
    public long lastNumber() {
        return lastNumber;
    }

    /** The longest time between two frames. */
    public long longestGapNanos() {
        return longestGapNanos;
    }

    /** When the last frame came. */
    public long lastNanos() {
        return lastNanos;
    }
}
