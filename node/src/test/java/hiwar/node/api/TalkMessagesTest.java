package hiwar.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TalkMessagesTest {
    private static final Path ROOT = Path.of(System.getProperty("hiwar.root", ".."));

    /** With {@code mvn -Dtest.jvm=-Dhiwar.write=true} the document is written. */
    @Test
    void theDocumentIsPrintedFromTheTypes() throws IOException {
        compare("docs/talk-messages.md", TalkMessages.markdown(ROOT));
    }

    /** For clients, which have a text for each. */
    @Test
    void theReasonsOfRequestsAreKnownToClients() throws IOException {
        String reasons = Arrays.stream(Problem.Kind.values())
                .map(kind -> "    \"%s\": [%s]"
                        .formatted(kind.key(), kind.argument().isEmpty() ? "" : "\"" + kind.argument() + "\""))
                .collect(Collectors.joining(",\n"));
        compare("docs/fixtures/requests.json", "{\n  \"requests\": {\n" + reasons + "\n  }\n}\n");
    }

    private static void compare(String name, String expected) throws IOException {
        Path file = ROOT.resolve(name);
        if (Boolean.getBoolean("hiwar.write")) {
            Files.writeString(file, expected);
        }
        assertThat(Files.readString(file)).isEqualTo(expected);
    }
}
