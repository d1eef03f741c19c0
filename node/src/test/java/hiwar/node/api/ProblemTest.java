package hiwar.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

class ProblemTest {
    /**
     * What clients must have texts for, as JSON: keys and the names of their arguments. With {@code mvn
     * -Dtest.jvm=-Dhiwar.write=true} the file is written.
     */
    @Test
    void everyProblemOfARequestIsInTheListForClients() throws IOException {
        StringJoiner list = new StringJoiner(",\n  ", "{\n  ", "\n}\n");
        for (Problem.Kind kind : Problem.Kind.values()) {
            String argument = kind.argument().isEmpty() ? "" : '"' + kind.argument() + '"';
            list.add('"' + kind.key() + "\": [" + argument + "]");
        }
        Path file = Path.of(System.getProperty("hiwar.root", ".."), "docs/fixtures/requests.json");
        if (Boolean.getBoolean("hiwar.write")) {
            Files.writeString(file, list.toString());
        }
        assertThat(Files.readString(file)).isEqualTo(list.toString());
    }
}
