package hiwar.room.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import livekit.LivekitRtc.JoinRequest;
import livekit.LivekitRtc.WrappedJoinRequest;
import org.junit.jupiter.api.Test;

class JoinRequestsTest {
    private static final JoinRequest REQUEST =
            JoinRequest.newBuilder().setMetadata("hello").build();

    private static String wrap(WrappedJoinRequest.Compression compression, byte[] content) {
        byte[] wrapped = WrappedJoinRequest.newBuilder()
                .setCompression(compression)
                .setJoinRequest(ByteString.copyFrom(content))
                .build()
                .toByteArray();
        return Base64.getUrlEncoder().encodeToString(wrapped);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    @Test
    void readsPlainAndPackedRequestsWithAndWithoutPadding() throws IOException {
        String plain = wrap(WrappedJoinRequest.Compression.NONE, REQUEST.toByteArray());
        String packed = wrap(WrappedJoinRequest.Compression.GZIP, gzip(REQUEST.toByteArray()));
        assertThat(JoinRequests.decode(plain)).isEqualTo(new JoinRequests.Decoded(REQUEST));
        assertThat(JoinRequests.decode(packed)).isEqualTo(new JoinRequests.Decoded(REQUEST));
        assertThat(JoinRequests.decode(plain.replace("=", ""))).isEqualTo(new JoinRequests.Decoded(REQUEST));
    }

    @Test
    void refusesWhatIsNone() {
        assertThat(JoinRequests.decode("%%%")).isInstanceOf(JoinRequests.Malformed.class);
        assertThat(JoinRequests.decode("/////w==")).isInstanceOf(JoinRequests.Malformed.class);
        assertThat(JoinRequests.decode(wrap(WrappedJoinRequest.Compression.GZIP, new byte[] {1, 2, 3})))
                .isInstanceOf(JoinRequests.Malformed.class);
        assertThat(JoinRequests.decode(wrap(WrappedJoinRequest.Compression.NONE, new byte[] {(byte) 0xFF})))
                .isInstanceOf(JoinRequests.Malformed.class);
        byte[] unknownPacking = WrappedJoinRequest.newBuilder()
                .setCompressionValue(9)
                .setJoinRequest(REQUEST.toByteString())
                .build()
                .toByteArray();
        assertThat(JoinRequests.decode(Base64.getUrlEncoder().encodeToString(unknownPacking)))
                .isInstanceOf(JoinRequests.Malformed.class);
    }

    @Test
    void unpacksNoMoreThanTheLimit() throws IOException {
        JoinRequest fits = JoinRequest.newBuilder()
                .setMetadata("x".repeat(JoinRequests.MAX_UNPACKED_BYTES - 8))
                .build();
        JoinRequest bomb = JoinRequest.newBuilder()
                .setMetadata("x".repeat(JoinRequests.MAX_UNPACKED_BYTES))
                .build();
        assertThat(JoinRequests.decode(wrap(WrappedJoinRequest.Compression.GZIP, gzip(fits.toByteArray()))))
                .isInstanceOf(JoinRequests.Decoded.class);
        assertThat(JoinRequests.decode(wrap(WrappedJoinRequest.Compression.GZIP, gzip(bomb.toByteArray()))))
                .isInstanceOf(JoinRequests.Malformed.class);
        assertThat(JoinRequests.decode(wrap(WrappedJoinRequest.Compression.NONE, bomb.toByteArray())))
                .isInstanceOf(JoinRequests.Malformed.class);
    }
}
