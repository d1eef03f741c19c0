package hiwar.talks.json;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Writes canonical JSON (RFC 8785): keys in the order of their UTF-16 code units, no white space, the shortest escapes.
 * Fractions are not written at all, so that numbers need no rule.
 */
final class JsonWriter {
    private final StringBuilder out = new StringBuilder(256);

    private JsonWriter() {}

    /** A tree of sorted maps, lists, strings, longs and booleans. */
    static String write(Object tree) {
        JsonWriter writer = new JsonWriter();
        writer.value(tree);
        return writer.out.toString();
    }

    private void value(Object tree) {
        switch (tree) {
            case String text -> string(text);
            case Long number -> out.append(number.longValue());
            case Boolean flag -> out.append(flag.booleanValue());
            case List<?> list -> list(list);
            case SortedMap<?, ?> map -> map(map);
            default -> throw new IllegalArgumentException("not JSON: " + tree.getClass());
        }
    }

    private void list(List<?> list) {
        out.append('[');
        String comma = "";
        for (Object element : list) {
            out.append(comma);
            value(element);
            comma = ",";
        }
        out.append(']');
    }

    private void map(SortedMap<?, ?> map) {
        out.append('{');
        String comma = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(comma);
            string((String) entry.getKey());
            out.append(':');
            value(entry.getValue());
            comma = ",";
        }
        out.append('}');
    }

    /** RFC 8785, section 3.2.2.2. */
    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
