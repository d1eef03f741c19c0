package hiwar.talks.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static Object read(String text) throws Malformed {
        return JsonReader.read(text);
    }

    private static boolean malformed(String text) {
        try {
            JsonReader.read(text);
            return false;
        } catch (Malformed e) {
            assertThat(e.what()).isNotEmpty();
            return true;
        }
    }

    @Test
    void readsWhatJsonCanSay() throws Malformed {
        assertThat(read(" { \"a\" : [ 1 , -20 , true , false , \"x\" , {} , [] ] } "))
                .isEqualTo(Map.of("a", List.of(1L, -20L, true, false, "x", Map.of(), List.of())));
        assertThat(read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDD4A\"")).isEqualTo("\"\\/\b\f\n\r\té🕊");
        assertThat(read("9007199254740991")).isEqualTo(9_007_199_254_740_991L);
        assertThat(read("0")).isEqualTo(0L);
    }

    @Test
    void refusesWhatTwoReadersCouldTakeDifferently() {
        for (String bad : List.of(
                "",
                " ",
                "{",
                "[1,]",
                "[1 2]",
                "{\"a\":1,\"a\":1}",
                "{\"a\"}",
                "{a:1}",
                "{\"a\":1,}",
                "1 1",
                "01",
                "-0",
                "-",
                "+1",
                "1.0",
                "1e3",
                "1E3",
                "9007199254740992",
                "-9007199254740992",
                "99999999999999999999999",
                "null",
                "nul",
                "tru",
                "NaN",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "\"\ud800\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u١٢٣٤\"",
                "\"a",
                "\"\t\"",
                "\"\\",
                "'a'",
                "/**/1")) {
            assertThat(malformed(bad)).as(bad).isTrue();
        }
        assertThat(malformed("[".repeat(17) + "]".repeat(17))).isFalse();
        assertThat(malformed("[".repeat(18) + "]".repeat(18))).isTrue();
        assertThat(malformed("[".repeat(100_000))).isTrue();
    }

    @Test
    void writesKeysInTheOrderOfTheStandard() {
        // The example of RFC 8785, section 3.2.3: sorted by UTF-16 code units, so the emoji before U+FB33.
        SortedMap<String, Object> map = new TreeMap<>();
        for (String key : List.of("\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6")) {
            map.put(key, 1L);
        }
        assertThat(JsonWriter.write(map))
                .isEqualTo(
                        "{\"\\r\":1,\"1\":1,\"\u0080\":1,\"\u00f6\":1,\"\u20ac\":1,\"\ud83d\ude00\":1,\"\ufb33\":1}");
    }

    @Test
    void writesTheShortestEscapes() {
        assertThat(JsonWriter.write("\u20ac$\u000f\nA'B\"\\/\u007f"))
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\/\u007f\"");
        assertThat(JsonWriter.write(List.of("\b\t\f\r", true, false, -5L)))
                .isEqualTo("[\"\\b\\t\\f\\r\",true,false,-5]");
    }

    @Test
    void anyTextIsReadOrRefused() {
        Random random = new Random(4);
        String good = "{\"a\":[1,true,\"x\\u00e9\\n\"],\"b\":{\"c\":-7}}";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                int at = random.nextInt(text.length());
                text.setCharAt(at, "{}[]\":,\\u0e9-tfn\ud800\u0000".charAt(random.nextInt(17)));
            }
            malformed(text.toString());
        }
    }
}
