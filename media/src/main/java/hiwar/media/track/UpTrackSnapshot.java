package hiwar.media.track;

/**
 * The counters of an UpTrack over all its encodings.
 *
 * @param packets received, without duplicates and retransmissions that came too late
 * @param bytes of whole RTP packets
 * @param lost numbers that never arrived
 * @param bitrateBps over about the last second
 * @param liveLayers how many encodings arrive now
 * @param keyframeRequests sent to the publisher
 * @param nacks packets asked for again
 * @param jitterNanos interarrival jitter (RFC 3550 section 6.4.1) of the best live encoding
 */
public record UpTrackSnapshot(
        long packets,
        long bytes,
        long lost,
        long bitrateBps,
        int liveLayers,
        long keyframeRequests,
        long nacks,
        long jitterNanos) {}
