package hiwar.node.store;

import java.security.SecureRandom;
import org.jdbi.v3.core.Handle;

/** Keys that the node makes once, and links that work once. */
public final class Secrets {
    private static final int KEY_BYTES = 32;

    private final Database database;

    Secrets(Database database) {
        this.database = database;
    }

    /** The key of this name: 32 random bytes, the same for as long as the database lives. */
    public byte[] key(String name) {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        return database.write(handle -> {
            put(handle, name, fresh);
            return handle.createQuery("SELECT bytes FROM secret WHERE name = :name")
                    .bind("name", name)
                    .mapTo(byte[].class)
                    .one();
        });
    }

    static void put(Handle handle, String name, byte[] bytes) {
        handle.createUpdate("INSERT INTO secret (name, bytes) VALUES (:name, :bytes) ON CONFLICT (name) DO NOTHING")
                .bind("name", name)
                .bind("bytes", bytes)
                .execute();
    }

    /** Offers a link that works once; one that was offered before and not used works no more. */
    public void offerLink(String hash, long expiresMillis) {
        database.write(handle -> {
            handle.execute("DELETE FROM link");
            return handle.createUpdate("INSERT INTO link (hash, expires_millis) VALUES (:hash, :expires)")
                    .bind("hash", hash)
                    .bind("expires", expiresMillis)
                    .execute();
        });
    }

    /** Uses a link up; true when it was offered, is not expired and was not used before. */
    public boolean useLink(String hash, long nowMillis) {
        return database.write(
                handle -> handle.createUpdate("DELETE FROM link WHERE hash = :hash AND expires_millis > :now")
                                .bind("hash", hash)
                                .bind("now", nowMillis)
                                .execute()
                        == 1);
    }
}
