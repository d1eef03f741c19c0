package hiwar.bench.peer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import livekit.LivekitModels.ClientInfo;
import livekit.LivekitRtc.ConnectionSettings;
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
    private static final int PROTOCOL = 16;

    /**
     * Who comes.
     *
     * @param room the room's name
     * @param identity unique in the room
     * @param name as people read it
     * @param attributes of the participant
     * @param subscribes whether every track is wanted at once
     */
    public record Visitor(
            String room, String identity, String name, Map<String, String> attributes, boolean subscribes) {}

    /** A token with which {@code visitor} may join. */
    public String token(Visitor visitor) {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(key)
                .subject(visitor.identity())
                .claim("name", visitor.name())
                .claim("attributes", visitor.attributes())
                .claim("video", Map.of("roomJoin", true, "room", visitor.room()))
                .notBeforeTime(Date.from(now.minusSeconds(5)))
                .expirationTime(Date.from(now.plusSeconds(TOKEN_SECONDS)))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        try {
            // HMAC pads short keys with zeros (RFC 2104 section 2), so padding here changes nothing but the check.
            token.sign(new MACSigner(Arrays.copyOf(bytes, Math.max(bytes.length, SMALLEST_SIGNER_KEY_BYTES))));
        } catch (JOSEException e) {
            throw new IllegalStateException("signing a token failed", e);
        }
        return token.serialize();
    }

    /** Where {@code visitor} opens the signalling WebSocket: one PeerConnection, the offer comes later. */
    public URI joinUri(Visitor visitor) {
        JoinRequest join = JoinRequest.newBuilder()
                .setClientInfo(ClientInfo.newBuilder()
                        .setSdk(ClientInfo.SDK.CPP)
                        .setVersion("0.1.0")
                        .setProtocol(PROTOCOL))
                .setConnectionSettings(ConnectionSettings.newBuilder().setAutoSubscribe(visitor.subscribes()))
                .build();
        WrappedJoinRequest wrapped = WrappedJoinRequest.newBuilder()
                .setCompression(WrappedJoinRequest.Compression.NONE)
                .setJoinRequest(join.toByteString())
                .build();
        String request = Base64.getUrlEncoder().encodeToString(wrapped.toByteArray());
        return URI.create(url + "/rtc/v1?access_token=" + token(visitor) + "&join_request="
                + URLEncoder.encode(request, StandardCharsets.UTF_8));
    }
}
