package hiwar.node.dtls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.jspecify.annotations.Nullable;

/**
 * What one association waits for: records from the peer and application data to be sent to it, in one bounded queue.
 *
 * <p>The library blocks in {@link #receive} whenever it has nothing to do, so that is where application data is sent,
 * on the same thread: a second thread could interleave with the repetition of a lost last flight, which the library
 * also does inside its own receiving.
 *
 * <p>Any thread may {@link #offer} and {@link #close}; everything else happens on the association's thread.
 */
final class AssociationQueue implements DatagramTransport {
    /** A flight of either side is at most a dozen datagrams; SCTP has fewer than this many packets under way. */
    private static final int MAX_WAITING = 256;

    /** Firefox's first datagram has 1,408 bytes, and what does not fit is cut. */
    private static final int RECEIVE_LIMIT_BYTES = 2048;

    /** Longest record: it fits every link. */
    private static final int SEND_LIMIT_BYTES = 1300;

    /** Longest application data, so that with what DTLS adds it fits a record; SCTP's packets are a little shorter. */
    private static final int MAX_OUTGOING_BYTES = 1200;

    /** Records of one flight share datagrams up to this size, instead of one datagram for each message. */
    private static final int FLIGHT_BYTES = 1200;

    private sealed interface Work {}

    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    private record Datagram(byte[] bytes) implements Work {}

    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    private record Outgoing(byte[] applicationData) implements Work {}

    /** Wakes the waiting thread when the queue is closed. */
    private record End() implements Work {}

    private final LinkedBlockingQueue<Work> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
    private final Consumer<byte[]> network;
    private final ByteArrayOutputStream flight = new ByteArrayOutputStream(0);
    private @Nullable DTLSTransport connected;
    private volatile boolean closed;

    /** A queue whose association sends its datagrams to {@code network}. */
    AssociationQueue(Consumer<byte[]> network) {
        this.network = network;
    }

    /** Records from the peer; false when there are too many already. */
    boolean offer(byte[] datagram) {
        return !closed && waiting.offer(new Datagram(datagram));
    }

    /** Application data for the peer; false when it is too long or there is too much already. */
    boolean offerOutgoing(byte[] applicationData) {
        return !closed && applicationData.length <= MAX_OUTGOING_BYTES && waiting.offer(new Outgoing(applicationData));
    }

    /** From now on application data is sent. */
    void connected(DTLSTransport association) {
        connected = association;
        flush();
    }

    /** Ends the association: its thread gets an exception from {@link #receive}. */
    @Override
    public void close() {
        closed = true;
        while (!waiting.offer(new End())) {
            waiting.clear();
        }
    }

    @Override
    public int getReceiveLimit() {
        return RECEIVE_LIMIT_BYTES;
    }

    @Override
    public int getSendLimit() {
        return SEND_LIMIT_BYTES;
    }

    @Override
    public int receive(byte[] buffer, int offset, int lengthBytes, int waitMillis) throws IOException {
        long untilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
        while (true) {
            flush();
            switch (next(untilNanos - System.nanoTime())) {
                case null -> {
                    return -1;
                }
                case Datagram received -> {
                    int copied = Math.min(received.bytes().length, lengthBytes);
                    System.arraycopy(received.bytes(), 0, buffer, offset, copied);
                    return copied;
                }
                case Outgoing outgoing -> encrypt(outgoing.applicationData());
                case End end -> throw new InterruptedIOException("closed");
            }
        }
    }

    private @Nullable Work next(long waitNanos) throws InterruptedIOException {
        try {
            return closed ? new End() : waiting.poll(waitNanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** Before the handshake is complete SCTP has nothing to send; should it try, it will try again. */
    private void encrypt(byte[] data) throws IOException {
        if (connected != null) {
            connected.send(data, 0, data.length);
        }
    }

    @Override
    public void send(byte[] buffer, int offset, int lengthBytes) {
        if (connected != null) {
            byte[] datagram = new byte[lengthBytes];
            System.arraycopy(buffer, offset, datagram, 0, lengthBytes);
            network.accept(datagram);
            return;
        }
        if (flight.size() + lengthBytes > FLIGHT_BYTES) {
            flush();
        }
        flight.write(buffer, offset, lengthBytes);
    }

    /** Sends what was held back. */
    void flush() {
        if (flight.size() > 0) {
            network.accept(flight.toByteArray());
            flight.reset();
        }
    }
}
