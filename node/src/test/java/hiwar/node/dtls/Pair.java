package hiwar.node.dtls;

import hiwar.media.srtp.SrtpKeys;
import hiwar.media.transport.Fingerprint;
import hiwar.media.transport.TransportId;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;

/** One association of a {@link DtlsPort} and a client of it, with a network between them that loses on demand. */
final class Pair implements DtlsEvents {
    static final TransportId ID = new TransportId(7);
    static final DtlsCertificate CERTIFICATE = DtlsCertificate.generate();
    private static final long PATIENCE_SECONDS = 10;

    final DtlsPort port = new DtlsPort(CERTIFICATE, this);
    final SrtpClient client;
    final BlockingQueue<SrtpKeys> connected = new LinkedBlockingQueue<>();
    final BlockingQueue<byte[]> data = new LinkedBlockingQueue<>();
    final BlockingQueue<String> down = new LinkedBlockingQueue<>();
    final AtomicInteger fromServer = new AtomicInteger();
    private final AtomicInteger toServer = new AtomicInteger();
    private final IntPredicate losesFromServer;
    private final AssociationQueue clientQueue;

    /** {@code losesToServer} and {@code losesFromServer} say which datagrams, counted from 0, never arrive. */
    Pair(SrtpClient client, IntPredicate losesToServer, IntPredicate losesFromServer) {
        this.client = client;
        this.losesFromServer = losesFromServer;
        this.clientQueue = new AssociationQueue(datagram -> {
            if (!losesToServer.test(toServer.getAndIncrement())) {
                port.received(ID, datagram);
            }
        });
    }

    static SrtpClient honest() {
        return new SrtpClient(new GuardedCrypto(), CERTIFICATE);
    }

    static Pair lossless() {
        return new Pair(honest(), i -> false, i -> false);
    }

    /** Runs the client's handshake on this thread. */
    DTLSTransport connect(Fingerprint expected) throws IOException {
        port.open(ID, expected);
        DTLSTransport transport = new DTLSClientProtocol().connect(client, clientQueue);
        clientQueue.connected(transport);
        return transport;
    }

    static <T> T soon(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came within " + PATIENCE_SECONDS + " s");
        }
        return next;
    }

    @Override
    public void connected(TransportId id, SrtpKeys keys) {
        connected.add(keys);
    }

    @Override
    public void datagram(TransportId id, byte[] datagram) {
        if (!losesFromServer.test(fromServer.getAndIncrement())) {
            clientQueue.offer(datagram);
        }
    }

    @Override
    public void data(TransportId id, byte[] applicationData) {
        data.add(applicationData);
    }

    @Override
    public void down(TransportId id, String reason) {
        down.add(reason);
    }
}
