package hiwar.room.negotiate;

import hiwar.media.stream.ReceiveSection;
import hiwar.media.stream.RtpCodec;
import hiwar.media.stream.SendSection;
import hiwar.room.id.TrackSid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One accepted section of a client's offer and what it carries each way. Owned by one {@link AnsweredConnection}. */
final class Slot {
    final Offered offered;
    /** The codecs of the answer, in its order. */
    List<RtpCodec> codecs;
    /** The expected track that the client sends here. */
    @Nullable
    TrackSid receiving;
    /** How the client sends here; null when it does not or when we do not let it. */
    @Nullable
    ReceiveSection open;
    /** The client may not send the track that it has here: it was unpublished. */
    boolean barred;
    /** The track that we send here, and how; both or none. */
    @Nullable
    OutgoingTrack track;

    @Nullable
    SendSection sending;
    /** A track left, and the client must hear of it before another one comes, or it would see no new track. */
    boolean draining;

    Slot(Offered offered) {
        this.offered = offered;
        this.codecs = offered.codecs();
    }

    boolean carries(TrackSid sid) {
        return track != null && track.sid().equals(sid);
    }

    /** Another track may be sent here in this answer. */
    boolean free() {
        return track == null && !draining && offered.clientReceives();
    }

    /** The client sends a track here in the same section as before. */
    boolean continues(@Nullable Slot before) {
        return before != null
                && before.offered.kind() == offered.kind()
                && offered.cid() != null
                && offered.cid().equals(before.offered.cid());
    }
}
