package hiwar.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import hiwar.talks.command.CaucusCommand.NoteInCaucus;
import hiwar.talks.id.CommandId;
import hiwar.talks.record.Answer;
import hiwar.talks.record.Hash;
import hiwar.talks.record.Ledger;
import hiwar.talks.record.Recorded;
import hiwar.talks.talk.Submission;
import hiwar.talks.talk.Talk;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the record promises, on both databases. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RecordTableTest {
    private final TestDatabase kind;
    private final DatabaseAddress address;
    private final TalkOnPaper talk = new TalkOnPaper("talk");
    private Store store;

    RecordTableTest(TestDatabase kind, @TempDir Path folder) throws StoreUnusable {
        this.kind = kind;
        address = kind.fresh(folder);
        store = Store.open(address);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private List<Recorded> storeAll() {
        List<Recorded> lines = new ArrayList<>();
        for (List<Recorded> batch : talk.begun()) {
            store.record().append(batch);
            lines.addAll(batch);
        }
        return lines;
    }

    @Test
    void linesComeBackInTheOrderOfStoring() throws Exception {
        List<Recorded> lines = storeAll();
        assertThat(store.record().lines(talk.id())).isEqualTo(lines);
        store.close();
        store = Store.open(address);
        assertThat(store.record().lines(talk.id())).isEqualTo(lines);
        List<Recorded> more = talk.oneMore();
        store.record().append(more);
        assertThat(store.record().lines(talk.id())).endsWith(more.toArray(Recorded[]::new));
    }

    @Test
    void theLinesGiveTheTalkAsItWas() throws BrokenRecord {
        storeAll();
        Ledger again = new Ledger(Talk.empty(talk.id()));
        store.record().lines(talk.id()).forEach(again::restore);
        assertThat(again.stored()).isEqualTo(talk.ledger().stored());
        assertThat(again.head()).isEqualTo(talk.ledger().head());
        assertThat(again.chain(talk.talk().table().log()))
                .isEqualTo(talk.ledger().chain(talk.talk().table().log()));
        Submission next = new Submission(TalkOnPaper.SECRETARY, new CommandId("next"), 1_700_000_000_000L, talk.more());
        assertThat(again.submit(next))
                .asInstanceOf(type(Answer.ToStore.class))
                .isEqualTo(talk.ledger().submit(next));
    }

    @Test
    void aLineThatIsNotTheNextIsNotStoredNorAreThoseBesideIt() throws BrokenRecord {
        List<Recorded> lines = storeAll();
        Recorded next = talk.oneMore().getFirst();
        Recorded afterNext = talk.oneMore().getFirst();
        List<Recorded> other = new TalkOnPaper("other").prepared();
        assertThatThrownBy(() -> store.record().append(List.of(afterNext)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.record().append(List.of(lines.getLast())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.record().append(List.of(other.getFirst(), next, next)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(store.record().lines(talk.id())).isEqualTo(lines);
        assertThat(store.record().exists(other.getFirst().entry().log().talk())).isFalse();
    }

    @Test
    void aLineOfAnotherHistoryIsNotStored() throws BrokenRecord {
        List<Recorded> lines = storeAll();
        TalkOnPaper forged = new TalkOnPaper("talk");
        forged.begun();
        forged.does(TalkOnPaper.HEAD_A, new NoteInCaucus(TalkOnPaper.A, TalkOnPaper.words("x")));
        forged.oneMore();
        Recorded line = forged.oneMore().getFirst();
        store.record().append(talk.oneMore());
        assertThatThrownBy(() -> store.record().append(List.of(line))).isInstanceOf(IllegalArgumentException.class);
        assertThat(store.record().lines(talk.id())).hasSize(lines.size() + 1);
    }

    @Test
    void theDatabaseItselfChangesAndDeletesNoLine() throws BrokenRecord {
        List<Recorded> lines = storeAll();
        for (String sql : List.of(
                "UPDATE event SET line = line WHERE sequence = 1",
                "DELETE FROM event WHERE sequence = 3",
                "DELETE FROM event")) {
            assertThatThrownBy(() -> kind.execute(address, sql))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("the record is append-only");
        }
        if (kind == TestDatabase.POSTGRESQL) {
            assertThatThrownBy(() -> kind.execute(address, "TRUNCATE event"))
                    .hasMessageContaining("the record is append-only");
        }
        assertThat(store.record().lines(talk.id())).isEqualTo(lines);
    }

    @Test
    void oneChangedByteIsFound() throws SQLException {
        storeAll();
        tamper("UPDATE event SET line = replace(line, 'Belmark', 'Belmarc') WHERE log = 'talk/table' AND sequence = 3");
        assertBroken("talk/table", 3, "does not have the hash that was stored");
    }

    @Test
    void aChangedLineIsFoundEvenIfItsHashWasMadeToFit() throws SQLException {
        Recorded line = storeAll().get(2);
        String changed = line.line().replace("Belmark", "Belmarc");
        tamper("UPDATE event SET line = '%s', hash = '%s' WHERE log = 'talk/table' AND sequence = 3"
                .formatted(changed, Hash.of(changed)));
        assertBroken("talk/table", 4, "does not name the hash of the line before it");
    }

    @Test
    void aChangedLastLineIsFound() throws SQLException {
        storeAll();
        tamper("UPDATE event SET line = replace(line, 'Between us', 'Between me') WHERE log = 'talk/caucus/a'");
        assertBroken("talk/caucus/a", 2, "does not have the hash that was stored");
    }

    @Test
    void aMissingLineIsFound() throws SQLException {
        storeAll();
        tamper("DELETE FROM event WHERE log = 'talk/table' AND sequence = 5");
        assertBroken("talk/table", 6, "does not name the hash of the line before it");
    }

    @Test
    void aMissingEndIsFound() throws SQLException {
        int lines = storeAll().size();
        tamper("DELETE FROM event WHERE log = 'talk/caucus/a' AND sequence = 2");
        assertThatThrownBy(() -> store.record().lines(talk.id()))
                .isInstanceOf(BrokenRecord.class)
                .hasMessageContaining("%d lines of all logs were stored, %d are there", lines, lines - 1);
    }

    @Test
    void aChangedListOfTalksIsFound() throws SQLException {
        storeAll();
        kind.execute(address, "UPDATE talk SET phase = 'CLOSED'");
        assertThat(store.record().faults(talk.id()))
                .extracting(BrokenRecord::what)
                .containsExactly("the list of talks does not say what the record says");
    }

    @Test
    void theFirstFaultOfEachLogIsFound() throws SQLException {
        storeAll();
        tamper("UPDATE event SET line = replace(line, 'Between us', 'Between me') WHERE log = 'talk/caucus/a'");
        kind.execute(address, "UPDATE event SET line = '{}' WHERE log = 'talk/table' AND sequence >= 7");
        assertThat(store.record().faults(talk.id()))
                .extracting(BrokenRecord::log, BrokenRecord::sequence)
                .containsExactly(tuple("talk/table", 7L), tuple("talk/caucus/a", 2L));
    }

    @Test
    void aLineThatIsNoLineIsFound() throws SQLException {
        storeAll();
        tamper("UPDATE event SET line = '{' WHERE log = 'talk/table' AND sequence = 2");
        assertBroken("talk/table", 2, "");
    }

    /** What whoever owns the database can do after all, if nobody verifies. */
    private void tamper(String sql) throws SQLException {
        switch (kind) {
            case SQLITE ->
                kind.execute(
                        address, "DROP TRIGGER event_is_never_updated", "DROP TRIGGER event_is_never_deleted", sql);
            case POSTGRESQL -> kind.execute(address, "ALTER TABLE event DISABLE TRIGGER ALL", sql);
        }
    }

    private void assertBroken(String log, long sequence, String what) {
        assertThatThrownBy(() -> store.record().lines(talk.id()))
                .asInstanceOf(type(BrokenRecord.class))
                .satisfies(broken -> {
                    assertThat(broken.log()).isEqualTo(log);
                    assertThat(broken.sequence()).isEqualTo(sequence);
                    assertThat(broken.what()).contains(what);
                });
    }
}
