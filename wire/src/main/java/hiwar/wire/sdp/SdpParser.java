package hiwar.wire.sdp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a session description (RFC 8866 section 5). It judges the shape of lines and the limits; what attributes mean
 * is read from the records when asked for. Never throws.
 */
public final class SdpParser {
    /** Chars of a description: one section of a browser with all codecs takes 5 KB, a signal at most 2 MiB. */
    public static final int MAX_CHARS = 1 << 20;
    /** Media sections: a hundred participants with two tracks each stay below it. */
    public static final int MAX_SECTIONS = 256;
    /** Attributes of the session or of one section: browsers write up to 250. */
    public static final int MAX_ATTRIBUTES = 1_000;
    /** Formats of one {@code m=} line: there are 128 payload types. */
    public static final int MAX_FORMATS = 128;

    private final List<Attribute> sessionAttributes = new ArrayList<>();
    private final List<MediaDescription> media = new ArrayList<>();
    private List<Attribute> attributes = sessionAttributes;
    private @Nullable MediaDescription section;
    private long sessionId;
    private long version;

    private SdpParser() {}

    /** What a text turned out to be. */
    public sealed interface Result {}

    /** A description. */
    public record Parsed(SessionDescription description) implements Result {}

    /**
     * Not a description, or one over a limit.
     *
     * @param line the line at fault, from 1; 0 for the text as a whole
     * @param reason plain English
     */
    public record Malformed(int line, String reason) implements Result {}

    /** Reads {@code text}; lines may end with CRLF or LF, and empty lines are passed over. */
    public static Result parse(String text) {
        if (text.length() > MAX_CHARS) {
            return new Malformed(0, "longer than " + MAX_CHARS + " characters");
        }
        return new SdpParser().read(text);
    }

    private Result read(String text) {
        int number = 0;
        boolean started = false;
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            int last = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
            String line = text.substring(start, last);
            start = end + 1;
            number++;
            if (line.isEmpty()) {
                continue;
            }
            String problem = started ? line(line) : line.equals("v=0") ? null : "does not begin with v=0";
            if (problem != null) {
                return new Malformed(number, problem);
            }
            started = true;
        }
        if (!started) {
            return new Malformed(0, "empty");
        }
        closeSection();
        return new Parsed(new SessionDescription(sessionId, version, sessionAttributes, media));
    }

    private @Nullable String line(String line) {
        if (line.length() < 2 || line.charAt(1) != '=' || line.charAt(0) < 'a' || line.charAt(0) > 'z') {
            return "not of the form letter=value";
        }
        if (Attribute.hasControl(line)) {
            return "control character";
        }
        String value = line.substring(2);
        return switch (line.charAt(0)) {
            case 'v' -> "second v= line";
            case 'o' -> origin(value);
            case 'a' -> attribute(value);
            case 'm' -> media(value);
            default -> null;
        };
    }

    private @Nullable String origin(String value) {
        String[] words = value.split(" ", -1);
        if (words.length != 6 || section != null) {
            return "malformed o= line";
        }
        sessionId = digits(words[1]);
        version = digits(words[2]);
        return sessionId < 0 || version < 0 ? "session id or version is not a number" : null;
    }

    private @Nullable String attribute(String value) {
        if (attributes.size() == MAX_ATTRIBUTES) {
            return "more than " + MAX_ATTRIBUTES + " attributes";
        }
        int colon = value.indexOf(':');
        String name = colon < 0 ? value : value.substring(0, colon);
        if (name.isEmpty()) {
            return "attribute without a name";
        }
        attributes.add(new Attribute(name, colon < 0 ? "" : value.substring(colon + 1)));
        return null;
    }

    private @Nullable String media(String value) {
        if (media.size() + (section == null ? 0 : 1) == MAX_SECTIONS) {
            return "more than " + MAX_SECTIONS + " media sections";
        }
        String[] words = value.split(" ", -1);
        if (words.length < 4) {
            return "malformed m= line";
        }
        for (String word : words) {
            if (word.isEmpty()) {
                return "malformed m= line";
            }
        }
        if (words.length > 3 + MAX_FORMATS) {
            return "more than " + MAX_FORMATS + " formats";
        }
        int slash = words[1].indexOf('/');
        int port = Lines.number(slash < 0 ? words[1] : words[1].substring(0, slash), 65_535);
        if (port < 0) {
            return "malformed port";
        }
        closeSection();
        attributes = new ArrayList<>();
        section = new MediaDescription(words[0], port, words[2], List.of(words).subList(3, words.length), List.of());
        return null;
    }

    private void closeSection() {
        if (section != null) {
            media.add(new MediaDescription(
                    section.media(), section.port(), section.protocol(), section.formats(), attributes));
        }
    }

    /** Session ids of browsers have up to 20 digits: 64 bits without sign, of which 63 are kept. */
    private static long digits(String word) {
        if (word.isEmpty() || word.length() > 20 || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < word.length(); i++) {
            value = value * 10 + (word.charAt(i) - '0');
        }
        return value & Long.MAX_VALUE;
    }
}
