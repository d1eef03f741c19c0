package hiwar.talks.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON (RFC 8259) into maps, lists, strings, longs and booleans. Strict where a second reading could differ: a
 * key stands once, numbers are whole and exact in every language ({@link #MAX_NUMBER}), text has whole surrogate pairs.
 * There is no null: what is absent is left out.
 */
final class JsonReader {
    /** The largest number that a double holds exactly, as in RFC 7493, section 2.2. */
    static final long MAX_NUMBER = (1L << 53) - 1;

    private static final int MAX_DEPTH = 16;
    private static final int MAX_NUMBER_CHARS = 17; // a minus and the 16 digits of MAX_NUMBER

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    static Object read(String text) throws Malformed {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value(0);
        reader.space();
        if (reader.at < text.length()) {
            throw reader.malformed("more after the end");
        }
        return value;
    }

    private Object value(int depth) throws Malformed {
        if (depth > MAX_DEPTH) {
            throw malformed("nested too deeply");
        }
        space();
        return switch (peek()) {
            case '{' -> map(depth);
            case '[' -> list(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> number();
        };
    }

    private Map<String, Object> map(int depth) throws Malformed {
        Map<String, Object> map = new LinkedHashMap<>();
        at++;
        space();
        if (peek() == '}') {
            at++;
            return map;
        }
        while (true) {
            space();
            String key = string();
            space();
            expect(':');
            if (map.put(key, value(depth + 1)) != null) {
                throw malformed("a key twice");
            }
            space();
            if (peek() == '}') {
                at++;
                return map;
            }
            expect(',');
        }
    }

    private List<Object> list(int depth) throws Malformed {
        List<Object> list = new ArrayList<>();
        at++;
        space();
        if (peek() == ']') {
            at++;
            return list;
        }
        while (true) {
            list.add(value(depth + 1));
            space();
            if (peek() == ']') {
                at++;
                return list;
            }
            expect(',');
        }
    }

    private String string() throws Malformed {
        expect('"');
        int start = at;
        while (peek() != '"' && peek() != '\\' && peek() >= 0x20) {
            at++;
        }
        if (peek() == '"') {
            return paired(text.substring(start, at++));
        }
        StringBuilder out = new StringBuilder().append(text, start, at);
        while (true) {
            char c = peek();
            at++;
            if (c == '"') {
                return paired(out.toString());
            }
            if (c < 0x20) {
                throw malformed("a control character");
            }
            out.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() throws Malformed {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> throw malformed("an unknown escape");
        };
    }

    private char hex() throws Malformed {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char c = peek();
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw malformed("not four hexadecimal digits");
            }
            code = code << 4 | digit;
            at++;
        }
        return (char) code;
    }

    private String paired(String string) throws Malformed {
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = i + 1 < string.length() && Character.isSurrogatePair(c, string.charAt(i + 1));
                if (!pair) {
                    throw malformed("half of a surrogate pair");
                }
                i++;
            }
        }
        return string;
    }

    private Object word(String word, boolean value) throws Malformed {
        if (!text.startsWith(word, at)) {
            throw malformed("not a value");
        }
        at += word.length();
        return value;
    }

    private Long number() throws Malformed {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        int digits = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        boolean leadingZero = at - digits > 1 && text.charAt(digits) == '0';
        boolean minusZero = digits > start && at - digits == 1 && text.charAt(digits) == '0';
        if (at == digits || leadingZero || minusZero || at - start > MAX_NUMBER_CHARS) {
            throw malformed("not a value");
        }
        long number = Long.parseLong(text, start, at, 10);
        if (Math.abs(number) > MAX_NUMBER) {
            throw malformed("a number too large");
        }
        if (at < text.length() && (text.charAt(at) == '.' || (text.charAt(at) | 0x20) == 'e')) {
            throw malformed("not a whole number");
        }
        return number;
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws Malformed {
        if (at >= text.length()) {
            throw malformed("ends too early");
        }
        return text.charAt(at);
    }

    private void expect(char c) throws Malformed {
        if (peek() != c) {
            throw malformed("expected " + c);
        }
        at++;
    }

    private Malformed malformed(String what) {
        return new Malformed("character " + at, what);
    }
}
