package hiwar.room.room;

import hiwar.media.io.Entropy;
import hiwar.media.track.DownTrack;
import hiwar.room.id.TrackSid;
import hiwar.room.signal.Limits;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import livekit.LivekitModels.ParticipantTracks;
import livekit.LivekitRtc.UpdateTrackSettings;

/** One participant's wish to receive one publication, and what became of it. Owned by the subscriber's side. */
final class Subscription {
    /** Temporal layers halve the frame rate, from the usual 30 frames a second down. */
    private static final int[] TEMPORAL_FPS = {7, 15};

    private static final int ALL_TEMPORAL = 3;

    private final Participant subscriber;
    private final Publication publication;
    private final DownTrack down;
    private boolean negotiated;
    private boolean flowing;
    private boolean disabled;
    private int spatial;

    Subscription(Participant subscriber, Publication publication, Entropy entropy) {
        this.subscriber = subscriber;
        this.publication = publication;
        this.down = new DownTrack(publication.up(), entropy);
        this.spatial = publication.layers().top();
    }

    /** The tracks that a request names, in either of its lists; what cannot be a name is left out. */
    static Set<TrackSid> named(List<String> sids, List<ParticipantTracks> lines) {
        Set<TrackSid> named = new LinkedHashSet<>();
        Stream.concat(sids.stream(), lines.stream().flatMap(line -> line.getTrackSidsList().stream()))
                .filter(sid -> sid.length() <= Limits.MAX_SID_CHARS)
                .limit(Limits.MAX_WISHES)
                .forEach(sid -> named.add(new TrackSid(sid)));
        return named;
    }

    Participant subscriber() {
        return subscriber;
    }

    Publication publication() {
        return publication;
    }

    DownTrack down() {
        return down;
    }

    /** Its section is agreed on; true the first time. */
    boolean negotiate() {
        boolean first = !negotiated;
        negotiated = true;
        return first;
    }

    /** Lets packets through once there is a section for them and a transport to take them. */
    void flow(long nowNanos) {
        if (negotiated && !flowing) {
            flowing = true;
            publication.up().attach(down, nowNanos);
        }
    }

    void stop() {
        if (flowing) {
            flowing = false;
            publication.up().detach(down);
        }
    }

    /** Takes the subscriber's settings. */
    void set(UpdateTrackSettings settings, long nowNanos) {
        disabled = settings.getDisabled();
        down.paused(disabled, nowNanos);
        if (publication.video()) {
            spatial = publication.layers().spatial(settings);
            down.wish(spatial, temporal(settings.getFps()), nowNanos);
            publication.dynacast().changed(nowNanos);
        }
    }

    private static int temporal(int fps) {
        for (int layer = 0; layer < TEMPORAL_FPS.length; layer++) {
            if (fps > 0 && fps <= TEMPORAL_FPS[layer]) {
                return layer;
            }
        }
        return ALL_TEMPORAL;
    }

    /** The spatial layer that the publisher has to send for it; −1 for none. */
    int wantedSpatial() {
        return disabled ? -1 : spatial;
    }
}
