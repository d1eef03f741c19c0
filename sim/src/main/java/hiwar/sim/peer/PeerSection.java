package hiwar.sim.peer;

import hiwar.wire.codec.Codec;
import hiwar.wire.rtp.ExtensionMap;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.rtp.Mid;
import org.jspecify.annotations.Nullable;

/** One media section of a peer's connection and what the last answer made of it. Owned by {@link PeerSections}. */
final class PeerSection {
    final Mid mid;
    final MediaKind kind;
    /** Made for receiving; a peer sends in sections of their own, as browsers with this signalling do. */
    final boolean receives;
    /** What is sent here; null for none. */
    @Nullable
    LocalTrack sending;

    /** The server lets us send here. */
    boolean open;
    /** What the server sends here; null for nothing. */
    @Nullable
    Incoming incoming;

    ExtensionMap extensions = ExtensionMap.NONE;
    /** The server takes retransmissions in a stream of their own. */
    boolean rtx;
    /** Payload type of the codec that is sent: the first of the answer. */
    int payloadType = -1;

    int rtxPayloadType = -1;

    /**
     * What an answer says of a track that the server sends.
     *
     * @param streamId usually {@code PA_publisher|TR_track}
     * @param trackId usually {@code TR_track}
     */
    record Incoming(String streamId, String trackId, int ssrc, int rtxSsrc) {}

    PeerSection(Mid mid, MediaKind kind, boolean receives) {
        this.mid = mid;
        this.kind = kind;
        this.receives = receives;
    }

    /** The codec that peers speak in sections of this kind. */
    Codec codec() {
        return kind == MediaKind.AUDIO ? Codec.OPUS : Codec.VP8;
    }
}
