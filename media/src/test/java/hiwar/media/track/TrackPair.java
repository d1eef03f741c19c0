package hiwar.media.track;

import hiwar.media.io.Drops;
import hiwar.media.stream.ReceiveSection;
import hiwar.media.stream.RtpCodec;
import hiwar.media.stream.SendSection;
import hiwar.wire.codec.Codec;
import hiwar.wire.rtp.ExtensionMap;
import hiwar.wire.rtp.HeaderExtension;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.rtp.Mid;
import hiwar.wire.rtp.Rid;
import hiwar.wire.rtp.RtpPacket;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** An UpTrack with one DownTrack, and what the latter sent. */
final class TrackPair {
    static final long MILLISECOND = 1_000_000;
    static final int DOWN_SSRC = 0x5EED;
    static final int DOWN_RTX_SSRC = 0x5EEE;

    final Drops drops = new Drops();
    final RecordingOutlet outlet = new RecordingOutlet();
    final UpTrack up;
    final DownTrack down;
    long wakeNanos = Long.MAX_VALUE;

    private TrackPair(UpTrack up, long seed) {
        this.up = up;
        SplittableRandom random = new SplittableRandom(seed);
        this.down = new DownTrack(up, random::nextLong);
    }

    static TrackPair video(int layers, long seed) {
        UpTrack up = new UpTrack(MediaKind.VIDEO, false);
        TrackPair pair = new TrackPair(up, seed);
        List<Rid> rids = List.of(new Rid("q"), new Rid("h"), new Rid("f")).subList(0, layers);
        RtpCodec in = new RtpCodec(Codec.VP8, Vp8Source.PAYLOAD_TYPE, 97, 90_000, 1, "", true, true, true, false);
        RtpCodec out = new RtpCodec(Codec.VP8, 120, 121, 90_000, 1, "", true, true, false, true);
        pair.negotiate(MediaKind.VIDEO, layers == 1 ? List.of() : rids, List.of(in), List.of(out));
        return pair;
    }

    static TrackPair audio(List<RtpCodec> in, List<RtpCodec> out) {
        TrackPair pair = new TrackPair(new UpTrack(MediaKind.AUDIO, true), 1);
        pair.negotiate(MediaKind.AUDIO, List.of(), in, out);
        return pair;
    }

    static RtpCodec opus(int payloadType) {
        return new RtpCodec(Codec.OPUS, payloadType, -1, 48_000, 2, "", true, false, false, false);
    }

    static RtpCodec red(int payloadType) {
        return new RtpCodec(Codec.RED, payloadType, -1, 48_000, 2, "", false, false, false, false);
    }

    private void negotiate(MediaKind kind, List<Rid> rids, List<RtpCodec> in, List<RtpCodec> out) {
        ExtensionMap upIds =
                ExtensionMap.of(Map.of(HeaderExtension.AUDIO_LEVEL, 1, HeaderExtension.ABS_CAPTURE_TIME, 5));
        ExtensionMap downIds = ExtensionMap.of(Map.of(
                HeaderExtension.MID,
                3,
                HeaderExtension.ABS_SEND_TIME,
                4,
                HeaderExtension.TRANSPORT_CC,
                6,
                HeaderExtension.ABS_CAPTURE_TIME,
                7));
        up.negotiated(
                new ReceiveSection(new Mid("0"), kind, in, upIds, rids, List.of()),
                drops,
                nanos -> wakeNanos = Math.min(wakeNanos, nanos));
        down.bind(
                outlet, new SendSection(new Mid("5"), kind, out, downIds, DOWN_SSRC, DOWN_RTX_SSRC, "PA_publisher"), 0);
    }

    void arrive(int layer, RtpPacket packet, long nowNanos) {
        var reason = up.encoding(layer).receive(packet, false, nowNanos);
        if (reason != null) {
            drops.count(reason);
        }
    }

    void arrive(int layer, List<RtpPacket> packets, long nowNanos) {
        packets.forEach(packet -> arrive(layer, packet, nowNanos));
    }
}
