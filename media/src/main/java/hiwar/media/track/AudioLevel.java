package hiwar.media.track;

/**
 * How loud a track is, from the levels that its sender writes into the packets (RFC 6464); owned by its UpTrack.
 *
 * <p>Levels are gathered over a window. A window counts as speech when enough of it is loud enough, and is then as loud
 * as its loudest packet, less when it was short; windows are smoothed, so that a cough is no speaker.
 */
public final class AudioLevel {
    static final long WINDOW_NANOS = 400_000_000L;
    /** In −dBov: louder than this is speech. */
    static final int ACTIVE_LEVEL = 35;
    /** The part of a window that must be speech. */
    static final double MIN_ACTIVE = 0.4;
    /** Weight of the newest window: two windows count. */
    static final double SMOOTHING = 2.0 / 3;

    /** Less is silence. */
    private static final double FAINTEST = 1.0 / 64;

    private static final int SILENCE = 127;

    private long observedNanos;
    private long activeNanos;
    private int loudest = SILENCE;
    private double level;
    private long lastNanos;
    private boolean heard;

    /** Takes in the level of a packet, 0 (loudest) to 127 −dBov. */
    void observe(int minusDbov, long durationNanos, long nowNanos) {
        heard = true;
        lastNanos = nowNanos;
        observedNanos += durationNanos;
        if (minusDbov <= ACTIVE_LEVEL) {
            activeNanos += durationNanos;
            loudest = Math.min(loudest, minusDbov);
        }
        if (observedNanos >= WINDOW_NANOS) {
            close();
        }
    }

    private void close() {
        double linear = 0;
        double active = (double) activeNanos / WINDOW_NANOS;
        if (active >= MIN_ACTIVE) {
            linear = Math.min(1, Math.pow(10, -loudest / 20.0) * active);
        }
        level += (linear - level) * SMOOTHING;
        if (level < FAINTEST) {
            level = 0;
        }
        observedNanos = 0;
        activeNanos = 0;
        loudest = SILENCE;
    }

    /** Silence from now on, until something is heard. */
    void reset() {
        heard = false;
        level = 0;
        observedNanos = 0;
        activeNanos = 0;
        loudest = SILENCE;
    }

    /** The smoothed linear level, 0 (silent, or nothing heard lately) to 1. */
    public double level(long nowNanos) {
        return heard && nowNanos - lastNanos < 2 * WINDOW_NANOS ? level : 0;
    }

    /** True when somebody is speaking: {@link #level} is more than nothing. */
    public boolean active(long nowNanos) {
        return level(nowNanos) > 0;
    }
}
