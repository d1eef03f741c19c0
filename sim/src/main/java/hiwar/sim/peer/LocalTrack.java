package hiwar.sim.peer;

import hiwar.media.io.Entropy;
import hiwar.wire.rtp.MediaKind;
import java.util.ArrayList;
import java.util.List;
import livekit.LivekitModels.TrackInfo;
import livekit.LivekitModels.TrackType;
import livekit.LivekitModels.VideoLayer;
import livekit.LivekitRtc.AddTrackRequest;
import livekit.LivekitRtc.SimulcastCodec;
import org.jspecify.annotations.Nullable;

/** A track that a {@link ClientPeer} publishes. */
public final class LocalTrack {
    private final TrackSpec spec;
    private final List<SendStream> streams = new ArrayList<>();
    private @Nullable TrackInfo published;
    private boolean muted;

    LocalTrack(TrackSpec spec, Entropy entropy) {
        this.spec = spec;
        this.muted = spec.muted();
        List<String> rids = spec.rids();
        for (int i = 0; i < Math.max(1, rids.size()); i++) {
            streams.add(new SendStream(this, i, rids.isEmpty() ? "" : rids.get(i), entropy));
        }
    }

    /** What was asked for. */
    public TrackSpec spec() {
        return spec;
    }

    /** Audio or video. */
    public MediaKind kind() {
        return spec.kind();
    }

    /** Its encodings, smallest first; one without simulcast. */
    public List<SendStream> streams() {
        return List.copyOf(streams);
    }

    /** What the server made of it; null until it has answered. */
    public @Nullable TrackInfo published() {
        return published;
    }

    /** The server's name for it; null until it has answered. */
    public @Nullable String sid() {
        TrackInfo known = published;
        return known == null ? null : known.getSid();
    }

    /** The peer has silenced it. */
    public boolean muted() {
        return muted;
    }

    void published(TrackInfo track) {
        published = track;
    }

    void muted(boolean silent) {
        muted = silent;
    }

    /** The request that announces it. */
    @SuppressWarnings("deprecation") // servers read the layers of the track, too
    AddTrackRequest request() {
        boolean video = kind() == MediaKind.VIDEO;
        AddTrackRequest.Builder request = AddTrackRequest.newBuilder()
                .setCid(spec.cid())
                .setName(spec.name())
                .setType(video ? TrackType.VIDEO : TrackType.AUDIO)
                .setSource(spec.source())
                .setMuted(spec.muted())
                .setDisableRed(true);
        if (video) {
            int width =
                    spec.layers().stream().mapToInt(VideoLayer::getWidth).max().orElse(0);
            int height =
                    spec.layers().stream().mapToInt(VideoLayer::getHeight).max().orElse(0);
            request.setWidth(width).setHeight(height).addAllLayers(spec.layers());
            request.addSimulcastCodecs(SimulcastCodec.newBuilder()
                    .setCodec("vp8")
                    .setCid(spec.cid())
                    .addAllLayers(spec.layers()));
        }
        return request.build();
    }
}
