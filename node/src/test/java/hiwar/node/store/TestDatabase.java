package hiwar.node.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Both databases that the store works with. */
public enum TestDatabase {
    SQLITE {
        @Override
        public DatabaseAddress fresh(Path folder) {
            return new DatabaseAddress.Sqlite(folder.resolve("data" + MADE.incrementAndGet()));
        }

        @Override
        Connection connect(DatabaseAddress address) throws SQLException {
            return DriverManager.getConnection("jdbc:sqlite:" + ((DatabaseAddress.Sqlite) address).file());
        }
    },
    POSTGRESQL {
        @Override
        public DatabaseAddress fresh(Path folder) {
            String name = "talks" + MADE.incrementAndGet();
            try (Connection connection = Postgres.SERVER.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return new DatabaseAddress.Postgres(Postgres.SERVER.getJdbcUrl("postgres", name));
        }

        @Override
        Connection connect(DatabaseAddress address) throws SQLException {
            return DriverManager.getConnection(((DatabaseAddress.Postgres) address).url());
        }
    };

    private static final AtomicInteger MADE = new AtomicInteger();

    /** An empty database. */
    public abstract DatabaseAddress fresh(Path folder);

    /** A connection of our own, past the store. */
    abstract Connection connect(DatabaseAddress address) throws SQLException;

    /** Says something to the database, past the store. */
    void execute(DatabaseAddress address, String... statements) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The one PostgreSQL of this process; ends with it. */
    static final class Postgres {
        static final EmbeddedPostgres SERVER = start();

        private Postgres() {}

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "100")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
