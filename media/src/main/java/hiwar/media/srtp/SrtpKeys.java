package hiwar.media.srtp;

import java.util.Arrays;

/**
 * The master keys and salts of both directions (RFC 5764 section 4.2): what the DTLS client and the DTLS server
 * protect with. Handed over once; never compared.
 */
@SuppressWarnings("ArrayRecordComponent") // used once to set up a session, never compared and never a map's key
public record SrtpKeys(SrtpProfile profile, byte[] clientKey, byte[] clientSalt, byte[] serverKey, byte[] serverSalt) {

    /**
     * Cuts what the TLS exporter gave: client key, server key, client salt, server salt.
     *
     * @throws IllegalArgumentException when the length does not fit the profile
     */
    public static SrtpKeys fromExporter(SrtpProfile profile, byte[] keyingMaterial) {
        int key = profile.keyBytes();
        int salt = profile.saltBytes();
        if (keyingMaterial.length != 2 * (key + salt)) {
            throw new IllegalArgumentException(keyingMaterial.length + " bytes for " + profile);
        }
        return new SrtpKeys(
                profile,
                Arrays.copyOfRange(keyingMaterial, 0, key),
                Arrays.copyOfRange(keyingMaterial, 2 * key, 2 * key + salt),
                Arrays.copyOfRange(keyingMaterial, key, 2 * key),
                Arrays.copyOfRange(keyingMaterial, 2 * key + salt, 2 * (key + salt)));
    }

    @Override
    public String toString() {
        return "keys for " + profile; // the keys themselves belong in no log
    }
}
