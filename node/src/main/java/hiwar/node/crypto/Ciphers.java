package hiwar.node.crypto;

import hiwar.media.srtp.JdkCiphers;
import hiwar.media.srtp.PacketCiphers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses who encrypts packets; each shard calls it once for its own ciphers. */
public final class Ciphers {
    private static final Logger LOG = LoggerFactory.getLogger(Ciphers.class);

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
     * Ciphers for one shard, which have passed their self-test.
     *
     * @throws IllegalStateException when {@code kind} is not possible here
     */
    public static PacketCiphers choose(Kind kind) {
        String obstacle = kind == Kind.JDK ? "not wanted" : OpenSsl.OBSTACLE;
        if (obstacle != null && kind == Kind.OPENSSL) {
            throw new IllegalStateException("OpenSSL cannot be used: " + obstacle);
        }
        if (obstacle != null && kind == Kind.AUTO) {
            LOG.info("packets are encrypted by the JDK, because OpenSSL cannot be used: {}", obstacle);
        }
        return obstacle == null ? new OpenSslCiphers() : new JdkCiphers();
    }

    /** Looks for OpenSSL once, when somebody wants it. */
    private static final class OpenSsl {
        /** Why it cannot be used; null when it can. */
        static final @Nullable String OBSTACLE = obstacle();

        private static @Nullable String obstacle() {
            try {
                return KnownAnswers.mistake(new OpenSslCiphers());
            } catch (LinkageError | RuntimeException absent) {
                return String.valueOf(absent.getMessage());
            }
        }
    }
}
