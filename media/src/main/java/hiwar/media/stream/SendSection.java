package hiwar.media.stream;

import hiwar.wire.rtp.ExtensionMap;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.rtp.Mid;
import java.util.List;

/**
 * A negotiated media section in which we send to a client.
 *
 * @param codecs what the receiver takes, with its payload types
 * @param ssrc our SSRC in it
 * @param rtxSsrc the SSRC of our retransmissions; 0 for none
 * @param cname the canonical name in our SDES: one per media stream, so that its tracks play in time with each other
 */
public record SendSection(
        Mid mid, MediaKind kind, List<RtpCodec> codecs, ExtensionMap extensions, int ssrc, int rtxSsrc, String cname) {
    /** Copies the list. */
    public SendSection {
        codecs = List.copyOf(codecs);
    }
}
