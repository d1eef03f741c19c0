package hiwar.room.room;

import hiwar.media.stream.ReceiveSection;
import hiwar.media.stream.RtpCodec;
import hiwar.media.track.UpTrack;
import hiwar.room.id.TrackSid;
import hiwar.room.negotiate.OutgoingTrack;
import hiwar.room.negotiate.PendingTrack;
import hiwar.room.signal.Tracks;
import hiwar.room.signal.VideoLayers;
import hiwar.room.stage.MediaRights;
import hiwar.wire.codec.Codec;
import hiwar.wire.rtp.MediaKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import livekit.LivekitModels.AudioTrackFeature;
import livekit.LivekitModels.Encryption;
import livekit.LivekitModels.TrackInfo;
import livekit.LivekitModels.TrackSource;
import livekit.LivekitModels.TrackType;
import livekit.LivekitRtc.AddTrackRequest;

/**
 * A track that a participant has announced: at first only a name, published once a media section carries it. Owned by
 * its publisher's side.
 */
final class Publication {
    private final Participant publisher;
    private final TrackSid sid;
    private final List<String> cids;
    private final VideoLayers layers;
    private final PendingTrack pending;
    private final UpTrack up;
    private final Dynacast dynacast;
    private final long announcedNanos;
    private final Map<Participant, Subscription> subscriptions = new LinkedHashMap<>();
    private TrackInfo description;
    private Codec codec;
    private boolean red;
    private boolean everReceived;
    private boolean silenced;
    private long silencedNanos;
    private boolean gated;

    Publication(Participant publisher, TrackSid sid, AddTrackRequest request, long nowNanos) {
        this.publisher = publisher;
        this.sid = sid;
        this.cids = Tracks.cids(request);
        this.layers = Tracks.layers(request);
        this.description = Tracks.describe(sid, request);
        this.announcedNanos = nowNanos;
        MediaKind kind = request.getType() == TrackType.AUDIO ? MediaKind.AUDIO : MediaKind.VIDEO;
        this.codec = kind == MediaKind.AUDIO ? Codec.OPUS : Codec.VP8;
        this.pending = new PendingTrack(
                sid,
                cids,
                kind,
                Codec.of(Tracks.preferredCodec(request)),
                Tracks.stereo(request),
                !Tracks.noDtx(request),
                !request.getDisableRed() && request.getEncryption() == Encryption.Type.NONE);
        this.up = new UpTrack(kind, request.getSource() == TrackSource.MICROPHONE);
        this.up.muted(request.getMuted(), nowNanos);
        this.dynacast = new Dynacast(this);
    }

    Participant publisher() {
        return publisher;
    }

    TrackSid sid() {
        return sid;
    }

    /** As the client calls it. */
    List<String> cids() {
        return cids;
    }

    UpTrack up() {
        return up;
    }

    VideoLayers layers() {
        return layers;
    }

    Dynacast dynacast() {
        return dynacast;
    }

    long announcedNanos() {
        return announcedNanos;
    }

    /** As its publisher is told of it. */
    TrackInfo description() {
        return description;
    }

    /** As everybody else is told of it: what does not reach them is as good as muted. */
    TrackInfo shown() {
        return gated ? description.toBuilder().setMuted(true).build() : description;
    }

    boolean video() {
        return pending.kind() == MediaKind.VIDEO;
    }

    /** What an offer with this track is awaited to carry. */
    PendingTrack pending() {
        return pending;
    }

    /** What a subscriber's description says of it. */
    OutgoingTrack outgoing() {
        return new OutgoingTrack(sid, publisher.sid(), pending.kind(), codec, red, pending.stereo());
    }

    /** The codec as publishers call it, such as {@code vp8}. */
    String codecName() {
        return codec.encodingName().toLowerCase(Locale.ROOT);
    }

    /** The client sends it in this section from now on. */
    void negotiated(ReceiveSection section) {
        Codec first = section.codecs().getFirst().codec();
        red = section.codecs().stream().anyMatch(one -> one.codec() == Codec.RED);
        codec = section.codecs().stream()
                .map(RtpCodec::codec)
                .filter(one -> one != Codec.RED)
                .findFirst()
                .orElse(codec);
        TrackInfo.Builder changed = description.toBuilder()
                .setMimeType(first.mime())
                .setMid(section.mid().value());
        if (changed.getCodecsCount() > 0) {
            changed.getCodecsBuilder(0).setMimeType(first.mime());
        }
        description = changed.build();
    }

    void mute(boolean muted, long nowNanos) {
        up.muted(muted, nowNanos);
        description = description.toBuilder().setMuted(muted).build();
    }

    /**
     * Lets it through or not, as the rights of its publisher are now.
     *
     * @return true when that is new
     */
    boolean gate(MediaRights rights, long nowNanos) {
        boolean before = gated;
        gated = !rights.admit(description);
        up.gated(gated, nowNanos);
        return gated != before;
    }

    boolean gated() {
        return gated;
    }

    /** The server has muted it. */
    void silenced(long nowNanos) {
        silenced = true;
        silencedNanos = nowNanos;
    }

    /** The client has shown that it knows. */
    void heard() {
        silenced = false;
    }

    /** The server has muted it, and the client has said nothing since. */
    boolean silenced() {
        return silenced;
    }

    /** When the server muted it last. */
    long silencedNanos() {
        return silencedNanos;
    }

    void size(int width, int height) {
        description = description.toBuilder().setWidth(width).setHeight(height).build();
    }

    void features(List<AudioTrackFeature> features) {
        description = description.toBuilder()
                .clearAudioFeatures()
                .addAllAudioFeatures(features)
                .build();
    }

    Collection<Subscription> subscriptions() {
        return subscriptions.values();
    }

    void add(Subscription subscription) {
        subscriptions.put(subscription.subscriber(), subscription);
    }

    void remove(Subscription subscription) {
        subscriptions.remove(subscription.subscriber(), subscription);
    }

    /** A subscriber has it in a description; true when it is the first of all. */
    boolean firstReceived() {
        boolean first = !everReceived;
        everReceived = true;
        return first;
    }

    /** The highest spatial layer that a subscriber wants; −1 when nobody wants any, or may have it. */
    int wantedSpatial() {
        int wanted = -1;
        if (gated) {
            return wanted;
        }
        for (Subscription subscription : subscriptions.values()) {
            wanted = Math.max(wanted, subscription.wantedSpatial());
        }
        return wanted;
    }
}
