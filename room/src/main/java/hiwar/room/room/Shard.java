package hiwar.room.room;

import hiwar.media.io.Entropy;
import hiwar.media.srtp.PacketCiphers;
import hiwar.wire.TransportAddress;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Everything one loop owns: the transports behind one UDP port and the rooms they belong to. Not thread-safe: its loop
 * calls it and nobody else.
 */
public final class Shard {
    /** A shard without rooms that leaves its output in {@code out}. */
    @SuppressWarnings("UnusedVariable") // filled in next
    public Shard(ShardConfig config, WallClock clock, Outputs out, Entropy entropy, PacketCiphers ciphers) {}

    /** Takes one datagram from the port; the buffer may be written over in place and is not kept. */
    public void receive(TransportAddress from, ByteBuffer buffer, int offset, int lengthBytes, long nowNanos) {}

    /** Takes everything that is no datagram. */
    public void handle(ShardInput input, long nowNanos) {}

    /** Does what is due. */
    public void tick(long nowNanos) {}

    /** When {@link #tick} wants to be called; {@link Long#MAX_VALUE} for never. */
    public long deadlineNanos() {
        return Long.MAX_VALUE;
    }

    /** The counters as they are now. */
    public ShardSnapshot snapshot() {
        return new ShardSnapshot(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of());
    }
}
