package hiwar.sim.talk;

import hiwar.room.stage.TalkFrame;
import hiwar.room.stage.TalkRequest;
import hiwar.talks.json.Codec;
import org.jspecify.annotations.Nullable;

/** The frames of a talk as a client that was written from the protocol's description reads and writes them. */
public final class Frames {
    private static final Codec<TalkFrame> FRAME = Codec.of(TalkFrame.class);
    private static final Codec<TalkRequest> REQUEST = Codec.of(TalkRequest.class);
    private static final String BEFORE = "{\"line\":";
    private static final String BEHIND = ",\"type\":\"Line\"}";

    private Frames() {}

    /** The line of a log that a frame carries, byte for byte; null when it is a frame of another kind. */
    public static @Nullable String line(String frame) {
        return frame.startsWith(BEFORE) && frame.endsWith(BEHIND)
                ? frame.substring(BEFORE.length(), frame.length() - BEHIND.length())
                : null;
    }

    /**
     * Any other frame.
     *
     * @throws IllegalArgumentException when it cannot be read
     */
    public static TalkFrame read(String frame) {
        return FRAME.read(frame).orThrow();
    }

    public static String write(TalkRequest request) {
        return REQUEST.write(request);
    }
}
