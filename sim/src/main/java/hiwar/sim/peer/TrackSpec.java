package hiwar.sim.peer;

import hiwar.wire.rtp.MediaKind;
import java.util.List;
import livekit.LivekitModels.TrackSource;
import livekit.LivekitModels.VideoLayer;

/**
 * A track that a peer wants to publish: Opus or VP8.
 *
 * @param cid the peer's own id of it, in the request and in the SDP
 * @param layers the encodings of a video, smallest first; more than one makes it simulcast. Empty for audio
 * @param muted no packets will come until it is unmuted
 */
public record TrackSpec(String cid, String name, TrackSource source, List<VideoLayer> layers, boolean muted) {
    /** What clients call the encodings, smallest first. */
    static final List<String> RIDS = List.of("q", "h", "f");

    /** Checks and copies the layers. */
    public TrackSpec {
        layers = List.copyOf(layers);
        if (layers.size() > RIDS.size()) {
            throw new IllegalArgumentException("at most " + RIDS.size() + " encodings");
        }
    }

    /** A microphone. */
    public static TrackSpec microphone(String cid) {
        return new TrackSpec(cid, "microphone", TrackSource.MICROPHONE, List.of(), false);
    }

    /** A camera with these encodings, smallest first. */
    public static TrackSpec camera(String cid, VideoLayer... layers) {
        return new TrackSpec(cid, "camera", TrackSource.CAMERA, List.of(layers), false);
    }

    /** What kind of track it is. */
    public MediaKind kind() {
        return switch (source) {
            case MICROPHONE, SCREEN_SHARE_AUDIO -> MediaKind.AUDIO;
            case CAMERA, SCREEN_SHARE, UNKNOWN, UNRECOGNIZED -> MediaKind.VIDEO;
        };
    }

    /** The names of the encodings; empty without simulcast. */
    List<String> rids() {
        return layers.size() < 2 ? List.of() : RIDS.subList(0, layers.size());
    }
}
