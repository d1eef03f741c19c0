package hiwar.talks.talk;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.terms.Limits;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What clients must know as well, as JSON in {@code docs/fixtures}, so that theirs cannot drift from ours. With
 * {@code mvn -Dtest.jvm=-Dhiwar.write=true} the files are written.
 */
class FixturesTest {
    @Test
    void everyReasonWithItsArgumentsAndEveryRemedy() throws IOException {
        StringJoiner refusals = new StringJoiner(",\n    ", "{\n  \"refusals\": {\n    ", "\n  },\n");
        for (Reason reason : Reason.values()) {
            String arguments =
                    reason.arguments().stream().map(FixturesTest::quoted).collect(Collectors.joining(", ", "[", "]"));
            refusals.add(quoted(reason.key()) + ": " + arguments);
        }
        StringJoiner remedies = new StringJoiner(",\n    ", "  \"remedies\": [\n    ", "\n  ]\n}\n");
        for (Remedy remedy : Remedy.values()) {
            remedies.add(quoted(remedy.key()));
        }
        isFile("refusals.json", refusals.toString() + remedies);
    }

    @Test
    void everyLimit() throws IOException, IllegalAccessException {
        TreeMap<String, Long> limits = new TreeMap<>();
        for (Field field : Limits.class.getFields()) {
            limits.put(field.getName(), field.getLong(null));
        }
        StringJoiner text = new StringJoiner(",\n  ", "{\n  ", "\n}\n");
        limits.forEach((name, value) -> text.add(quoted(name) + ": " + value));
        isFile("limits.json", text.toString());
    }

    private static void isFile(String name, String text) throws IOException {
        Path file = Path.of(System.getProperty("hiwar.root", ".."), "docs/fixtures", name);
        if (Boolean.getBoolean("hiwar.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
