package hiwar.media.io;

/** The only source of randomness of a shard: the system's secure generator in a node, a seeded one in a simulation. */
public interface Entropy {
    /** 64 random bits. */
    long nextLong();

    /** 32 random bits. */
    default int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    /** Fills the whole array. */
    default void fill(byte[] target) {
        for (int i = 0; i < target.length; i += Long.BYTES) {
            long bits = nextLong();
            for (int j = i; j < Math.min(target.length, i + Long.BYTES); j++, bits >>>= 8) {
                target[j] = (byte) bits;
            }
        }
    }

    /** A name of {@code length} letters and digits, as ICE credentials (RFC 8839 section 5.4) and LiveKit ids use. */
    default String name(int length) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt((int) Long.remainderUnsigned(nextLong(), alphabet.length())));
        }
        return text.toString();
    }
}
