package hiwar.node.store;

import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What to tell whoever starts the node when the database cannot be opened. */
final class Unusable {
    /** "file is not a database", one of SQLite's result codes. */
    private static final int SQLITE_NOTADB = 26;

    private Unusable() {}

    /**
     * A command needs a database that is there.
     *
     * @throws StoreUnusable when it is not
     */
    static void whenMissing(DatabaseAddress address) throws StoreUnusable {
        if (address instanceof DatabaseAddress.Sqlite sqlite && !Files.isRegularFile(sqlite.file())) {
            throw new StoreUnusable(
                    "there is no database " + sqlite + "; name the folder of the server with --data, or the database"
                            + " with --database",
                    null);
        }
    }

    /** The exception that says what to do. */
    static StoreUnusable because(DatabaseAddress address, Exception failure) {
        return failure instanceof StoreUnusable known
                ? known
                : new StoreUnusable(address + " cannot be opened: " + advice(failure), failure);
    }

    private static String advice(Exception failure) {
        String reason = DatabaseDown.reason(failure).lines().findFirst().orElse("");
        SQLException cause = cause(failure);
        String state = cause == null || cause.getSQLState() == null ? "" : cause.getSQLState();
        if (state.equals(Drivers.LOCKED)) {
            return "another server uses this database; stop that one, or give this one a database of its own";
        }
        if (cause != null && cause.getErrorCode() == SQLITE_NOTADB) {
            return "it is no SQLite database; move that file away, or name another folder with --data";
        }
        return reason + "; "
                + switch (state.toUpperCase(Locale.ROOT)) {
                    case "28P01", "28000" -> "check user and password in --database";
                    case "3D000" -> "make the database first (createdb), or check its name in --database";
                    case "42501" -> "the user of --database must own the database, or may create tables in it";
                    case "08001", "08004", "08006" ->
                        "check that PostgreSQL runs and that --database names its host and port";
                    default -> "see that the disk is not full and that the database may be written";
                };
    }

    private static @Nullable SQLException cause(Throwable thrown) {
        SQLException found = null;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                found = sql;
            }
        }
        return found;
    }
}
