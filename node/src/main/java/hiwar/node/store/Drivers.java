package hiwar.node.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Where connections come from, and what is said first on each.
 *
 * @param writingSql first on the writing connection
 * @param readingSql first on reading connections: they cannot write, and see one state during a transaction
 * @param migrating for changes of the tables, which may take long
 * @param migrations folder of what only this database understands
 */
record Drivers(
        DataSource writing,
        String writingSql,
        DataSource reading,
        String readingSql,
        DataSource migrating,
        String migrations) {
    /** Another process may write for a moment: a command beside the server, a backup. */
    private static final int BUSY_MILLIS = (int) TimeUnit.SECONDS.toMillis(5);
    /** A server that does not answer at all. */
    private static final int CONNECT_SECONDS = 5;
    /** A server that has stopped answering: then its talks rather hear that nothing is stored. */
    private static final int ANSWER_SECONDS = 15;
    /** Key of the lock that a server holds while it runs: "hiwar" in ASCII. */
    private static final long LOCK = 0x68_69_77_61_72L;

    /** How long a server waits for one before it that has just ended: PostgreSQL may not have noticed yet. */
    private static final int LOCK_SECONDS = 3;
    /** What PostgreSQL says when the lock was not given away in time (SQLSTATE lock_not_available). */
    static final String LOCKED = "55P03";

    private static final String LOCK_SQL = """
            SET synchronous_commit = on;
            SET lock_timeout = '%ds';
            SELECT pg_advisory_lock(%d);
            RESET lock_timeout;""".formatted(LOCK_SECONDS, LOCK);

    /**
     * For a server, or for a command that may run beside one.
     *
     * @throws IOException when the file of SQLite cannot be made
     */
    static Drivers of(DatabaseAddress address, boolean server) throws IOException {
        return switch (address) {
            case DatabaseAddress.Sqlite sqlite -> sqlite(sqlite.file());
            case DatabaseAddress.Postgres postgres -> postgres(postgres.url(), server);
        };
    }

    private static Drivers sqlite(Path file) throws IOException {
        makePrivate(file);
        DataSource writing = sqlite(file, SQLiteConfig.TransactionMode.IMMEDIATE);
        return new Drivers(
                writing,
                "PRAGMA query_only = 0",
                sqlite(file, SQLiteConfig.TransactionMode.DEFERRED),
                "PRAGMA query_only = 1",
                writing,
                "sqlite");
    }

    /** The database holds keys and papers: nobody else on the machine may read it. */
    private static void makePrivate(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createFile(file, ownerOnly);
        } catch (FileAlreadyExistsException there) {
            // As it shall be.
        }
    }

    private static DataSource sqlite(Path file, SQLiteConfig.TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.enableRecursiveTriggers(true); // or INSERT OR REPLACE would delete lines past their trigger
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTransactionMode(mode);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static Drivers postgres(String url, boolean server) {
        return new Drivers(
                postgres(url, ANSWER_SECONDS),
                server ? LOCK_SQL : "SET synchronous_commit = on",
                postgres(url, ANSWER_SECONDS),
                "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
                postgres(url, 0),
                "postgresql");
    }

    private static DataSource postgres(String url, int answerSeconds) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(answerSeconds);
        source.setTcpKeepAlive(true);
        source.setApplicationName("hiwar");
        return source;
    }
}
