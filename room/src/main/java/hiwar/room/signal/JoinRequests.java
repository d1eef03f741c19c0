package hiwar.room.signal;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import livekit.LivekitRtc.JoinRequest;
import livekit.LivekitRtc.WrappedJoinRequest;

/**
 * Decodes the {@code join_request} parameter of {@code /rtc/v1}: base64url (RFC 4648 section 5, padding optional) of a
 * {@code WrappedJoinRequest}, whose content may be gzipped (RFC 1952). Stateless.
 */
public final class JoinRequests {
    /**
     * Most bytes a join request may have when unpacked: LiveKit's limit. An offer with a hundred sections stays below,
     * a compression bomb does not.
     */
    public static final int MAX_UNPACKED_BYTES = 1 << 20;

    /** The result of decoding. */
    public sealed interface Decoding {}

    /** It was one. */
    public record Decoded(JoinRequest request) implements Decoding {}

    /** It was none; answered with status 400. */
    public record Malformed(String reason) implements Decoding {}

    private JoinRequests() {}

    /** Decodes the parameter's value as it stands in the query, percent-decoded. */
    public static Decoding decode(String parameter) {
        byte[] wrapped;
        try {
            wrapped = Base64.getUrlDecoder().decode(parameter);
        } catch (IllegalArgumentException notBase64) {
            return new Malformed("join_request is not base64url");
        }
        try {
            WrappedJoinRequest wrapper = WrappedJoinRequest.parseFrom(wrapped);
            byte[] packed = wrapper.getJoinRequest().toByteArray();
            byte[] plain = switch (wrapper.getCompression()) {
                case NONE -> packed;
                case GZIP -> unpack(packed);
                case UNRECOGNIZED -> new byte[MAX_UNPACKED_BYTES + 1];
            };
            if (plain.length > MAX_UNPACKED_BYTES) {
                return new Malformed(
                        "join_request is packed in an unknown way or over " + MAX_UNPACKED_BYTES + " bytes");
            }
            return new Decoded(JoinRequest.parseFrom(plain));
        } catch (InvalidProtocolBufferException noMessage) {
            return new Malformed("join_request is no message");
        } catch (IOException noGzip) {
            return new Malformed("join_request is not gzip");
        }
    }

    /** At most one byte more than allowed, which the caller takes as too long. */
    private static byte[] unpack(byte[] packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readNBytes(MAX_UNPACKED_BYTES + 1);
        }
    }
}
