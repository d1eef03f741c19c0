package hiwar.node.udp;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sending half of a {@link NativeUdpPort}: the runs of a turn become messages, and {@code sendmmsg} takes many of
 * them at once. What the kernel does not take is dropped and counted, as the network would do it.
 */
final class NativeSender {
    private static final Logger LOG = LoggerFactory.getLogger(NativeSender.class);

    /** Messages per system call: enough to forget the cost of the call, few enough to stay in the first cache. */
    private static final int MESSAGES = 32;

    /** How long a flush waits altogether for room in the socket's buffer: less than one packet time of audio. */
    private static final long MAX_WAIT_NANOS = 5_000_000;

    private static final short POLLOUT = 4;

    private final LinuxCalls calls;
    private final int socket;
    private final boolean ipv4Only;
    private final Departures departures;
    private final UdpCounters counters;
    private final Runs runs = new Runs();
    private final MessageHeaders headers = new MessageHeaders(MESSAGES, Runs.MAX_SEGMENTS);
    private final MemorySegment pollFd = Arena.ofAuto().allocate(8, 8);
    private final long bufferAddress;
    private int maxSegments;
    private long waitedNanos;

    /** For an IPv4 socket {@code ipv4Only}; one that also takes IPv6 wants all names in that form. */
    NativeSender(LinuxCalls calls, int socket, boolean ipv4Only, Departures departures, UdpCounters counters) {
        this.calls = calls;
        this.socket = socket;
        this.ipv4Only = ipv4Only;
        this.departures = departures;
        this.counters = counters;
        bufferAddress = MemorySegment.ofBuffer(departures.buffer()).address();
        maxSegments = Runs.MAX_SEGMENTS;
        pollFd.set(JAVA_INT, 0, socket);
        pollFd.set(JAVA_SHORT, 4, POLLOUT);
    }

    /** Sends each datagram alone from now on: the kernel is older than UDP_SEGMENT (Linux 4.18). */
    void sendSingly() {
        maxSegments = 1;
    }

    /** True as long as the kernel takes runs. */
    boolean segmenting() {
        return maxSegments > 1;
    }

    /** Sends all departures. */
    void flush() {
        if (departures.count() == 0) {
            return;
        }
        runs.cut(departures, maxSegments);
        waitedNanos = 0;
        for (int run = 0; run < runs.count(); ) {
            int messages = Math.min(MESSAGES, runs.count() - run);
            for (int message = 0; message < messages; message++) {
                fill(message, runs.first(run + message), runs.segments(run + message));
            }
            send(run, messages);
            run += messages;
        }
        departures.clear();
    }

    /** Makes a message of {@code segments} datagrams. */
    private void fill(int message, int first, int segments) {
        int leader = runs.departure(first);
        headers.nameBytes(
                message,
                SocketName.write(headers.names(), headers.nameAt(message), departures.destination(leader), ipv4Only));
        for (int i = 0; i < segments; i++) {
            int departure = runs.departure(first + i);
            headers.vector(message, i, bufferAddress + departures.offset(departure), departures.lengthBytes(departure));
        }
        headers.vectorCount(message, segments);
        headers.segmentBytes(message, segments > 1 ? departures.lengthBytes(leader) : 0);
    }

    /** Sends filled messages, the first of which is {@code run}. */
    private void send(int run, int messages) {
        int done = 0;
        while (done < messages) {
            int taken = calls.send(socket, headers.address(done), messages - done);
            if (taken > 0) {
                counters.sendCalls++;
                for (int i = 0; i < taken; i++) {
                    sent(runs.first(run + done + i), runs.segments(run + done + i));
                }
                done += taken;
            } else if (refused(runs.segments(run + done))) {
                sendSingly(run + done, done);
                done++;
            } else if (!again()) {
                counters.unsentDatagrams += runs.segments(run + done);
                done++;
            }
        }
    }

    /**
     * True when the kernel does not want to cut this run, and its datagrams have to go one by one: EIO says that a
     * device or a tunnel cannot do it at all, the others that a datagram is longer than this path's MTU.
     */
    private boolean refused(int segments) {
        if (segments == 1) {
            return false;
        }
        int error = calls.errno();
        boolean forGood = error == LinuxCalls.EIO || error == LinuxCalls.EOPNOTSUPP;
        if (forGood && segmenting()) {
            maxSegments = 1;
            LOG.warn("the kernel refuses runs of datagrams (UDP_SEGMENT, error {}): each is sent alone", error);
        }
        return forGood || error == LinuxCalls.EINVAL || error == LinuxCalls.EMSGSIZE;
    }

    /** Message slots up to {@code slot} are free: they are sent already. */
    private void sendSingly(int run, int slot) {
        for (int i = 0; i < runs.segments(run); i++) {
            int position = runs.first(run) + i;
            fill(slot, position, 1);
            int taken;
            do {
                taken = calls.send(socket, headers.address(slot), 1);
            } while (taken <= 0 && again());
            if (taken > 0) {
                counters.sendCalls++;
                sent(position, 1);
            } else {
                counters.unsentDatagrams++;
            }
        }
    }

    /** After an error: true when the same message may be tried once more. Waits for room, but not for long. */
    private boolean again() {
        int error = calls.errno();
        if (error == LinuxCalls.EINTR) {
            return true;
        }
        if (error != LinuxCalls.EAGAIN || waitedNanos >= MAX_WAIT_NANOS) {
            return false;
        }
        long before = System.nanoTime();
        int ready = calls.poll(pollFd.address(), 1, MAX_WAIT_NANOS - waitedNanos);
        waitedNanos += Math.max(1, System.nanoTime() - before);
        return ready > 0;
    }

    private void sent(int first, int segments) {
        counters.sentRuns++;
        counters.sentDatagrams += segments;
        for (int i = 0; i < segments; i++) {
            counters.sentBytes += departures.lengthBytes(runs.departure(first + i));
        }
    }
}
