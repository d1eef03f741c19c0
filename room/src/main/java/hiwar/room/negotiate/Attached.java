package hiwar.room.negotiate;

import hiwar.media.stream.SendSection;
import hiwar.room.id.TrackSid;

/** A section in which we may now send a track; it replaces an earlier one of the same track. */
public record Attached(TrackSid sid, SendSection section) {}
