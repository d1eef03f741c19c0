package hiwar.node.node;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.node.store.DatabaseAddress;
import hiwar.node.store.Store;
import hiwar.talks.command.Command;
import hiwar.talks.command.PreparationCommand.AddDelegation;
import hiwar.talks.command.PreparationCommand.PrepareTalk;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Answer;
import hiwar.talks.record.Ledger;
import hiwar.talks.talk.Submission;
import hiwar.talks.talk.Talk;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Seat;
import hiwar.talks.terms.Wording;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands for who runs a server: verify, export, backup, restore, and the secretariat's link. */
@Timeout(60)
class StoreCommandsTest {
    private static final SeatId SECRETARY = new SeatId("secretary");

    private final Path folder;
    private final Path data;
    private final List<String> lines = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    StoreCommandsTest(@TempDir Path folder) {
        this.folder = folder;
        data = folder.resolve("data");
    }

    @BeforeEach
    void talk() throws Exception {
        TalkId id = new TalkId("talk");
        Ledger ledger = new Ledger(Talk.empty(id));
        Seat seat = new Seat(SECRETARY, Role.SECRETARY, null, words("Secretary"), List.of("ru"));
        try (Store store = Store.open(new DatabaseAddress.Sqlite(data))) {
            does(store, ledger, SeatId.NODE, new PrepareTalk(words("Talks"), seat));
            for (String side : List.of("Ardenia", "Belmark")) {
                Delegation delegation = new Delegation(new DelegationId(side), words(side), "Europe/Moscow");
                does(store, ledger, SECRETARY, new AddDelegation(delegation));
            }
        }
    }

    private void does(Store store, Ledger ledger, SeatId by, Command command) {
        CommandId id = new CommandId("c" + lines.size());
        Answer answer = ledger.submit(new Submission(by, id, 1_624_867_200_000L, command));
        assertThat(answer).isInstanceOf(Answer.ToStore.class);
        if (answer instanceof Answer.ToStore toStore) {
            ledger.confirm();
            store.record().append(toStore.lines());
            toStore.lines().forEach(line -> lines.add(line.line()));
        }
    }

    private static Wording words(String text) {
        return Wording.of("en", text).and("ar", "محادثات");
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    private int record(String... arguments) {
        List<String> all = new ArrayList<>(List.of("record"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return run(all.toArray(String[]::new));
    }

    private void tamper(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("hiwar.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TRIGGER event_is_never_updated");
            statement.execute(sql);
        }
    }

    @Test
    void aWholeRecordIsVerifiedBesideTheServer() throws Exception {
        try (Store server = Store.open(new DatabaseAddress.Sqlite(data))) {
            assertThat(record("verify")).isZero();
            assertThat(server.made()).isFalse();
        }
        assertThat(out.toString()).startsWith("ok      talk/table: 3 lines, the last has the SHA-256 ");
    }

    @Test
    void oneChangedByteEndsVerifyingWithOneAndIsNamed() throws SQLException {
        tamper("UPDATE event SET line = replace(line, 'Belmark', 'Belmarc') WHERE sequence = 3");
        assertThat(record("verify")).isEqualTo(1);
        assertThat(out.toString())
                .isEqualToIgnoringNewLines("BROKEN  talk/table, line 3: it does not have the hash that was stored\n");
        assertThat(record("export", "--talk", "talk")).isEqualTo(1);
        assertThat(err.toString()).startsWith("hiwar: the record is broken: talk/table, line 3: ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whatIsExportedIsWhatIsStoredByteForByte() throws IOException {
        assertThat(record("export", "--talk", "talk")).isZero();
        assertThat(out.toString()).isEqualTo(String.join("\n", lines) + "\n");
        Path file = folder.resolve("table.jsonl");
        assertThat(record("export", "--talk", "talk", "--log", "table", "--out", file.toString()))
                .isZero();
        assertThat(file).content().isEqualTo(String.join("\n", lines) + "\n");
        assertThat(record("export", "--talk", "talk", "--out", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("is there already; name a new file");
    }

    @Test
    void anExportedFileIsVerifiedWithoutADatabase() throws IOException {
        Path file = folder.resolve("table.jsonl");
        assertThat(record("export", "--talk", "talk", "--out", file.toString())).isZero();
        assertThat(run("record", "verify", "--file", file.toString())).isZero();
        assertThat(out.toString()).startsWith("ok      talk/table: 3 lines, the last has the SHA-256 ");
        Files.writeString(file, Files.readString(file).replace("Ardenia", "Ardania"));
        assertThat(run("record", "verify", "--file", file.toString())).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("BROKEN  talk/table, line 3: line 3 does not name the hash of the line before it");
        Files.writeString(file, "nothing\n");
        assertThat(run("record", "verify", "--file", file.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("the file, line 1: it is no line of a record");
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(record("verify", "--talk", "tolk")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no talk tolk; there are talk");
        assertThat(record("export", "--talk", "talk", "--log", "caucus/a")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no log caucus/a of talk; name 'table' or 'caucus/DELEGATION'");
        assertThat(run("backup", "x.zip", "--data", folder.resolve("nowhere").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("there is no database").contains("--data");
        assertThat(run("record")).isEqualTo(2);
        assertThat(err.toString()).contains("name a command: verify or export");
    }

    @Test
    void aBackupIsMadeBesideTheServerAndRestoredElsewhere() throws Exception {
        Path file = folder.resolve("backup.zip");
        try (Store server = Store.open(new DatabaseAddress.Sqlite(data))) {
            assertThat(run("backup", file.toString(), "--data", data.toString()))
                    .isZero();
            assertThat(out.toString()).contains("1 talks with 3 lines");
            assertThat(run("restore", file.toString(), "--data", data.toString()))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("is in use by another server");
            assertThat(server.record().talks()).hasSize(1);
        }
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(run("backup", file.toString(), "--data", data.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("is there already; name a new file");
        assertThat(run("restore", file.toString(), "--data", data.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("a restore never overwrites");
        String other = folder.resolve("other").toString();
        assertThat(run("restore", file.toString(), "--data", other)).isZero();
        assertThat(run("record", "export", "--talk", "talk", "--data", other)).isZero();
        assertThat(out.toString()).isEqualTo(String.join("\n", lines) + "\n");
    }

    @Test
    void theSecretariatGetsANewLink() throws Exception {
        assertThat(run("secretariat", "--data", data.toString(), "--public-url", "https://talks.example/"))
                .isZero();
        assertThat(out.toString().strip()).matches("https://talks\\.example/secretariat#[A-Za-z0-9_-]{20,}");
        assertThat(run("secretariat", "--data", data.toString(), "--port", "7999"))
                .isZero();
        assertThat(out.toString()).startsWith("http://127.0.0.1:7999/secretariat#");
    }
}
