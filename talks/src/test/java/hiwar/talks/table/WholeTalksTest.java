package hiwar.talks.table;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.event.Event;
import hiwar.talks.state.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Whole talks as JSON in {@code docs/fixtures/talks}: whoever folds the log elsewhere must see the same. With
 * {@code mvn -Dtest.jvm=-Dhiwar.write=true} the files are written.
 */
class WholeTalksTest {
    private static final Path FOLDER = Path.of(System.getProperty("hiwar.root", ".."), "docs/fixtures/talks");

    @Test
    void theFilesAreWhatTheTalksAre() throws IOException {
        for (Map.Entry<String, Fixture> talk : WholeTalks.all().entrySet()) {
            Path file = FOLDER.resolve(talk.getKey() + ".json");
            String json = talk.getValue().json();
            if (Boolean.getBoolean("hiwar.write")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, json);
            }
            assertThat(Files.readString(file)).as(talk.getKey()).isEqualTo(json);
        }
    }

    @Test
    void togetherTheyHaveEveryEvent() {
        TreeSet<String> missing = new TreeSet<>();
        Samples.kinds(Event.class).forEach(kind -> missing.add(kind.getSimpleName()));
        for (Fixture talk : WholeTalks.all().values()) {
            for (Entry entry : talk.table().entries()) {
                missing.remove(entry.event().getClass().getSimpleName());
            }
        }
        assertThat(missing).isEmpty();
    }
}
