package hiwar.media.transport;

/** Where a transport is in its life; only ever moves forward. */
public enum TransportState {
    /** Waiting for the first valid ICE check (RFC 8445). */
    NEW,
    /** An address has passed its check; the DTLS handshake is running or about to. */
    CHECKED,
    /** DTLS is done and media may flow. */
    CONNECTED,
    /** Consent was lost, or DTLS failed. */
    FAILED,
    /** Closed by us. */
    CLOSED
}
