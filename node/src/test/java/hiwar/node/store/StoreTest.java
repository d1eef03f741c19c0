package hiwar.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.record.Recorded;
import hiwar.talks.view.TalkSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the store promises, on both databases. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class StoreTest {
    private final DatabaseAddress address;

    StoreTest(TestDatabase kind, @TempDir Path folder) {
        address = kind.fresh(folder);
    }

    @Test
    void linesComeBackAsTheyWereStored() throws Exception {
        TalkOnPaper talk = new TalkOnPaper("talk");
        List<Recorded> lines = new ArrayList<>();
        try (Store store = Store.open(address)) {
            assertThat(store.made()).isTrue();
            for (List<Recorded> batch : talk.begun()) {
                store.record().append(batch);
                lines.addAll(batch);
            }
            assertThat(store.record().lines(talk.id())).isEqualTo(lines);
        }
        try (Store again = Store.open(address)) {
            assertThat(again.made()).isFalse();
            assertThat(again.record().lines(talk.id())).isEqualTo(lines);
            assertThat(again.record().talks())
                    .containsExactly(TalkSummary.of(talk.talk().table()));
        }
    }
}
