package hiwar.media.srtp;

import org.jspecify.annotations.Nullable;

/** The SRTP protection profiles that we speak, best first (RFC 5764 section 4.1.2, RFC 7714 section 14.2). */
public enum SrtpProfile {
    /** AES-GCM with 128-bit keys and a 16-byte tag. */
    AEAD_AES_128_GCM(7, 16, 12, 16),
    /** AES counter mode with 128-bit keys and a 10-byte HMAC-SHA1 tag. */
    AES128_CM_HMAC_SHA1_80(1, 16, 14, 10);

    private final int dtlsId;
    private final int keyBytes;
    private final int saltBytes;
    private final int tagBytes;

    SrtpProfile(int dtlsId, int keyBytes, int saltBytes, int tagBytes) {
        this.dtlsId = dtlsId;
        this.keyBytes = keyBytes;
        this.saltBytes = saltBytes;
        this.tagBytes = tagBytes;
    }

    /** Its number in the use_srtp extension of DTLS. */
    public int dtlsId() {
        return dtlsId;
    }

    /** Length of a master key. */
    public int keyBytes() {
        return keyBytes;
    }

    /** Length of a master salt. */
    public int saltBytes() {
        return saltBytes;
    }

    /** Length of an authentication tag. */
    public int tagBytes() {
        return tagBytes;
    }

    /** The profile with this number in DTLS; null when we don't speak it. */
    public static @Nullable SrtpProfile of(int dtlsId) {
        for (SrtpProfile profile : values()) {
            if (profile.dtlsId == dtlsId) {
                return profile;
            }
        }
        return null;
    }
}
