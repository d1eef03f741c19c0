package hiwar.node.udp;

/**
 * Counters of a {@link UdpPort} since it was opened.
 *
 * @param receivedDatagrams handed over to the shard
 * @param receivedBytes UDP payload of these
 * @param receiveCalls system calls that brought at least one datagram
 * @param truncatedDatagrams longer than {@link UdpPort#MAX_DATAGRAM_BYTES}, dropped
 * @param sentDatagrams given to the kernel
 * @param sentBytes UDP payload of these
 * @param sendCalls system calls that took at least one datagram
 * @param sentRuns messages to the kernel: datagrams of one destination that left together; the mean run length is
 *     {@code sentDatagrams / sentRuns}, and the cost of sending is per run
 * @param unsentDatagrams refused by the kernel: its buffer was full, or no way leads there
 * @param refusedClaims claims that found the send buffer full
 */
public record UdpSnapshot(
        long receivedDatagrams,
        long receivedBytes,
        long receiveCalls,
        long truncatedDatagrams,
        long sentDatagrams,
        long sentBytes,
        long sendCalls,
        long sentRuns,
        long unsentDatagrams,
        long refusedClaims) {}
