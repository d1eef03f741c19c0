package hiwar.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.node.http.AccessTokens.Refused;
import hiwar.node.http.AccessTokens.Verdict;
import hiwar.node.http.AccessTokens.Verified;
import hiwar.room.auth.Grants;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String HS256 = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    private static final AccessTokens TOKENS =
            new AccessTokens(Map.of("devkey", "secret", "other", "another secret"), InstantSource.fixed(NOW));

    @Test
    void aGoodTokenSaysWhoComes() {
        Grants grants = grants(TOKENS.verify(signed(claims(0, 3600), "secret")));
        assertThat(grants.identity().value()).isEqualTo("visitor");
        assertThat(grants.apiKey()).isEqualTo("devkey");
        assertThat(grants.video().room()).isEqualTo("talks");
        assertThat(grants.video().roomJoin()).isTrue();
        assertThat(grants.expiresEpochSeconds()).isEqualTo(NOW.getEpochSecond() + 3600);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s",
                "secret",
                "a secret of exactly 32 bytes....",
                "longer than the 64 bytes of a block of SHA-256:" + " such a secret is hashed before it is used"
            })
    void secretsOfAnyLengthWork(String secret) {
        AccessTokens tokens = new AccessTokens(Map.of("devkey", secret), InstantSource.fixed(NOW));
        assertThat(tokens.verify(signed(claims(0, 60), secret))).isInstanceOf(Verified.class);
        assertThat(tokens.verify(signed(claims(0, 60), secret + "x"))).isInstanceOf(Refused.class);
    }

    @Test
    void timesHaveAMinuteOfLeeway() {
        assertThat(TOKENS.verify(signed(claims(0, -59), "secret"))).isInstanceOf(Verified.class);
        assertThat(reason(TOKENS.verify(signed(claims(0, -62), "secret")))).contains("expired");
        assertThat(TOKENS.verify(signed(claims(59, 3600), "secret"))).isInstanceOf(Verified.class);
        assertThat(reason(TOKENS.verify(signed(claims(62, 3600), "secret")))).contains("not valid yet");
    }

    @Test
    void anExpiryIsRequired() {
        assertThat(reason(TOKENS.verify(signed("{\"iss\":\"devkey\",\"sub\":\"a\"}", "secret"))))
                .contains("no expiry");
        assertThat(reason(TOKENS.verify(signed("{\"iss\":\"devkey\",\"sub\":\"a\",\"exp\":\"soon\"}", "secret"))))
                .contains("no expiry");
    }

    @Test
    void whoSignedMatters() {
        String good = claims(0, 60);
        assertThat(reason(TOKENS.verify(signed(good, "guess")))).contains("signature");
        assertThat(reason(TOKENS.verify(signed(good, "another secret")))).contains("signature");
        assertThat(reason(TOKENS.verify(signed(good.replace("devkey", "stranger"), "secret"))))
                .contains("unknown");
        assertThat(reason(TOKENS.verify(signed(good.replace("\"iss\":\"devkey\",", ""), "secret"))))
                .contains("unknown");
    }

    @Test
    void noOtherAlgorithmIsTaken() {
        String payload = base64(claims(0, 60));
        String unsigned = base64("{\"alg\":\"none\"}") + "." + payload + ".";
        assertThat(TOKENS.verify(unsigned)).isInstanceOf(Refused.class);
        String emptySignature = base64(HS256) + "." + payload + ".";
        assertThat(TOKENS.verify(emptySignature)).isInstanceOf(Refused.class);
        String other = base64("{\"alg\":\"HS512\"}") + "." + payload;
        assertThat(reason(TOKENS.verify(other + "." + hmac("HmacSHA512", other, "secret"))))
                .contains("HS256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "...", "a.b.c", "e30.e30.e30", "e30.bnVsbA.e30", "\u0000"})
    void garbageIsRefusedNotThrown(String garbage) {
        assertThat(TOKENS.verify(garbage)).isInstanceOf(Refused.class);
    }

    @Test
    void claimsOfTheWrongTypeAreRefused() {
        String wrong = claims(0, 60).replace("\"roomJoin\":true", "\"roomJoin\":\"yes\"");
        assertThat(reason(TOKENS.verify(signed(wrong, "secret")))).contains("video.roomJoin");
    }

    @Test
    void whatIsSignedIsVerified() {
        Grants grants = grants(TOKENS.verify(signed(claims(0, 60), "secret")))
                .withName("Head of delegation")
                .withAttributes(Map.of("delegation", "A"));
        Grants again = grants(TOKENS.verify(TOKENS.sign(grants, Duration.ofHours(6))));
        assertThat(again.name()).isEqualTo("Head of delegation");
        assertThat(again.attributes()).containsEntry("delegation", "A");
        assertThat(again.video()).isEqualTo(grants.video());
        assertThat(again.expiresEpochSeconds()).isEqualTo(NOW.getEpochSecond() + 6 * 3600);
    }

    @Test
    void aRefreshedTokenLastsAsLongAsTheOldOneButTenMinutesAtLeast() {
        Grants soon = grants(TOKENS.verify(signed(claims(0, 30), "secret")));
        assertThat(grants(TOKENS.verify(TOKENS.refreshed(soon))).expiresEpochSeconds())
                .isEqualTo(NOW.getEpochSecond() + 600);
        Grants later = grants(TOKENS.verify(signed(claims(0, 7200), "secret")));
        assertThat(grants(TOKENS.verify(TOKENS.refreshed(later))).expiresEpochSeconds())
                .isEqualTo(NOW.getEpochSecond() + 7200);
    }

    private static Grants grants(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verified.class);
        return ((Verified) verdict).grants();
    }

    private static String reason(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Refused.class);
        return ((Refused) verdict).reason();
    }

    private static String claims(long fromSeconds, long untilSeconds) {
        return ("{\"iss\":\"devkey\",\"sub\":\"visitor\",\"nbf\":%d,\"exp\":%d,"
                        + "\"video\":{\"roomJoin\":true,\"room\":\"talks\"}}")
                .formatted(NOW.getEpochSecond() + fromSeconds, NOW.getEpochSecond() + untilSeconds);
    }

    /** Signed without the library, as a stranger would. */
    private static String signed(String claims, String secret) {
        String content = base64(HS256) + "." + base64(claims);
        return content + "." + hmac("HmacSHA256", content, secret);
    }

    private static String hmac(String algorithm, String content, String secret) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            byte[] hash = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
