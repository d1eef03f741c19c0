package hiwar.room.negotiate;

import hiwar.room.id.ParticipantSid;
import hiwar.room.id.TrackSid;
import hiwar.wire.codec.Codec;
import hiwar.wire.rtp.MediaKind;

/**
 * A track that a client is to receive.
 *
 * @param publisher who it is from, as the client learnt it by an {@code update} before
 * @param codec what its packets hold
 * @param red redundant audio may be sent
 * @param stereo it has two audio channels
 */
public record OutgoingTrack(
        TrackSid sid, ParticipantSid publisher, MediaKind kind, Codec codec, boolean red, boolean stereo) {
    /** The id of its media stream in SDP, from which clients read publisher and track. */
    String streamId() {
        return publisher.value() + "|" + sid.value();
    }

    /** The canonical name in RTCP: one for everything of a publisher, as one clock times it. */
    String cname() {
        return publisher.value();
    }
}
