package hiwar.wire.sdp;

/**
 * One {@code a=} line (RFC 8866 section 5.13).
 *
 * @param value empty for a property such as {@code a=rtcp-mux}
 */
public record Attribute(String name, String value) {
    /** Refuses line breaks, with which one attribute could smuggle another in. */
    public Attribute {
        if (hasControl(name) || hasControl(value)) {
            throw new IllegalArgumentException("control character in attribute " + name);
        }
    }

    /** A property attribute. */
    public static Attribute property(String name) {
        return new Attribute(name, "");
    }

    static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' && text.charAt(i) != '\t') {
                return true;
            }
        }
        return false;
    }

    void write(StringBuilder out) {
        out.append("a=").append(name);
        if (!value.isEmpty()) {
            out.append(':').append(value);
        }
        out.append("\r\n");
    }
}
