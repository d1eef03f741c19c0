package hiwar.media.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The session keys of one direction and of RTP or RTCP, made from the master key with AES counter mode at a key
 * derivation rate of zero (RFC 3711 section 4.3; RFC 7714 section 11 keeps it and pads its shorter salt).
 */
public final class SessionKeys {
    private static final int AUTHENTICATION_KEY_BYTES = 20;
    private static final int RTCP_LABELS = 3;

    private final SrtpProfile profile;
    private final boolean rtcp;
    private final byte[] encryption;
    private final byte[] authentication;
    private final byte[] salt;

    SessionKeys(SrtpProfile profile, boolean rtcp, byte[] encryption, byte[] authentication, byte[] salt) {
        this.profile = profile;
        this.rtcp = rtcp;
        this.encryption = encryption;
        this.authentication = authentication;
        this.salt = salt;
    }

    /** Session keys given directly, as test vectors do. */
    public static SessionKeys of(SrtpProfile profile, boolean rtcp, byte[] encryption, byte[] salt) {
        return new SessionKeys(profile, rtcp, encryption, new byte[AUTHENTICATION_KEY_BYTES], salt);
    }

    /** Derives the keys for RTP or RTCP. */
    public static SessionKeys derive(SrtpProfile profile, byte[] masterKey, byte[] masterSalt, boolean rtcp) {
        int label = rtcp ? RTCP_LABELS : 0;
        return new SessionKeys(
                profile,
                rtcp,
                expand(masterKey, masterSalt, label, profile.keyBytes()),
                expand(masterKey, masterSalt, label + 1, AUTHENTICATION_KEY_BYTES),
                expand(masterKey, masterSalt, label + 2, profile.saltBytes()));
    }

    private static byte[] expand(byte[] masterKey, byte[] masterSalt, int label, int sizeBytes) {
        byte[] counter = Arrays.copyOf(masterSalt, 16);
        counter[7] ^= (byte) label; // label and a 48 bit index of zero, right-aligned in 14 bytes
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(masterKey, "AES"), new IvParameterSpec(counter));
            return cipher.doFinal(new byte[sizeBytes]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES in counter mode", e);
        }
    }

    /** Which algorithms the keys are for. */
    public SrtpProfile profile() {
        return profile;
    }

    /** True for SRTCP, false for SRTP. */
    public boolean rtcp() {
        return rtcp;
    }

    /** A copy of the encryption key. */
    public byte[] encryption() {
        return encryption.clone();
    }

    /** A copy of the HMAC key; unused with AEAD. */
    public byte[] authentication() {
        return authentication.clone();
    }

    /** A copy of the salt. */
    public byte[] salt() {
        return salt.clone();
    }
}
