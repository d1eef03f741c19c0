package hiwar.room.id;

import hiwar.media.io.Entropy;

/** A published track, for as long as it is published. */
public record TrackSid(String value) {
    /** What every one begins with: clients check it. */
    public static final String PREFIX = "TR_";

    /**
     * A new one.
     *
     * @param letters type and source, for people who read logs: {@code AM} audio from a microphone, {@code VC} camera
     */
    public static TrackSid random(String letters, Entropy entropy) {
        return new TrackSid(PREFIX + letters + entropy.name(12));
    }

    @Override
    public String toString() {
        return value;
    }
}
