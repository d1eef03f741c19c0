package hiwar.media.track;

import hiwar.wire.rtp.MediaKind;

/** A published track as it arrives: one to three encodings; owned by its publication, fed by its RtpSession. */
public final class UpTrack {
    /** Most encodings of a track. */
    public static final int MAX_ENCODINGS = 3;

    private final MediaKind kind;
    private final boolean microphone;
    private final AudioLevel level = new AudioLevel();
    private boolean muted;

    /**
     * A track whose packets an RtpSession will bring.
     *
     * @param microphone somebody speaks into it: its level counts for active speakers
     */
    public UpTrack(MediaKind kind, boolean microphone) {
        this.kind = kind;
        this.microphone = microphone;
    }

    /** Audio or video. */
    public MediaKind kind() {
        return kind;
    }

    /** True when its level counts for active speakers. */
    public boolean microphone() {
        return microphone;
    }

    /** Nothing is forwarded while muted. */
    public void muted(boolean mute, long nowNanos) {
        muted = mute;
    }

    /** Whether it is muted. */
    public boolean muted() {
        return muted;
    }

    /** From now on {@code down} gets its packets; a video track is asked for a keyframe. */
    public void attach(DownTrack down, long nowNanos) {}

    /** {@code down} gets no more packets. */
    public void detach(DownTrack down) {}

    /** How many encodings were negotiated, 1 to {@link #MAX_ENCODINGS}. */
    public int layers() {
        return 1;
    }

    /** True when packets of the encoding arrive. */
    public boolean live(int spatial, long nowNanos) {
        return false;
    }

    /** How loud it is. */
    public AudioLevel level() {
        return level;
    }

    /** The counters as they are now. */
    public UpTrackSnapshot snapshot(long nowNanos) {
        return new UpTrackSnapshot(0, 0, 0, 0, 0, 0, 0, 0);
    }
}
