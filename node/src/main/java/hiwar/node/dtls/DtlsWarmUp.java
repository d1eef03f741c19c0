package hiwar.node.dtls;

import hiwar.media.srtp.SrtpKeys;
import hiwar.media.transport.TransportId;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DTLSClientProtocol;

/**
 * A handshake of the node with itself at start. The first one of a JVM takes a hundred times as long as those after it,
 * and the first participant should not pay for that.
 */
public final class DtlsWarmUp {
    private static final int TIMEOUT_SECONDS = 5;

    private DtlsWarmUp() {}

    /**
     * Runs the handshake; blocks meanwhile.
     *
     * @throws IllegalStateException when it fails, which nothing but a broken installation explains
     */
    public static void run() {
        DtlsCertificate certificate = DtlsCertificate.generate();
        try {
            handshake(certificate);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("a DTLS handshake of the node with itself failed", e);
        }
    }

    private static void handshake(DtlsCertificate certificate) throws IOException, InterruptedException {
        TransportId id = new TransportId(0);
        Client client = new Client();
        DtlsPort port = new DtlsPort(certificate, client);
        client.queue = new AssociationQueue(datagram -> port.received(id, datagram));
        port.open(id, certificate.fingerprint());
        new DTLSClientProtocol().connect(new SrtpClient(port.crypto(), certificate), client.queue);
        client.queue.flush();
        if (!client.connected.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("not connected after " + TIMEOUT_SECONDS + " s");
        }
        port.closeAll();
    }

    /** The peer on the other end. */
    private static final class Client implements DtlsEvents {
        private final CountDownLatch connected = new CountDownLatch(1);
        private AssociationQueue queue = new AssociationQueue(datagram -> {});

        @Override
        public void connected(TransportId id, SrtpKeys keys) {
            connected.countDown();
        }

        @Override
        public void datagram(TransportId id, byte[] datagram) {
            queue.offer(datagram);
        }

        @Override
        public void data(TransportId id, byte[] applicationData) {}

        @Override
        public void down(TransportId id, String reason) {}
    }
}
