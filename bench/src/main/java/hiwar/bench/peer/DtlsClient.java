package hiwar.bench.peer;

import hiwar.media.srtp.SrtpKeys;
import hiwar.media.transport.Fingerprint;
import hiwar.node.dtls.DtlsCertificate;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/**
 * The client's end of one DTLS association; a virtual thread of its own runs it, because the library blocks. Records
 * and application data wait in one queue and are worked off inside the library's receiving, so that only one thread
 * ever writes.
 */
final class DtlsClient implements DatagramTransport {
    /** Where its output goes, on the association's thread. */
    interface Listener {
        void connected(SrtpKeys keys);

        void datagram(byte[] datagram);

        void data(byte[] applicationData);

        void down(String reason);
    }

    private sealed interface Work {}

    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    private record Datagram(byte[] bytes) implements Work {}

    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    private record Outgoing(byte[] applicationData) implements Work {}

    private record End() implements Work {}

    private static final int RECEIVE_LIMIT_BYTES = 2048;
    private static final int SEND_LIMIT_BYTES = 1_300;
    private static final int WAIT_MILLIS = 60_000;

    private final LinkedBlockingQueue<Work> waiting = new LinkedBlockingQueue<>();
    private final Listener listener;
    private @Nullable DTLSTransport connected;

    private DtlsClient(Listener listener) {
        this.listener = listener;
    }

    /** Begins a handshake with a server whose certificate must hash to {@code expected}. */
    static DtlsClient start(BcTlsCrypto crypto, DtlsCertificate certificate, Fingerprint expected, Listener listener) {
        DtlsClient client = new DtlsClient(listener);
        SrtpHandshake handshake = new SrtpHandshake(crypto, certificate, expected);
        Thread.ofVirtual().name("dtls-client").start(() -> client.run(handshake));
        return client;
    }

    void received(byte[] datagram) {
        waiting.add(new Datagram(datagram));
    }

    void send(byte[] applicationData) {
        waiting.add(new Outgoing(applicationData));
    }

    private void run(SrtpHandshake handshake) {
        try {
            DTLSTransport transport = new DTLSClientProtocol().connect(handshake, this);
            listener.connected(handshake.keys());
            connected = transport;
            carry(transport);
        } catch (IOException | RuntimeException e) {
            listener.down(String.valueOf(e.getMessage()));
        }
    }

    private void carry(DTLSTransport transport) throws IOException {
        byte[] buffer = new byte[RECEIVE_LIMIT_BYTES];
        try {
            while (true) {
                int lengthBytes = transport.receive(buffer, 0, buffer.length, WAIT_MILLIS);
                if (lengthBytes >= 0) {
                    listener.data(Arrays.copyOf(buffer, lengthBytes));
                }
            }
        } finally {
            transport.close();
        }
    }

    @Override
    public int receive(byte[] buffer, int offset, int lengthBytes, int waitMillis) throws IOException {
        long untilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
        while (true) {
            switch (next(untilNanos - System.nanoTime())) {
                case null -> {
                    return -1;
                }
                case Datagram datagram -> {
                    int copied = Math.min(datagram.bytes.length, lengthBytes);
                    System.arraycopy(datagram.bytes, 0, buffer, offset, copied);
                    return copied;
                }
                case Outgoing outgoing -> {
                    if (connected != null) {
                        connected.send(outgoing.applicationData, 0, outgoing.applicationData.length);
                    }
                }
                case End end -> throw new InterruptedIOException("closed");
            }
        }
    }

    private @Nullable Work next(long waitNanos) throws InterruptedIOException {
        try {
            return waiting.poll(waitNanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public void send(byte[] buffer, int offset, int lengthBytes) {
        listener.datagram(Arrays.copyOfRange(buffer, offset, offset + lengthBytes));
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
    public void close() {
        waiting.add(new End());
    }
}
