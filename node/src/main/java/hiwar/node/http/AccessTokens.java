package hiwar.node.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import hiwar.room.auth.Claims;
import hiwar.room.auth.Grants;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Verifies and signs access tokens: JSON Web Tokens (RFC 7519) with HMAC-SHA-256, one secret of any length for each API
 * key. Immutable.
 */
public final class AccessTokens {
    /** Clocks of those who make tokens are often wrong by less than this: LiveKit's tolerance. */
    private static final Duration LEEWAY = Duration.ofMinutes(1);
    /** A refreshed token is good for at least this long: LiveKit's rule, so that a short absence does not lock out. */
    private static final Duration SHORTEST_REFRESH = Duration.ofMinutes(10);
    /** RFC 7518 section 3.2 asks for it and the library insists. */
    private static final int SHORTEST_SECRET_BYTES = 32;

    /** What a token is worth. */
    public sealed interface Verdict {}

    /** It is good. */
    public record Verified(Grants grants) implements Verdict {}

    /** It is not; {@code reason} says why to whoever made it. */
    public record Refused(String reason) implements Verdict {}

    private final Map<String, String> secrets;
    private final InstantSource clock;

    /** Tokens of these API keys. */
    public AccessTokens(Map<String, String> secrets, InstantSource clock) {
        this.secrets = Map.copyOf(secrets);
        this.clock = clock;
    }

    /** Checks signature and times and reads the claims. */
    public Verdict verify(String token) {
        try {
            JWSObject signed = JWSObject.parse(token);
            Map<String, Object> claims = signed.getPayload().toJSONObject();
            if (claims == null || !JWSAlgorithm.HS256.equals(signed.getHeader().getAlgorithm())) {
                return new Refused("invalid token: it must be a JSON Web Token signed with HS256");
            }
            String secret = claims.get("iss") instanceof String key ? secrets.get(key) : null;
            if (secret == null) {
                return new Refused("invalid token: the API key (iss) is unknown here");
            }
            if (!signed.verify(new MACVerifier(padded(secret)))) {
                return new Refused("invalid token: the signature does not fit the API key's secret");
            }
            return checked(claims);
        } catch (ParseException | JOSEException | IllegalArgumentException notAToken) {
            return new Refused("invalid token: it is not a signed JSON Web Token");
        }
    }

    private Verdict checked(Map<String, Object> claims) {
        Instant now = clock.instant();
        if (!(claims.get("exp") instanceof Number expires)) {
            return new Refused("invalid token: it has no expiry (exp)");
        }
        if (now.minus(LEEWAY).getEpochSecond() > expires.longValue()) {
            return new Refused("invalid token: it has expired");
        }
        Object notBefore = claims.getOrDefault("nbf", 0L);
        if (!(notBefore instanceof Number begins) || now.plus(LEEWAY).getEpochSecond() < begins.longValue()) {
            return new Refused("invalid token: it is not valid yet (nbf)");
        }
        return switch (Claims.read(claims)) {
            case Claims.Parsed parsed -> new Verified(parsed.grants());
            case Claims.Invalid invalid -> new Refused("invalid token: " + invalid.reason());
        };
    }

    /** A token with these grants, good for {@code lifetime} from now, signed for the API key of the grants. */
    public String sign(Grants grants, Duration lifetime) {
        String secret = secrets.get(grants.apiKey());
        if (secret == null) {
            throw new IllegalArgumentException("there is no API key " + grants.apiKey());
        }
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", grants.apiKey());
        claims.put("nbf", now.getEpochSecond());
        claims.put("exp", now.plus(lifetime).getEpochSecond());
        claims.putAll(Claims.of(grants));
        JWSObject token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(claims));
        try {
            token.sign(new MACSigner(padded(secret)));
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
        return token.serialize();
    }

    /** The token that a client comes back with after a cut: the grants as they are now, and some time. */
    public String refreshed(Grants grants) {
        Duration left = Duration.between(clock.instant(), Instant.ofEpochSecond(grants.expiresEpochSeconds()));
        return sign(grants, left.compareTo(SHORTEST_REFRESH) > 0 ? left : SHORTEST_REFRESH);
    }

    /** HMAC pads short keys with zeros itself (RFC 2104 section 2), so this changes nothing but the library's check. */
    private static byte[] padded(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, Math.max(bytes.length, SHORTEST_SECRET_BYTES));
    }
}
