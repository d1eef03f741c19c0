package hiwar.node.udp;

import hiwar.wire.TransportAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/**
 * A UDP port by the JDK's channel, which works everywhere and is what the native one is tested against. One system call
 * per datagram and some garbage, because the channel names its peers by objects.
 */
final class ChannelUdpPort implements UdpPort {
    private static final int SOCKET_BUFFER_BYTES = 4 << 20;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final DatagramChannel channel;
    private final Selector selector;
    private final TransportAddress local;
    private final Departures departures = new Departures();
    private final ByteBuffer outgoing = departures.buffer().duplicate();
    /** One byte more than allowed, so that a longer datagram is noticed; and room for what a cipher appends. */
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(MAX_DATAGRAM_BYTES + 64);

    private final SocketAddresses addresses = new SocketAddresses();
    private final UdpCounters counters = new UdpCounters();
    private final boolean ipv4Only;

    /** Opens and binds the socket: IPv4 when {@code bind} is an IPv4 address, else for both. */
    ChannelUdpPort(InetSocketAddress bind) throws IOException {
        ipv4Only = bind.getAddress() instanceof Inet4Address;
        channel = DatagramChannel.open(ipv4Only ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER_BYTES);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER_BYTES);
            channel.configureBlocking(false);
            channel.bind(bind);
            local = addresses.transport((InetSocketAddress) channel.getLocalAddress());
            selector = Selector.open();
            channel.register(selector, SelectionKey.OP_READ);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public TransportAddress local() {
        return local;
    }

    @Override
    public ByteBuffer buffer() {
        return departures.buffer();
    }

    @Override
    public int claim(TransportAddress to, int maxBytes) {
        return departures.claim(to, maxBytes);
    }

    @Override
    public void commit(int lengthBytes) {
        departures.commit(lengthBytes);
    }

    @Override
    public int receive(DatagramReceiver receiver, long timeoutNanos) {
        try {
            int count = drain(receiver);
            if (count > 0 || timeoutNanos <= 0) {
                return count;
            }
            selector.select(Math.ceilDiv(timeoutNanos, NANOS_PER_MILLI));
            selector.selectedKeys().clear();
            return drain(receiver);
        } catch (ClosedChannelException | ClosedSelectorException closed) {
            return CLOSED;
        } catch (IOException e) {
            throw new UncheckedIOException("receiving on " + local + " failed", e);
        }
    }

    private int drain(DatagramReceiver receiver) throws IOException {
        int count = 0;
        while (count < BATCH_DATAGRAMS) {
            incoming.clear().limit(MAX_DATAGRAM_BYTES + 1);
            InetSocketAddress from = (InetSocketAddress) channel.receive(incoming);
            if (from == null) {
                break;
            }
            int lengthBytes = incoming.position();
            incoming.clear();
            counters.receiveCalls++;
            if (lengthBytes > MAX_DATAGRAM_BYTES) {
                counters.truncatedDatagrams++;
                continue;
            }
            count++;
            counters.receivedDatagrams++;
            counters.receivedBytes += lengthBytes;
            receiver.receive(addresses.transport(from), incoming, 0, lengthBytes);
            if (departures.crowded()) {
                flush();
            }
        }
        return count;
    }

    @Override
    public void flush() {
        for (int i = 0; i < departures.count(); i++) {
            int lengthBytes = departures.lengthBytes(i);
            int offset = departures.offset(i);
            outgoing.clear().position(offset).limit(offset + lengthBytes);
            if (sent(departures.destination(i))) {
                counters.sentDatagrams++;
                counters.sentBytes += lengthBytes;
                counters.sendCalls++;
                counters.sentRuns++;
            } else {
                counters.unsentDatagrams++;
            }
        }
        departures.clear();
    }

    private boolean sent(TransportAddress to) {
        if (to.port() == 0 || (ipv4Only && !to.isIpv4())) {
            return false;
        }
        int lengthBytes = outgoing.remaining();
        try {
            return channel.send(outgoing, addresses.socket(to)) == lengthBytes;
        } catch (IOException lost) {
            return false; // no route, a firewall's refusal, closed: to the peer it is a lost datagram
        }
    }

    @Override
    public void wakeup() {
        selector.wakeup();
    }

    @Override
    public UdpSnapshot snapshot() {
        return counters.snapshot(departures);
    }

    @Override
    public String description() {
        return "DatagramChannel on " + local;
    }

    @Override
    public void close() {
        try {
            channel.close();
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing " + local + " failed", e);
        }
    }
}
