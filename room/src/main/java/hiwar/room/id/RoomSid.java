package hiwar.room.id;

import hiwar.media.io.Entropy;

/** One life of a room; a room that is made again under the same name has another. */
public record RoomSid(String value) {
    /** What every one begins with: clients check it. */
    public static final String PREFIX = "RM_";

    /** A new one, 62<sup>12</sup> to choose from. */
    public static RoomSid random(Entropy entropy) {
        return new RoomSid(PREFIX + entropy.name(12));
    }

    @Override
    public String toString() {
        return value;
    }
}
