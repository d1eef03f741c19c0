package hiwar.node.udp;

import hiwar.wire.TransportAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Translates between the JDK's addresses and ours, and remembers the last translations of each place in a table of
 * fixed size. Owned by one {@link ChannelUdpPort}.
 */
final class SocketAddresses {
    private static final int SLOTS = 4096;

    private final @Nullable InetSocketAddress[] sockets = new @Nullable InetSocketAddress[SLOTS];
    private final @Nullable TransportAddress[] transports = new @Nullable TransportAddress[SLOTS];
    private final @Nullable InetSocketAddress[] keys = new @Nullable InetSocketAddress[SLOTS];
    private final @Nullable TransportAddress[] values = new @Nullable TransportAddress[SLOTS];

    /** Ours for the JDK's. */
    TransportAddress transport(InetSocketAddress address) {
        int slot = address.hashCode() & SLOTS - 1;
        TransportAddress known = values[slot];
        if (known != null && address.equals(keys[slot])) {
            return known;
        }
        TransportAddress made = TransportAddress.of(address.getAddress().getAddress(), address.getPort());
        keys[slot] = address;
        values[slot] = made;
        return made;
    }

    /** The JDK's for ours. */
    InetSocketAddress socket(TransportAddress address) {
        int slot = address.hashCode() & SLOTS - 1;
        InetSocketAddress known = sockets[slot];
        if (known != null && address.equals(transports[slot])) {
            return known;
        }
        byte[] bytes = address.isIpv4()
                ? ByteBuffer.allocate(4).putInt((int) address.low()).array()
                : ByteBuffer.allocate(16)
                        .putLong(address.high())
                        .putLong(address.low())
                        .array();
        try {
            InetSocketAddress made = new InetSocketAddress(InetAddress.getByAddress(bytes), address.port());
            sockets[slot] = made;
            transports[slot] = address;
            return made;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 bytes are addresses", e);
        }
    }
}
