package hiwar.room.negotiate;

import hiwar.media.stream.RtpCodec;
import hiwar.wire.codec.Codec;
import hiwar.wire.rtp.MediaKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The codecs of our own offers, under the payload types that LiveKit's clients know from its server. */
final class OfferedCodecs {
    private static final int OPUS = 111;
    private static final int STEREO_OPUS = 112;

    private final List<Codec> wanted;

    OfferedCodecs(List<Codec> wanted) {
        this.wanted = List.copyOf(wanted);
    }

    static String media(MediaKind kind) {
        return kind == MediaKind.AUDIO ? "audio" : "video";
    }

    /** Writes the codecs of a section, that of {@code track} first. */
    void write(SectionText text, MediaKind kind, @Nullable OutgoingTrack track) {
        boolean stereo = track != null && track.stereo();
        boolean red = track != null && track.red() && !stereo;
        List<RtpCodec> codecs = new ArrayList<>();
        for (Codec codec : wanted) {
            if (codec.kind() == kind && (red || codec != Codec.RED)) {
                codecs.add(codec(codec, stereo, !red));
            }
        }
        for (RtpCodec codec : CodecChoice.preferring(track == null ? null : track.codec(), codecs)) {
            text.codec(codec, codec.fmtp(), kind == MediaKind.VIDEO, true);
        }
    }

    /**
     * One codec. Stereo has its own payload type, as one payload type means the same format in a whole bundle.
     *
     * @param nack lost audio may be asked for: where it is sent twice there is no need to
     */
    private static RtpCodec codec(Codec codec, boolean stereo, boolean nack) {
        return switch (codec) {
            case OPUS ->
                stereo
                        ? audio(codec, STEREO_OPUS, "minptime=10;useinbandfec=1;sprop-stereo=1", nack)
                        : audio(codec, OPUS, "minptime=10;useinbandfec=1", nack);
            case RED -> audio(codec, 63, OPUS + "/" + OPUS, false);
            case PCMU -> audio(codec, 0, "", false);
            case PCMA -> audio(codec, 8, "", false);
            case VP8 -> video(codec, 96, "");
            case H264 -> video(codec, 108, "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f");
            case VP9 -> video(codec, 98, "profile-id=0");
            case AV1 -> video(codec, 35, "");
        };
    }

    private static RtpCodec audio(Codec codec, int payloadType, String fmtp, boolean nack) {
        int channels = codec == Codec.OPUS || codec == Codec.RED ? 2 : 1;
        return new RtpCodec(codec, payloadType, -1, codec.clockRateHz(), channels, fmtp, nack, false, false, false);
    }

    private static RtpCodec video(Codec codec, int payloadType, String fmtp) {
        return new RtpCodec(codec, payloadType, payloadType + 1, codec.clockRateHz(), 1, fmtp, true, true, false, true);
    }
}
