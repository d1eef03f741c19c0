package hiwar.room.stage;

import hiwar.talks.id.CommandId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.json.Codec;
import hiwar.talks.record.Recorded;
import hiwar.talks.state.Presence;
import hiwar.talks.talk.Refusal;
import hiwar.talks.view.PublicBoard;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What a talk sends to a client; JSON with the key {@code type}. */
public sealed interface TalkFrame {
    /** The version of the protocol. */
    int PROTOCOL = 1;

    /** The first frame. */
    record Welcome(int protocol, TalkId talk, SeatId seat, long nowMillis) implements TalkFrame {}

    /**
     * Where this seat stands, whenever that changes.
     *
     * @param logs that it may read now; lines of others are to be forgotten
     * @param room the LiveKit room that it belongs into now; null for none
     * @param mayHear whether it receives the others
     * @param mayBeHeard whether its microphone and its screen reach others
     * @param mayBeSeen whether its camera reaches others
     */
    record You(
            Presence presence,
            List<String> logs,
            @Nullable String room,
            boolean mayHear,
            boolean mayBeHeard,
            boolean mayBeSeen)
            implements TalkFrame {}

    /** All lines so far were sent; from now on they come as they happen. */
    record CaughtUp(SortedMap<String, Long> last) implements TalkFrame {}

    /** What who reads no log may see, whenever that changes. */
    record Board(PublicBoard board) implements TalkFrame {}

    /** A command was carried out; its lines were sent before, as far as this seat reads their log. */
    record Accepted(CommandId id, String log, long first, long last) implements TalkFrame {}

    /**
     * A command was not carried out.
     *
     * @param reason key of the message that says why
     * @param remedy key of the message that says what to do
     */
    record Refused(CommandId id, String reason, String remedy, SortedMap<String, String> arguments)
            implements TalkFrame {
        /** The frame that tells of a refusal. */
        public static Refused of(CommandId id, Refusal refusal) {
            return new Refused(id, refusal.reason().key(), refusal.remedy().key(), refusal.arguments());
        }
    }

    /** A frame could not be read. */
    record Misread(String what) implements TalkFrame {}

    /** The time at the server. */
    record Pong(long number, long nowMillis) implements TalkFrame {}

    /** The frame as it is sent. */
    default String text() {
        return Codecs.FRAME.write(this);
    }

    /** The frame that carries one line of a log, byte for byte as it is stored. */
    static String line(Recorded recorded) {
        return "{\"line\":" + recorded.line() + ",\"type\":\"Line\"}";
    }

    /** How these are written. */
    final class Codecs {
        private static final Codec<TalkFrame> FRAME = Codec.of(TalkFrame.class);

        private Codecs() {}
    }
}
