package hiwar.media.transport;

import hiwar.media.io.DatagramSink;

/**
 * Where a transport leaves its output: datagrams for the network and, because the DTLS handshake is a blocking
 * library's work, records for the DTLS port (RFC 6347). It only records.
 */
public interface TransportSink extends DatagramSink {
    /** Begin the DTLS handshake as server; the peer's certificate must hash to {@code expected}. */
    void dtlsOpen(TransportId id, Fingerprint expected);

    /** A datagram of DTLS records came from the peer. The array belongs to the sink. */
    void dtlsReceived(TransportId id, byte[] datagram);

    /** Encrypt and send {@code applicationData} (one SCTP packet, RFC 8261). The array belongs to the sink. */
    void dtlsSend(TransportId id, byte[] applicationData);

    /** Close the DTLS association; nothing more will be asked of it. */
    void dtlsClose(TransportId id);
}
