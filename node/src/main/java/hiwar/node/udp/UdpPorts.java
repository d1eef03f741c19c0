package hiwar.node.udp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens UDP ports; which kind fits the machine is found out by trying. */
public final class UdpPorts {
    private static final Logger LOG = LoggerFactory.getLogger(UdpPorts.class);

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
        String obstacle = kind == Kind.CHANNEL ? "not wanted" : Native.OBSTACLE;
        try {
            if (obstacle != null && kind == Kind.NATIVE) {
                throw new IOException("native system calls cannot be used: " + obstacle);
            }
            if (obstacle != null && kind == Kind.AUTO) {
                LOG.info("UDP without batches and runs, because system calls cannot be used: {}", obstacle);
            }
            return obstacle == null ? new NativeUdpPort(bind, Native.RUNS) : new ChannelUdpPort(bind);
        } catch (IOException e) {
            throw new UncheckedIOException("UDP port " + bind + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Tries the native port once, when somebody wants it. */
    private static final class Native {
        private static final UdpSelfTest TEST = UdpSelfTest.run();

        /** Why it cannot be used; null when it can. */
        static final @Nullable String OBSTACLE = TEST.obstacle();

        /** Whether the kernel takes runs. */
        static final boolean RUNS = TEST.runs();
    }
}
