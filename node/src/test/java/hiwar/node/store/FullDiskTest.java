package hiwar.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.room.stage.TalkInput;
import hiwar.talks.record.Recorded;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SQLite finds no more room on the disk, and later some again. */
@Timeout(120)
class FullDiskTest {
    private static final int NO_LIMIT = 1 << 30;

    private final DatabaseAddress address;
    private final AtomicInteger pages = new AtomicInteger(NO_LIMIT);
    private final AtomicInteger connections = new AtomicInteger();
    private final TalkOnPaper talk = new TalkOnPaper("talk");
    private final Replies replies = new Replies();

    FullDiskTest(@TempDir Path folder) {
        address = new DatabaseAddress.Sqlite(folder);
    }

    @Test
    void whatFindsNoRoomIsNotStoredAndWhatFollowsIsStoredAgain() throws Exception {
        Store.open(address).close();
        Drivers real = Drivers.of(address, true);
        Drivers limited = new Drivers(
                limited(real.writing()),
                real.writingSql(),
                real.reading(),
                real.readingSql(),
                real.migrating(),
                real.migrations());
        try (Database database = Database.connect(limited);
                GroupCommit commit = new GroupCommit(Disk.of(database))) {
            List<Recorded> stored = new ArrayList<>();
            for (List<Recorded> batch : talk.begun()) {
                commit.submit(talk.id(), 0, batch, replies);
                assertThat(replies.next()).isEqualTo(new TalkInput.Stored(talk.id(), 0));
                stored.addAll(batch);
            }
            pages.set(1); // SQLite takes what it has already for the least
            database.reconnect();
            List<Recorded> refused = List.of();
            while (refused.isEmpty()) {
                List<Recorded> batch = talk.decides(TalkOnPaper.HEAD_A, talk.note());
                commit.submit(talk.id(), 0, batch, replies);
                if (replies.next() instanceof TalkInput.Stored) {
                    talk.ledger().confirm();
                    stored.addAll(batch);
                } else {
                    refused = batch;
                }
            }
            talk.ledger().fail();
            int probes = connections.get() + 2;
            while (connections.get() < probes) {
                Thread.sleep(20);
            }
            assertThat(replies.isEmpty()).as("it is still full").isTrue();
            assertThat(new RecordTable(database).lines(talk.id())).isEqualTo(stored);
            pages.set(NO_LIMIT);
            assertThat(replies.next()).isEqualTo(new TalkInput.StoreRecovered(talk.id(), 0, List.of()));
            commit.submit(talk.id(), 1, refused, replies);
            assertThat(replies.next()).isEqualTo(new TalkInput.Stored(talk.id(), 1));
            stored.addAll(refused);
            assertThat(new RecordTable(database).lines(talk.id())).isEqualTo(stored);
        }
    }

    /** The same connections, but the file may not grow beyond what {@link #pages} says. */
    private DataSource limited(DataSource real) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(real, arguments);
                        if (result instanceof Connection connection) {
                            connections.incrementAndGet();
                            try (Statement statement = connection.createStatement()) {
                                statement.execute("PRAGMA max_page_count = " + pages.get());
                            }
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
