package hiwar.media.track;

import hiwar.media.stream.RtpCodec;
import hiwar.wire.codec.Codec;
import hiwar.wire.codec.Keyframes;
import hiwar.wire.codec.RedBlocks;
import hiwar.wire.codec.Vp8Descriptor;
import hiwar.wire.rtp.HeaderExtension;
import hiwar.wire.rtp.RtpPacket;

/**
 * One packet of an UpTrack as its DownTracks see it: what was read once for all of them. A view that its UpTrack reuses
 * from packet to packet.
 */
final class UpPacket {
    private final Vp8Descriptor vp8 = new Vp8Descriptor();
    private final RedBlocks red = new RedBlocks();
    private RtpPacket rtp;
    private Encoding encoding;
    private RtpCodec codec;
    private long number;
    private long nowNanos;
    private boolean keyframe;
    private boolean vp8Good;
    private boolean redGood;

    UpPacket(Encoding encoding, RtpPacket rtp, RtpCodec codec) {
        this.encoding = encoding;
        this.rtp = rtp;
        this.codec = codec;
    }

    /** Looks at a packet; its extended number and the time are set by {@link #at}. */
    UpPacket of(Encoding from, RtpPacket packet, RtpCodec negotiated) {
        encoding = from;
        rtp = packet;
        codec = negotiated;
        int offset = packet.payloadOffset();
        int bytes = packet.payloadBytes();
        Codec kind = negotiated.codec();
        vp8Good = kind == Codec.VP8 && vp8.wrap(packet.buffer(), offset, bytes);
        redGood = kind == Codec.RED && red.wrap(packet.buffer(), offset, bytes);
        keyframe = kind == Codec.VP8 ? vp8Good && vp8.startsKeyframe() : startsKeyframe();
        return this;
    }

    UpPacket at(long extendedNumber, long time) {
        number = extendedNumber;
        nowNanos = time;
        return this;
    }

    /** Where there is a dependency descriptor it decides: the payload may be encrypted end to end. */
    private boolean startsKeyframe() {
        int id = encoding.extensions().idOf(HeaderExtension.DEPENDENCY_DESCRIPTOR);
        int at = id == 0 ? -1 : rtp.extensionOffset(id);
        return at >= 0
                ? Keyframes.startsAtDescriptor(rtp.buffer(), at, rtp.extensionBytes(id))
                : Keyframes.startsAt(codec.codec(), rtp.buffer(), rtp.payloadOffset(), rtp.payloadBytes());
    }

    RtpPacket rtp() {
        return rtp;
    }

    Encoding encoding() {
        return encoding;
    }

    int spatial() {
        return encoding.spatial();
    }

    RtpCodec codec() {
        return codec;
    }

    /** Its extended sequence number. */
    long number() {
        return number;
    }

    /** When it arrived, or when it is sent again. */
    long nowNanos() {
        return nowNanos;
    }

    /** True when a decoder can start here. */
    boolean keyframe() {
        return keyframe;
    }

    boolean hasVp8() {
        return vp8Good;
    }

    /** Its VP8 descriptor; only when {@link #hasVp8}. */
    Vp8Descriptor vp8() {
        return vp8;
    }

    boolean hasRed() {
        return redGood;
    }

    /** Its blocks of redundant audio; only when {@link #hasRed}. */
    RedBlocks red() {
        return red;
    }
}
