package hiwar.wire.codec;

import hiwar.wire.rtp.MediaKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The codecs that are forwarded. */
public enum Codec {
    /** Opus (RFC 7587). */
    OPUS(MediaKind.AUDIO, "opus", 48_000),
    /** Redundant audio (RFC 2198), here always around Opus. */
    RED(MediaKind.AUDIO, "red", 48_000),
    /** G.711 µ-law (RFC 3551). */
    PCMU(MediaKind.AUDIO, "PCMU", 8_000),
    /** G.711 A-law (RFC 3551). */
    PCMA(MediaKind.AUDIO, "PCMA", 8_000),
    /** VP8 (RFC 7741). */
    VP8(MediaKind.VIDEO, "VP8", 90_000),
    /** H.264 (RFC 6184). */
    H264(MediaKind.VIDEO, "H264", 90_000),
    /** VP9 (RFC 9628). */
    VP9(MediaKind.VIDEO, "VP9", 90_000),
    /** AV1 (the RTP payload format of the Alliance for Open Media). */
    AV1(MediaKind.VIDEO, "AV1", 90_000);

    private final MediaKind kind;
    private final String encodingName;
    private final int clockRateHz;

    Codec(MediaKind kind, String encodingName, int clockRateHz) {
        this.kind = kind;
        this.encodingName = encodingName;
        this.clockRateHz = clockRateHz;
    }

    /** Audio or video. */
    public MediaKind kind() {
        return kind;
    }

    /** The name in an SDP {@code a=rtpmap} line. */
    public String encodingName() {
        return encodingName;
    }

    /** The media type as LiveKit writes it, such as {@code audio/opus} and {@code video/VP8}. */
    public String mime() {
        return kind.name().toLowerCase(Locale.ROOT) + "/" + encodingName;
    }

    /** The RTP clock rate in Hz. */
    public int clockRateHz() {
        return clockRateHz;
    }

    /** The codec with this encoding name in any case, or null when it is not forwarded. */
    public static @Nullable Codec of(String encodingName) {
        for (Codec codec : values()) {
            if (codec.encodingName.equalsIgnoreCase(encodingName)) {
                return codec;
            }
        }
        return null;
    }
}
