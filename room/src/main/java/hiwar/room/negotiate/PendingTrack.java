package hiwar.room.negotiate;

import hiwar.room.id.TrackSid;
import hiwar.wire.codec.Codec;
import hiwar.wire.rtp.MediaKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A track that a client asked to publish and whose media section is awaited.
 *
 * @param cids the client's ids of it: that of the request and those of its codecs, empty ones left out
 * @param preferred the codec to put first in the answer; null for our own order
 * @param stereo the client sends two audio channels
 * @param dtx the client may stop sending in silence
 * @param red redundant audio is welcome
 */
public record PendingTrack(
        TrackSid sid,
        List<String> cids,
        MediaKind kind,
        @Nullable Codec preferred,
        boolean stereo,
        boolean dtx,
        boolean red) {
    /** Ids of one track: a request has one and one for each codec, and a track few codecs. */
    static final int MAX_CIDS = 16;

    /** Copies the list. */
    public PendingTrack {
        cids = List.copyOf(cids);
    }

    /** The same track with further ids. */
    PendingTrack with(List<String> more) {
        List<String> all = new ArrayList<>(cids);
        all.addAll(more);
        return new PendingTrack(
                sid, all.stream().distinct().limit(MAX_CIDS).toList(), kind, preferred, stereo, dtx, red);
    }
}
