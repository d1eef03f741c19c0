package hiwar.media.ice;

import hiwar.media.io.Entropy;

/**
 * The name and password with which one side of a connection checks the other (RFC 8445 section 5.3).
 *
 * @param ufrag 4 to 256 characters
 * @param password 22 to 256 characters
 */
public record IceCredentials(String ufrag, String password) {
    /** New ones with 95 and 142 random bits, more than the 24 and 128 that RFC 8445 section 5.3 asks for. */
    public static IceCredentials random(Entropy entropy) {
        return new IceCredentials(entropy.name(16), entropy.name(24));
    }

    @Override
    public String toString() {
        return "IceCredentials[" + ufrag + "]"; // the password stays out of logs
    }
}
