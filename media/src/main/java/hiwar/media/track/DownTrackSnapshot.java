package hiwar.media.track;

/**
 * The counters of a DownTrack.
 *
 * @param packets sent, without retransmissions
 * @param bytes of whole RTP packets
 * @param bitrateBps over about the last second
 * @param spatial the layer that is being forwarded; −1 for none
 * @param targetSpatial the layer that is wanted and live; −1 for none
 * @param lossFraction that the subscriber reported last, 0 to 1
 * @param keyframeRequests of the subscriber
 * @param retransmissions sent
 */
public record DownTrackSnapshot(
        long packets,
        long bytes,
        long bitrateBps,
        int spatial,
        int targetSpatial,
        double lossFraction,
        long keyframeRequests,
        long retransmissions) {}
