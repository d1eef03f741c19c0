package hiwar.room.negotiate;

import hiwar.media.stream.ReceiveSection;
import hiwar.room.id.TrackSid;

/**
 * A section in which the client now sends a track that was expected.
 *
 * @param cid the track's id in the SDP; it may differ from the one asked for, and tells a second codec from the first
 */
public record Received(TrackSid sid, String cid, ReceiveSection section) {}
