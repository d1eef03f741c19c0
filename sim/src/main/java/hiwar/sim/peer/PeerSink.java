package hiwar.sim.peer;

import hiwar.media.io.DatagramSink;
import hiwar.media.transport.Fingerprint;
import livekit.LivekitRtc.SignalRequest;

/**
 * Where a client peer leaves its output: datagrams, signalling frames and, because the DTLS handshake is done elsewhere
 * or not at all, records for whoever does it. It only records.
 */
public interface PeerSink extends DatagramSink {
    /** Send one signalling frame. */
    void signal(SignalRequest request);

    /** Begin the DTLS handshake as client; the server's certificate must hash to {@code expected}. */
    void dtlsOpen(Fingerprint expected);

    /** A datagram of DTLS records came from the server. The array belongs to the sink. */
    void dtlsReceived(byte[] datagram);

    /** Encrypt and send {@code applicationData}, one SCTP packet (RFC 8261). The array belongs to the sink. */
    void dtlsSend(byte[] applicationData);

    /** Close the DTLS association; nothing more will be asked of it. */
    void dtlsClose();
}
