package hiwar.node.udp;

/** The running counters of one {@link UdpPort}, written by its thread; see {@link UdpSnapshot} for their meaning. */
final class UdpCounters {
    long receivedDatagrams;
    long receivedBytes;
    long receiveCalls;
    long truncatedDatagrams;
    long sentDatagrams;
    long sentBytes;
    long sendCalls;
    long sentRuns;
    long unsentDatagrams;

    UdpSnapshot snapshot(Departures departures) {
        return new UdpSnapshot(
                receivedDatagrams,
                receivedBytes,
                receiveCalls,
                truncatedDatagrams,
                sentDatagrams,
                sentBytes,
                sendCalls,
                sentRuns,
                unsentDatagrams,
                departures.refusedClaims());
    }
}
