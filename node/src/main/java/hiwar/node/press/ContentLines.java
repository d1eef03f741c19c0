package hiwar.node.press;

import java.nio.charset.StandardCharsets;

/** Writes the content lines of an iCalendar object: folded, escaped, ended by CRLF (RFC 5545 section 3.1). */
final class ContentLines {
    /** Octets of a line without its CRLF. */
    static final int MAX_OCTETS = 75;

    private static final String FOLD = "\r\n ";

    private final StringBuilder out = new StringBuilder(2048);

    /** A line whose value is not text and needs no escaping. */
    ContentLines line(String name, String value) {
        fold(name + ":" + value);
        return this;
    }

    /** A line of text (RFC 5545 section 3.3.11). */
    ContentLines text(String name, String words) {
        return line(name, escaped(words));
    }

    /** A line of text that says in which language it is. */
    ContentLines text(String name, Text text) {
        return text(name + ";LANGUAGE=" + text.language(), text.words());
    }

    /** A parameter whose value may be anything, with its semicolon. */
    static String parameter(String name, String value) {
        StringBuilder quoted = new StringBuilder(value.length() + name.length() + 4);
        quoted.append(';').append(name).append("=\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) { // RFC 6868: what a quoted parameter cannot hold
                case '^' -> quoted.append("^^");
                case '"' -> quoted.append("^'");
                case '\n' -> quoted.append("^n");
                default -> quoted.append(control(c) ? ' ' : c);
            }
        }
        return quoted.append('"').toString();
    }

    private static String escaped(String words) {
        StringBuilder escaped = new StringBuilder(words.length() + 16);
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            switch (c) {
                case '\\' -> escaped.append("\\\\");
                case ';' -> escaped.append("\\;");
                case ',' -> escaped.append("\\,");
                case '\n' -> escaped.append("\\n");
                default -> escaped.append(control(c) ? ' ' : c);
            }
        }
        return escaped.toString();
    }

    /** No calendar shows them, and a carriage return would end the line. */
    private static boolean control(char c) {
        return c < ' ' || c == '\u007f';
    }

    /** Lines are counted in octets, but are cut between characters. */
    private void fold(String line) {
        int octets = 0;
        int limit = MAX_OCTETS;
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            int end = i + Character.charCount(line.codePointAt(i));
            int next = line.substring(i, end).getBytes(StandardCharsets.UTF_8).length;
            if (octets + next > limit) {
                out.append(FOLD);
                octets = 0;
                limit = MAX_OCTETS - 1; // the space in front counts
            }
            out.append(line, i, end);
            octets += next;
        }
        out.append("\r\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
