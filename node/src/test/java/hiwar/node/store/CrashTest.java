package hiwar.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hiwar.talks.record.Ledger;
import hiwar.talks.record.Recorded;
import hiwar.talks.talk.Talk;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server is killed while it stores; the next one has all that was told. */
@Timeout(120)
class CrashTest {
    private static final int ENOUGH = 300;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatWasToldIsThereAfterAKill(TestDatabase kind, @TempDir Path folder) throws Exception {
        DatabaseAddress address = kind.fresh(folder);
        Process server = server(address);
        long told = 0;
        try (BufferedReader out = server.inputReader()) {
            while (told < ENOUGH) {
                told = Long.parseLong(Objects.requireNonNull(out.readLine(), "the server ended"));
            }
            assertThatThrownBy(() -> Store.open(address)).hasMessageContaining("another server");
            server.toHandle().destroyForcibly(); // and what it said before can still be read
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                told = Math.max(told, Long.parseLong(line));
            }
            server.waitFor();
        } finally {
            server.destroyForcibly();
        }
        TalkOnPaper talk = new TalkOnPaper("talk");
        try (Store store = Store.open(address)) {
            List<Recorded> lines = store.record().lines(talk.id());
            assertThat(lines).hasSizeGreaterThanOrEqualTo((int) told);
            assertThat(store.record().faults(talk.id())).isEmpty();
            Ledger ledger = new Ledger(Talk.empty(talk.id()));
            lines.forEach(ledger::restore);
            long before = talk.begun().stream().mapToLong(List::size).sum();
            while (before < lines.size()) {
                before += talk.notedAgain().size();
            }
            assertThat(ledger.stored()).isEqualTo(talk.talk());
            store.record().append(talk.oneMore());
        }
    }

    private static Process server(DatabaseAddress address) throws IOException {
        String[] named = switch (address) {
            case DatabaseAddress.Sqlite sqlite ->
                new String[] {"", sqlite.folder().toString()};
            case DatabaseAddress.Postgres postgres -> new String[] {postgres.url(), ""};
        };
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreProcess.class.getName(),
                        named[0],
                        named[1])
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
