package hiwar.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When the database cannot be opened, one line says why, and what to do. */
class OpeningTest {
    private final Path folder;

    OpeningTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void twoServersDoNotShareADatabase(TestDatabase kind) throws StoreUnusable {
        DatabaseAddress address = kind.fresh(folder);
        Store first = Store.open(address);
        assertUnusable(address)
                .hasMessageContaining("another server")
                .hasMessageContaining("stop that one, or give this one a");
        first.close();
        Store.open(address).close();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aCommandVisitsBesideTheServer(TestDatabase kind) throws Exception {
        DatabaseAddress address = kind.fresh(folder);
        TalkOnPaper talk = new TalkOnPaper("talk");
        try (Store server = Store.open(address);
                Store visitor = Store.visit(address)) {
            server.record().append(talk.prepared());
            assertThat(visitor.record().exists(talk.id())).isTrue();
            visitor.secrets().offerLink("hash", 1_000);
            assertThat(server.secrets().useLink("hash", 1)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aNewerDatabaseIsLeftAlone(TestDatabase kind) throws Exception {
        DatabaseAddress address = kind.fresh(folder);
        Store.open(address).close();
        kind.execute(
                address,
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, installed_on, execution_time, success)"
                        + " SELECT 99, '99', 'later', type, 'V99__later.sql', 1, installed_by, installed_on, 1, success"
                        + " FROM flyway_schema_history WHERE version = '1'");
        assertUnusable(address).hasMessageContaining("newer version").hasMessageContaining("start that version");
        assertThatThrownBy(() -> Store.visit(address)).hasMessageContaining("newer version");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aCommandDoesNotBringAnOlderDatabaseUpToDate(TestDatabase kind) throws SQLException, StoreUnusable {
        DatabaseAddress address = kind.fresh(folder);
        Store.open(address).close();
        kind.execute(address, "DELETE FROM flyway_schema_history WHERE version = '2'");
        assertThatThrownBy(() -> Store.visit(address)).hasMessageContaining("start the server once");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        DatabaseAddress address = new DatabaseAddress.Sqlite(file.resolve("data"));
        assertUnusable(address)
                .hasMessageStartingWith("the data folder " + file.resolve("data") + " cannot be written")
                .hasMessageEndingWith("give a folder that may be written with --data");
    }

    @Test
    void anotherKindOfFileIsLeftAlone() throws IOException {
        DatabaseAddress.Sqlite address = new DatabaseAddress.Sqlite(folder);
        Files.writeString(address.file(), "These are minutes of 2001, and no database at all.\n".repeat(100));
        assertUnusable(address).hasMessageContaining("it is no SQLite database");
        assertThat(address.file()).content().startsWith("These are minutes");
    }

    @Test
    void theFileIsItsOwnersAlone() throws Exception {
        DatabaseAddress.Sqlite address = new DatabaseAddress.Sqlite(folder);
        Store.open(address).close();
        assertThat(Files.getPosixFilePermissions(address.file()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aCommandNeedsADatabase() {
        assertThatThrownBy(() -> Store.visit(new DatabaseAddress.Sqlite(folder.resolve("nowhere"))))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("there is no database")
                .hasMessageContaining("--data");
    }

    @Test
    void whatPostgresRefusesIsSaidWithoutThePassword() {
        String there = ((DatabaseAddress.Postgres) TestDatabase.POSTGRESQL.fresh(folder)).url();
        String nobody = there.replace("user=postgres", "user=nobody-knows&password=hush");
        String nowhere = there.replaceFirst("/talks\\d+", "/nowhere");
        String closed = there.replaceFirst(":\\d+/", ":1/");
        Map.of(
                        nobody, "check user and password in --database",
                        nowhere, "make the database first (createdb), or check its name in --database",
                        closed, "check that PostgreSQL runs and that --database names its host and port")
                .forEach((url, advice) -> assertUnusable(new DatabaseAddress.Postgres(url))
                        .hasMessageStartingWith("PostgreSQL at localhost:")
                        .hasMessageEndingWith("; " + advice)
                        .hasMessageNotContaining("hush"));
    }

    private static AbstractThrowableAssert<?, ?> assertUnusable(DatabaseAddress address) {
        return assertThatThrownBy(() -> Store.open(address)).isInstanceOf(StoreUnusable.class);
    }
}
