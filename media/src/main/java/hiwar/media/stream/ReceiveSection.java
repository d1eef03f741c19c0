package hiwar.media.stream;

import hiwar.wire.rtp.ExtensionMap;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.rtp.Mid;
import hiwar.wire.rtp.Rid;
import java.util.List;

/**
 * A negotiated media section in which a client sends to us.
 *
 * @param rids the simulcast versions, lowest first; empty without simulcast
 * @param ssrcs the declared SSRCs, lowest version first; may be empty
 */
public record ReceiveSection(
        Mid mid,
        MediaKind kind,
        List<RtpCodec> codecs,
        ExtensionMap extensions,
        List<Rid> rids,
        List<EncodingSsrc> ssrcs) {
    /** Copies the lists. */
    public ReceiveSection {
        codecs = List.copyOf(codecs);
        rids = List.copyOf(rids);
        ssrcs = List.copyOf(ssrcs);
    }
}
