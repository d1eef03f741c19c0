package hiwar.talks.record;

import hiwar.talks.event.Event;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.json.Codec;
import hiwar.talks.json.Decoded;
import hiwar.talks.state.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The end of one log: what the next line has to follow.
 *
 * <p>A line is canonical JSON (RFC 8785) with the keys {@code atMillis}, {@code by}, {@code command}, {@code event},
 * {@code log}, {@code previous} and {@code sequence}. {@code previous} is the SHA-256 of the line before, without its
 * line feed; of the first line it is {@link #FIRST}. Nothing else is needed to verify a log:
 * {@code printf %s "$line" | sha256sum} gives what the next line must name. Who keeps the hash of the last line can
 * tell later that nothing before it was changed.
 *
 * @param sequence of the last line; 0 before the first
 * @param atMillis of the last line, since the epoch
 * @param head the hash of the last line
 */
public record Chain(LogId log, long sequence, long atMillis, Hash head) {
    /** What the first line of every log names; it also names this format. */
    public static final Hash FIRST = Hash.of("hiwar log 1");

    private static final Codec<Line> CODEC = Codec.of(Line.class);

    private record Line(
            long atMillis, SeatId by, CommandId command, Event event, String log, Hash previous, long sequence) {}

    /** The chain of an empty log. */
    public static Chain empty(LogId log) {
        return new Chain(log, 0, 0, FIRST);
    }

    /**
     * The next entry as a line.
     *
     * @throws IllegalArgumentException when it is not the next
     */
    public Recorded record(Entry entry) {
        String fault = fault(entry);
        if (!fault.isEmpty()) {
            throw new IllegalArgumentException(fault);
        }
        String line = CODEC.write(new Line(
                entry.atMillis(),
                entry.by(),
                entry.command(),
                entry.event(),
                entry.log().text(),
                head,
                entry.sequence()));
        return new Recorded(entry, line, head, Hash.of(line));
    }

    /** The chain with one more line. */
    public Chain after(Recorded recorded) {
        Entry entry = recorded.entry();
        return new Chain(log, entry.sequence(), entry.atMillis(), recorded.hash());
    }

    /**
     * Reads the next line of a stored log and checks that it is: readable, canonical, of this log, the next in
     * sequence, not earlier than the one before, and naming its hash. Any text will do, nothing is thrown.
     */
    public Decoded<Recorded> read(String text) {
        return switch (CODEC.read(text)) {
            case Decoded.Unread<Line> unread -> new Decoded.Unread<>(unread.what());
            case Decoded.Read<Line> read -> checked(text, read.value());
        };
    }

    /** The log that a line says it belongs to; null when it is no line. Nothing about it is verified. */
    public static @Nullable LogId logOf(String text) {
        return switch (CODEC.read(text)) {
            case Decoded.Unread<Line> ignored -> null;
            case Decoded.Read<Line> read -> LogId.parse(read.value().log);
        };
    }

    private Decoded<Recorded> checked(String text, Line line) {
        LogId named = LogId.parse(line.log);
        if (named == null) {
            return new Decoded.Unread<>("no such log: " + line.log);
        }
        if (!line.previous.equals(head)) {
            return new Decoded.Unread<>("line " + line.sequence + " does not name the hash of the line before it");
        }
        if (!CODEC.write(line).equals(text)) {
            return new Decoded.Unread<>("line " + line.sequence + " is not canonical");
        }
        Entry entry = new Entry(named, line.sequence, line.atMillis, line.by, line.command, line.event);
        String fault = fault(entry);
        return fault.isEmpty()
                ? new Decoded.Read<>(new Recorded(entry, text, head, Hash.of(text)))
                : new Decoded.Unread<>(fault);
    }

    private String fault(Entry entry) {
        if (!entry.log().equals(log)) {
            return entry.log() + " is not " + log;
        }
        if (entry.sequence() != sequence + 1) {
            return "line " + entry.sequence() + " does not follow line " + sequence;
        }
        return entry.atMillis() < atMillis ? "line " + entry.sequence() + " is earlier than the one before" : "";
    }
}
