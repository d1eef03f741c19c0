package hiwar.bench.peer;

import com.google.protobuf.ByteString;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import livekit.LivekitRtc.JoinRequest;
import livekit.LivekitRtc.WrappedJoinRequest;

/**
 * A LiveKit-compatible server and the key to it.
 *
 * @param url {@code ws://host:port} or {@code wss://…}
 * @param key API key
 * @param secret API secret, of any length
 */
public record Server(String url, String key, String secret) {
    private static final int SMALLEST_SIGNER_KEY_BYTES = 32;
    private static final int TOKEN_SECONDS = 6 * 3600;

    /** What somebody may do in the room. */
    public enum Rights {
        /** See and hear. */
        OBSERVE,
        /** Be seen and heard, too. */
        SPEAK
    }

    /**
     * Who comes.
     *
     * @param room the room's name
     * @param identity unique in the room
     * @param name as people read it; without one our client calls them by their office
     * @param attributes of the participant
     */
    public record Visitor(String room, String identity, String name, Map<String, String> attributes, Rights rights) {
        /** Somebody without office who may speak. */
        public static Visitor guest(String room, String identity) {
            return new Visitor(room, identity, identity, Map.of(), Rights.SPEAK);
        }
    }

    /** A token with which {@code visitor} may join. */
    public String token(Visitor visitor) {
        return sign(claims(visitor));
    }

    private static JWTClaimsSet.Builder claims(Visitor visitor) {
        Map<String, Object> video =
                Map.of("roomJoin", true, "room", visitor.room(), "canPublish", visitor.rights() != Rights.OBSERVE);
        return new JWTClaimsSet.Builder()
                .subject(visitor.identity())
                .claim("name", visitor.name())
                .claim("attributes", visitor.attributes())
                .claim("video", video);
    }

    private String sign(JWTClaimsSet.Builder claims) {
        Instant now = Instant.now();
        claims.issuer(key)
                .notBeforeTime(Date.from(now.minusSeconds(5)))
                .expirationTime(Date.from(now.plusSeconds(TOKEN_SECONDS)));
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        try {
            // HMAC pads short keys with zeros (RFC 2104 section 2), so padding here changes nothing but the check.
            token.sign(new MACSigner(Arrays.copyOf(bytes, Math.max(bytes.length, SMALLEST_SIGNER_KEY_BYTES))));
        } catch (JOSEException e) {
            throw new IllegalStateException("signing a token failed", e);
        }
        return token.serialize();
    }

    /** Where the holder of a token opens the signalling WebSocket of one PeerConnection with this request. */
    static URI joinUri(String url, String token, JoinRequest join) {
        // Packed as browsers do, so that an offer of seven sections fits the request line.
        WrappedJoinRequest wrapped = WrappedJoinRequest.newBuilder()
                .setCompression(WrappedJoinRequest.Compression.GZIP)
                .setJoinRequest(ByteString.copyFrom(packed(join.toByteArray())))
                .build();
        String request = Base64.getUrlEncoder().encodeToString(wrapped.toByteArray());
        return URI.create(url + "/rtc/v1?access_token=" + token + "&join_request="
                + URLEncoder.encode(request, StandardCharsets.UTF_8));
    }

    private static byte[] packed(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }
}
