package hiwar.node.udp;

import hiwar.wire.TransportAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Sends a run over loopback from one native port to another and looks at what arrives: structures whose layout is wrong
 * on this machine show here and not in a talk.
 */
final class UdpSelfTest {
    private static final int[] LENGTHS = {900, 900, 900, 333, 901};
    private static final long PATIENCE_NANOS = 200_000_000;
    private static final int ATTEMPTS = 10;

    private @Nullable TransportAddress sender;
    private int received;
    private boolean wrong;

    private boolean runs;
    private @Nullable String obstacle;

    private UdpSelfTest() {}

    /** Tests the machine; takes some milliseconds. */
    static UdpSelfTest run() {
        UdpSelfTest test = new UdpSelfTest();
        test.obstacle = LinuxCalls.obstacle();
        if (test.obstacle == null) {
            try {
                test.send();
            } catch (IOException | LinkageError | RuntimeException e) {
                test.obstacle = String.valueOf(e.getMessage());
            }
        }
        return test;
    }

    /** What goes wrong; null when all is right. */
    @Nullable
    String obstacle() {
        return obstacle;
    }

    /** Whether the kernel took a run as one message. */
    boolean runs() {
        return runs;
    }

    private void send() throws IOException {
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        try (UdpPort from = new NativeUdpPort(loopback, true);
                UdpPort to = new NativeUdpPort(loopback, true)) {
            sender = from.local();
            for (int i = 0; i < LENGTHS.length; i++) {
                int offset = from.claim(to.local(), LENGTHS[i]);
                from.buffer().put(offset, (byte) i).put(offset + LENGTHS[i] - 1, (byte) ~i);
                from.commit(LENGTHS[i]);
            }
            from.flush();
            runs = from.snapshot().sentRuns() < LENGTHS.length;
            for (int attempt = 0; attempt < ATTEMPTS && received < LENGTHS.length; attempt++) {
                to.receive(this::check, PATIENCE_NANOS);
            }
            if (wrong) {
                obstacle = "datagrams over loopback arrive changed";
            } else if (received != LENGTHS.length) {
                obstacle = "datagrams over loopback do not arrive";
            }
        }
    }

    private void check(TransportAddress from, ByteBuffer buffer, int offset, int lengthBytes) {
        int i = received++;
        wrong |= i >= LENGTHS.length
                || lengthBytes != LENGTHS[i]
                || !from.equals(sender)
                || buffer.get(offset) != (byte) i
                || buffer.get(offset + lengthBytes - 1) != (byte) ~i;
    }
}
