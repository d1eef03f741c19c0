package hiwar.node.udp;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import hiwar.wire.TransportAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A UDP port by the system calls of Linux: a batch comes in by one call, and what one destination gets in a turn leaves
 * as runs (see {@link Runs}). Nothing is allocated per packet.
 *
 * <p>File descriptors are numbers that the kernel gives out again, so none may be used once it is closed: the shard's
 * thread holds {@link #inUse} while it is inside, and whoever closes wakes it up and waits for that lock.
 */
final class NativeUdpPort implements UdpPort {
    private static final int SOCKET_BUFFER_BYTES = 4 << 20;
    private static final short POLLIN = 1;
    private static final int POLL_FD_BYTES = 8;
    private static final int POLL_RESULT_AT = 6;

    private final LinuxCalls calls = new LinuxCalls();
    private final UdpCounters counters = new UdpCounters();
    private final Departures departures = new Departures();
    private final MemorySegment pollFds = Arena.ofAuto().allocate(2 * POLL_FD_BYTES, 8);
    private final int socket;
    private final int event;
    private final TransportAddress local;
    private final NativeReceiver receiving;
    private final NativeSender sending;
    private final int receiveBufferBytes;

    private final ReentrantLock inUse = new ReentrantLock();
    /** True from a wakeup until it was seen, so that many wakeups cost one system call. */
    private final AtomicBoolean woken = new AtomicBoolean();

    private final Object eventInUse = new Object();
    private volatile boolean closed;

    /**
     * Opens and binds the socket: IPv4 when {@code bind} is an IPv4 address, else for both.
     *
     * @param runs whether the kernel may be asked to take runs
     */
    NativeUdpPort(InetSocketAddress bind, boolean runs) throws IOException {
        boolean ipv4Only = bind.getAddress() instanceof Inet4Address;
        socket = calls.socket(ipv4Only ? LinuxCalls.AF_INET : LinuxCalls.AF_INET6);
        if (socket < 0) {
            throw calls.failed("socket");
        }
        event = calls.event();
        try {
            if (event < 0) {
                throw calls.failed("eventfd");
            }
            local = bind(bind, ipv4Only);
        } catch (IOException | RuntimeException e) {
            LinuxCalls.close(socket);
            if (event >= 0) {
                LinuxCalls.close(event);
            }
            throw e;
        }
        enlarge(LinuxCalls.SO_RCVBUFFORCE, LinuxCalls.SO_RCVBUF);
        enlarge(LinuxCalls.SO_SNDBUFFORCE, LinuxCalls.SO_SNDBUF);
        receiveBufferBytes = calls.option(socket, LinuxCalls.SOL_SOCKET, LinuxCalls.SO_RCVBUF);
        receiving = new NativeReceiver(calls, socket, counters);
        sending = new NativeSender(calls, socket, ipv4Only, departures, counters);
        if (!runs) {
            sending.sendSingly();
        }
        pollFds.set(JAVA_INT, 0, socket);
        pollFds.set(JAVA_SHORT, 4, POLLIN);
        pollFds.set(JAVA_INT, POLL_FD_BYTES, event);
        pollFds.set(JAVA_SHORT, POLL_FD_BYTES + 4, POLLIN);
    }

    private TransportAddress bind(InetSocketAddress bind, boolean ipv4Only) throws IOException {
        if (bind.isUnresolved()) {
            throw new IOException("unknown host " + bind.getHostString());
        }
        if (!ipv4Only && !calls.option(socket, LinuxCalls.IPPROTO_IPV6, LinuxCalls.IPV6_V6ONLY, 0)) {
            throw calls.failed("setsockopt IPV6_V6ONLY");
        }
        MemorySegment name = Arena.ofAuto().allocate(SocketName.SLOT_BYTES, 8);
        TransportAddress wanted = TransportAddress.of(bind.getAddress().getAddress(), bind.getPort());
        int nameBytes = SocketName.write(name, 0, wanted, ipv4Only);
        if (!calls.bind(socket, name.address(), nameBytes)) {
            throw calls.failed("bind");
        }
        if (!calls.name(socket, name.address(), SocketName.SLOT_BYTES)) {
            throw calls.failed("getsockname");
        }
        return SocketName.read(name, 0, new AddressTable());
    }

    /** With the right to, above the system's limit; else up to it. */
    private void enlarge(int forced, int allowed) {
        if (!calls.option(socket, LinuxCalls.SOL_SOCKET, forced, SOCKET_BUFFER_BYTES)) {
            calls.option(socket, LinuxCalls.SOL_SOCKET, allowed, SOCKET_BUFFER_BYTES);
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
        inUse.lock();
        try {
            if (closed) {
                return CLOSED;
            }
            int filled = receiving.fetch(); // under load there is something, and no need to ask first
            if (filled == 0 && timeoutNanos > 0 && await(timeoutNanos)) {
                filled = receiving.fetch();
            }
            int count = 0;
            for (int slot = 0; slot < filled && !closed; slot++) {
                if (receiving.deliver(slot, receiver)) {
                    count++;
                }
                if (departures.crowded()) {
                    flush();
                }
            }
            return closed ? CLOSED : count;
        } catch (IOException e) {
            throw new UncheckedIOException("receiving on " + local + " failed", e);
        } finally {
            inUse.unlock();
        }
    }

    /** True when there is something to receive. */
    private boolean await(long timeoutNanos) {
        if (calls.poll(pollFds.address(), 2, timeoutNanos) <= 0) {
            return false;
        }
        if (pollFds.get(JAVA_SHORT, POLL_FD_BYTES + POLL_RESULT_AT) != 0) {
            // Whoever wakes us up from here on finds its work done by the turn that follows.
            calls.clear(event);
            woken.set(false);
        }
        return !closed && pollFds.get(JAVA_SHORT, POLL_RESULT_AT) != 0;
    }

    @Override
    public void flush() {
        inUse.lock();
        try {
            if (closed) {
                departures.clear();
            } else {
                sending.flush();
            }
        } finally {
            inUse.unlock();
        }
    }

    @Override
    public void wakeup() {
        if (woken.compareAndSet(false, true)) {
            synchronized (eventInUse) {
                if (!closed) {
                    LinuxCalls.raise(event);
                }
            }
        }
    }

    @Override
    public UdpSnapshot snapshot() {
        return counters.snapshot(departures);
    }

    @Override
    public String description() {
        return (sending.segmenting() ? "recvmmsg, sendmmsg and GSO" : "recvmmsg and sendmmsg") + " on " + local
                + ", receive buffer " + receiveBufferBytes / 1024 + " KiB";
    }

    @Override
    public void close() {
        synchronized (eventInUse) {
            if (closed) {
                return;
            }
            closed = true;
            LinuxCalls.raise(event);
        }
        inUse.lock();
        try {
            LinuxCalls.close(socket);
            LinuxCalls.close(event);
        } finally {
            inUse.unlock();
        }
    }
}
