package hiwar.node.dtls;

/**
 * The counters of a {@link DtlsPort}.
 *
 * @param associations that exist now
 * @param handshakes completed since the start
 * @param failures associations that ended before the handshake was complete
 * @param dropped datagrams and data that were malformed, too many or too late
 */
public record DtlsSnapshot(int associations, long handshakes, long failures, long dropped) {}
