package hiwar.media.srtp;

/** Makes ciphers; one per shard, because the ciphers that it makes may share scratch memory. */
public interface PacketCiphers {
    /** A cipher for one direction: {@code sealing} says which of its two methods will be used. */
    PacketCipher create(SessionKeys keys, boolean sealing);

    /** What makes them, for the log and the metrics. */
    String description();
}
