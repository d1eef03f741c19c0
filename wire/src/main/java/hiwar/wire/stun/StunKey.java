package hiwar.wire.stun;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * A short-term password (RFC 8489 section 9.1) ready to sign and to check messages; keeps one {@link Mac} so that no
 * check pays for a key schedule. Owned by one machine, not shared between threads.
 */
public final class StunKey {
    private final Mac mac;
    private final byte[] expected = new byte[Stun.INTEGRITY_BYTES];

    /** ICE passwords are ASCII (RFC 8839 section 5.4), so no string preparation is needed. */
    public StunKey(String password) {
        byte[] key = password.getBytes(StandardCharsets.UTF_8);
        try {
            mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HmacSHA1")); // HMAC pads with zeros
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA1", e);
        }
    }

    /** Writes the HMAC of the first {@code lengthBytes} of {@code bytes} to {@code target} at {@code offset}. */
    void sign(byte[] bytes, int lengthBytes, byte[] target, int offset) {
        mac.update(bytes, 0, lengthBytes);
        try {
            mac.doFinal(target, offset);
        } catch (ShortBufferException e) {
            throw new IllegalArgumentException("no room for 20 bytes", e);
        }
    }

    /** Compares in time that does not depend on where the first difference is. */
    boolean verify(byte[] bytes, int lengthBytes, int signatureOffset) {
        sign(bytes, lengthBytes, expected, 0);
        int difference = 0;
        for (int i = 0; i < expected.length; i++) {
            difference |= expected[i] ^ bytes[signatureOffset + i];
        }
        return difference == 0;
    }
}
