package hiwar.media.sctp;

/**
 * Counters of one association.
 *
 * @param packetsSent SCTP packets sent
 * @param packetsReceived SCTP packets received, good ones only
 * @param packetsDropped packets with a wrong checksum, tag or form
 * @param messagesSent messages accepted for sending
 * @param messagesReceived messages handed to the sink
 * @param retransmittedChunks DATA chunks sent again
 * @param abandonedMessages messages given up under partial reliability (RFC 3758)
 * @param bufferedBytes bytes accepted for sending that the peer has not acknowledged
 * @param congestionWindowBytes how much may be unacknowledged now
 * @param smoothedRttNanos round trip time, 0 until it is known
 */
public record DataChannelsSnapshot(
        long packetsSent,
        long packetsReceived,
        long packetsDropped,
        long messagesSent,
        long messagesReceived,
        long retransmittedChunks,
        long abandonedMessages,
        long bufferedBytes,
        long congestionWindowBytes,
        long smoothedRttNanos) {}
