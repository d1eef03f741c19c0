package hiwar.node.store;

import java.nio.file.Path;

/** Where the database is. */
public sealed interface DatabaseAddress {
    /** How an address of PostgreSQL begins. */
    String POSTGRESQL = "jdbc:postgresql:";

    /**
     * SQLite, in a file of this folder.
     *
     * @param folder made when it is not there
     */
    record Sqlite(Path folder) implements DatabaseAddress {
        private static final String FILE = "hiwar.db";

        /** The file. */
        public Path file() {
            return folder.resolve(FILE);
        }

        @Override
        public String toString() {
            return file().toString();
        }
    }

    /**
     * PostgreSQL.
     *
     * @param url for JDBC, with user and password
     */
    record Postgres(String url) implements DatabaseAddress {
        /** Without user and password, which belong in no log. */
        @Override
        public String toString() {
            int until = url.indexOf('?');
            String place = url.substring(POSTGRESQL.length(), until < 0 ? url.length() : until);
            place = place.substring(place.lastIndexOf('@') + 1);
            return "PostgreSQL at " + (place.startsWith("//") ? place.substring(2) : place);
        }
    }

    /**
     * The address that a setting names.
     *
     * @param setting empty for SQLite in {@code data}, else {@code jdbc:postgresql://...}
     * @throws IllegalArgumentException when it is neither
     */
    static DatabaseAddress of(String setting, Path data) {
        if (setting.isEmpty()) {
            return new Sqlite(data);
        }
        if (setting.startsWith(POSTGRESQL)) {
            return new Postgres(setting);
        }
        throw new IllegalArgumentException("it does not begin with " + POSTGRESQL + "//");
    }
}
