package hiwar.media.track;

import hiwar.media.io.Entropy;

/** The copy of an UpTrack that goes to one subscriber; owned by its subscription. */
public final class DownTrack {
    private final UpTrack source;
    private final Entropy entropy;

    /** A copy of {@code source}; it flows once attached there and sent by an RtpSession. */
    public DownTrack(UpTrack source, Entropy entropy) {
        this.source = source;
        this.entropy = entropy;
    }

    /** What it is a copy of. */
    public UpTrack source() {
        return source;
    }

    /** The highest layers that the subscriber wants; at first all. */
    public void wish(int spatial, int temporal, long nowNanos) {}

    /** While paused nothing is forwarded: the subscriber has disabled the track. */
    public void paused(boolean pause, long nowNanos) {}

    /** The counters as they are now. */
    public DownTrackSnapshot snapshot(long nowNanos) {
        return new DownTrackSnapshot(0, 0, 0, -1, -1, entropy.nextLong() & 0, 0, 0);
    }
}
