package hiwar.talks.record;

import hiwar.talks.id.Bare;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits. */
@Bare
public record Hash(String hex) {
    public static Hash of(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return new Hash(HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
