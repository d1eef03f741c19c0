package hiwar.media.stream;

/**
 * The SSRCs that an SDP declares for one encoding.
 *
 * @param rtxSsrc the SSRC of its retransmissions; 0 for none
 */
public record EncodingSsrc(int ssrc, int rtxSsrc) {}
