package hiwar.media.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The codecs of one media section by payload type; immutable, read for every packet. */
public final class PayloadTypes {
    /** Of no codec at all. */
    public static final PayloadTypes NONE = new PayloadTypes(List.of());

    private static final int TYPES = 128;

    private final @Nullable RtpCodec[] codecs = new RtpCodec[TYPES];
    private final @Nullable RtpCodec[] repaired = new RtpCodec[TYPES];

    /** The payload types of these codecs. */
    public PayloadTypes(List<RtpCodec> negotiated) {
        for (RtpCodec codec : negotiated) {
            codecs[codec.payloadType()] = codec;
            if (codec.rtxPayloadType() >= 0) {
                repaired[codec.rtxPayloadType()] = codec;
            }
        }
    }

    /** The codec of a payload type 0..127; null when it was not negotiated. */
    public @Nullable RtpCodec codec(int payloadType) {
        return codecs[payloadType];
    }

    /** The codec whose retransmissions have this payload type 0..127; null when there is none. */
    public @Nullable RtpCodec repaired(int payloadType) {
        return repaired[payloadType];
    }
}
