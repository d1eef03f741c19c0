package hiwar.room.id;

import hiwar.media.io.Entropy;

/** One stay of an identity in a room; a full reconnect gets another, a resume keeps it. */
public record ParticipantSid(String value) {
    /** What every one begins with: clients check it. */
    public static final String PREFIX = "PA_";

    /** A new one, 62<sup>12</sup> to choose from. */
    public static ParticipantSid random(Entropy entropy) {
        return new ParticipantSid(PREFIX + entropy.name(12));
    }

    @Override
    public String toString() {
        return value;
    }
}
