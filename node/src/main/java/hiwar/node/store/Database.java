package hiwar.node.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * One writing connection and a few reading ones. There is one writer because SQLite has no more, and because
 * PostgreSQL's one holds the lock that keeps other servers away. For any thread.
 */
final class Database implements AutoCloseable {
    /** Connections for reading: two or three requests at a time, and a backup. */
    static final int READERS = 4;
    /** How long somebody waits for a connection before the database counts as down. */
    private static final long WAIT_MILLIS = TimeUnit.SECONDS.toMillis(5);

    private final HikariDataSource writing;
    private final HikariDataSource reading;
    private final Jdbi writer;
    private final Jdbi reader;

    /** Work on a connection, all of it or nothing. */
    interface Work<T, X extends Exception> {
        T on(Handle handle) throws X;
    }

    private Database(HikariDataSource writing, HikariDataSource reading) {
        this.writing = writing;
        this.reading = reading;
        writer = Jdbi.create(writing);
        reader = Jdbi.create(reading);
    }

    /** Connects; fails with Hikari's or the driver's exception. */
    static Database connect(Drivers drivers) {
        HikariConfig forWriting = config("writer", drivers.writing(), drivers.writingSql());
        forWriting.setMaximumPoolSize(1);
        forWriting.setMaxLifetime(0); // the lock that PostgreSQL's writer holds is not given away
        HikariDataSource writing = new HikariDataSource(forWriting);
        try {
            HikariConfig forReading = config("reader", drivers.reading(), drivers.readingSql());
            forReading.setMaximumPoolSize(READERS);
            return new Database(writing, new HikariDataSource(forReading));
        } catch (RuntimeException e) {
            writing.close();
            throw e;
        }
    }

    private static HikariConfig config(String name, DataSource source, String firstSql) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setConnectionInitSql(firstSql);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_MILLIS);
        return config;
    }

    /**
     * Reads.
     *
     * @throws DatabaseDown when the database does not work
     */
    <T, X extends Exception> T read(Work<T, X> work) throws X {
        return within(reader, work);
    }

    /**
     * Writes in one transaction, which is on the disk when this returns.
     *
     * @throws DatabaseDown when the database does not work: then nothing was written, unless the connection was lost
     *     just when it was
     */
    <T, X extends Exception> T write(Work<T, X> work) throws X {
        return within(writer, work);
    }

    private static <T, X extends Exception> T within(Jdbi jdbi, Work<T, X> work) throws X {
        try {
            return jdbi.inTransaction(work::on);
        } catch (JdbiException e) {
            throw new DatabaseDown(e);
        }
    }

    /** Connections that have failed are not used again. */
    void reconnect() {
        writing.getHikariPoolMXBean().softEvictConnections();
        reading.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        reading.close();
        writing.close();
    }
}
