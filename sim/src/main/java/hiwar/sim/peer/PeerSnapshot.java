package hiwar.sim.peer;

/**
 * Counters of a peer at one moment.
 *
 * @param answers that were taken in
 * @param staleAnswers that were not to the latest offer, or made no sense
 * @param signalRttNanos of the last ping; 0 before it
 * @param undecryptable packets whose authentication failed
 * @param unknownSsrcs packets of streams that no answer declared
 * @param malformedReports RTCP that could not be read
 * @param packetsSent RTP, retransmissions included
 * @param transportFeedbacks arrival reports for congestion control that came
 */
public record PeerSnapshot(
        int answers,
        int staleAnswers,
        long signalRttNanos,
        long undecryptable,
        long unknownSsrcs,
        long malformedReports,
        long packetsSent,
        long transportFeedbacks) {}
