package hiwar.room.stage;

import hiwar.talks.command.Command;
import hiwar.talks.id.CommandId;
import hiwar.talks.json.Codec;
import hiwar.talks.json.Decoded;
import java.util.SortedMap;

/** What a client may send on its connection to a talk; JSON with the key {@code type}. */
public sealed interface TalkRequest {
    /** Characters of one frame at most: the longest command is a wording in eight languages. */
    int MAX_CHARS = 64 * 1024;

    /**
     * The first frame: go on after these lines.
     *
     * @param after last sequence that the client has, by the name of the log; empty to get everything
     */
    record Follow(SortedMap<String, Long> after) implements TalkRequest {}

    /** A command. */
    record Give(CommandId id, Command command) implements TalkRequest {}

    /** Asks for the time; also keeps the connection alive. */
    record Ping(long number) implements TalkRequest {}

    /** Reads a frame; any text will do, nothing is thrown. */
    static Decoded<TalkRequest> read(String text) {
        return text.length() > MAX_CHARS
                ? new Decoded.Unread<>("longer than a frame may be")
                : Codecs.REQUEST.read(text);
    }

    /** How these are read. */
    final class Codecs {
        private static final Codec<TalkRequest> REQUEST = Codec.of(TalkRequest.class);

        private Codecs() {}
    }
}
