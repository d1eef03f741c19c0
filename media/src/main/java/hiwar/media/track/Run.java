package hiwar.media.track;

import hiwar.wire.rtp.MediaKind;

/** One stretch of one encoding that is forwarded without a cut, and how its numbers are rewritten; see Forwarder. */
final class Run {
    /** As many as the publisher's cache keeps: what is older cannot be sent again. */
    private static final int VIDEO_WINDOW = 512;

    private static final int AUDIO_WINDOW = 64;

    final Renumbering numbers;
    final Pictures pictures = new Pictures();
    private int spatial = -1;
    private int timestampShift;

    Run(MediaKind kind) {
        numbers = new Renumbering(kind == MediaKind.VIDEO ? VIDEO_WINDOW : AUDIO_WINDOW);
    }

    /** Begins with {@code first}, which leaves under {@code out}; counters go on where {@code before} has ended. */
    void begin(UpPacket first, long out, int timestampOffset, Run before) {
        spatial = first.spatial();
        timestampShift = timestampOffset;
        numbers.begin(first.number(), out);
        if (first.hasVp8()) {
            pictures.begin(first.vp8(), before.pictures);
        }
    }

    /** Which encoding it is of; −1 before its first packet. */
    int spatial() {
        return spatial;
    }

    /** What timestamps leave with. */
    int timestamp(int in) {
        return in + timestampShift;
    }

    /** True when the packet lies within the run as far as it has come. */
    boolean covers(UpPacket packet) {
        return reaches(packet) && packet.number() <= numbers.highest();
    }

    /** True when the packet is of the run, provided that the run still goes on. */
    boolean reaches(UpPacket packet) {
        return packet.spatial() == spatial && packet.number() >= numbers.first();
    }
}
