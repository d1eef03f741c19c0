package hiwar.node.dtls;

import hiwar.media.transport.Fingerprint;
import hiwar.media.transport.TransportId;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.TlsFatalAlert;

/** One DTLS association, from the peer's first record to its end; a virtual thread of its own runs it. */
final class Association implements Runnable {
    private static final int MAX_DATA_BYTES = 2048;
    /** Only bounds one wait: after it, waiting goes on. */
    private static final int WAIT_MILLIS = 60_000;

    private final TransportId id;
    private final DtlsPort port;
    private final AssociationQueue queue;
    private final SrtpServer server;

    Association(TransportId id, Fingerprint expected, DtlsPort port) {
        this.id = id;
        this.port = port;
        this.queue = new AssociationQueue(datagram -> port.events().datagram(id, datagram));
        this.server = new SrtpServer(port.crypto(), port.certificate(), expected);
    }

    AssociationQueue queue() {
        return queue;
    }

    @Override
    public void run() {
        String reason;
        try {
            DTLSTransport transport = handshake();
            port.handshaken(id, server.keys());
            reason = carry(transport);
        } catch (IOException | RuntimeException e) {
            queue.flush(); // an alert may be waiting
            port.failed();
            reason = "handshake: " + why(e);
        }
        port.ended(id, this, reason);
    }

    private DTLSTransport handshake() throws IOException {
        DTLSServerProtocol protocol = new DTLSServerProtocol();
        // No cookie: only addresses that have passed an ICE check get here, and browsers fragment their first message.
        protocol.setVerifyRequests(false);
        DTLSTransport transport = protocol.accept(server, queue);
        queue.connected(transport);
        return transport;
    }

    /** Hands application data on until somebody ends it; receiving also repairs a lost last flight. */
    private String carry(DTLSTransport transport) {
        byte[] buffer = new byte[MAX_DATA_BYTES];
        try {
            while (true) {
                int lengthBytes = transport.receive(buffer, 0, buffer.length, WAIT_MILLIS);
                if (lengthBytes >= 0) {
                    port.events().data(id, Arrays.copyOf(buffer, lengthBytes));
                }
            }
        } catch (IOException | RuntimeException e) {
            return why(e);
        } finally {
            close(transport);
        }
    }

    /** Sends close_notify, unless the peer was first. */
    private static void close(DTLSTransport transport) {
        try {
            transport.close();
        } catch (IOException ignored) {
            // The peer notices by its consent checks.
        }
    }

    private String why(Exception e) {
        String alert = server.peerAlert();
        if (alert != null) {
            return "the peer sent " + alert;
        }
        if (e instanceof TlsFatalAlert fatal) {
            return AlertDescription.getText(fatal.getAlertDescription());
        }
        return String.valueOf(e.getMessage());
    }
}
