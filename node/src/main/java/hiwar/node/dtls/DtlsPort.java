package hiwar.node.dtls;

import hiwar.media.srtp.SrtpKeys;
import hiwar.media.transport.Fingerprint;
import hiwar.media.transport.TransportId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The DTLS associations of one shard. The shard's loop opens, feeds and closes them and never waits; each runs on a
 * virtual thread of its own and tells {@link DtlsEvents}.
 */
public final class DtlsPort {
    private final DtlsCertificate certificate;
    private final DtlsEvents events;
    private final GuardedCrypto crypto = new GuardedCrypto();
    private final Map<TransportId, Association> associations = new ConcurrentHashMap<>();
    private final LongAdder handshakes = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    /** A port whose associations show {@code certificate}. */
    public DtlsPort(DtlsCertificate certificate, DtlsEvents events) {
        this.certificate = certificate;
        this.events = events;
    }

    /** Begins to wait for the peer's first record; its certificate must hash to {@code expected}. */
    public void open(TransportId id, Fingerprint expected) {
        Association association = new Association(id, expected, this);
        Association before = associations.put(id, association);
        if (before != null) {
            before.queue().close();
        }
        Thread.ofVirtual().name("dtls-" + id.value()).start(association);
    }

    /** Records came from the peer; the array is handed over. What is malformed or too much is counted and dropped. */
    public void received(TransportId id, byte[] datagram) {
        Association association = associations.get(id);
        if (association == null
                || !HandshakeRecords.acceptable(datagram)
                || !association.queue().offer(datagram)) {
            dropped.increment();
        }
    }

    /** Encrypts application data and sends it; the array is handed over. What is too much is counted and dropped. */
    public void send(TransportId id, byte[] applicationData) {
        Association association = associations.get(id);
        if (association == null || !association.queue().offerOutgoing(applicationData)) {
            dropped.increment();
        }
    }

    /** Says good-bye to the peer and ends the association. */
    public void close(TransportId id) {
        Association association = associations.get(id);
        if (association != null) {
            association.queue().close();
        }
    }

    /** Ends all associations. */
    public void closeAll() {
        associations.values().forEach(association -> association.queue().close());
    }

    /** The counters as they are now. */
    public DtlsSnapshot snapshot() {
        return new DtlsSnapshot(associations.size(), handshakes.sum(), failures.sum(), dropped.sum());
    }

    DtlsCertificate certificate() {
        return certificate;
    }

    DtlsEvents events() {
        return events;
    }

    GuardedCrypto crypto() {
        return crypto;
    }

    void handshaken(TransportId id, SrtpKeys keys) {
        handshakes.increment();
        events.connected(id, keys);
    }

    void failed() {
        failures.increment();
    }

    void ended(TransportId id, Association association, String reason) {
        associations.remove(id, association);
        events.down(id, reason);
    }
}
