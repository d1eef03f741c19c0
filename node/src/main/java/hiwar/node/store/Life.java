package hiwar.node.store;

import org.jdbi.v3.core.Handle;

/** When the node was last alive, so that after a crash it is known for how long it was away. */
public final class Life {
    private final Database database;

    Life(Database database) {
        this.database = database;
    }

    /** The last beat, since the epoch; 0 when there was none. */
    public long lastAliveMillis() {
        return database.read(Life::read);
    }

    static long read(Handle handle) {
        return handle.createQuery("SELECT at_millis FROM life WHERE name = 'beat'")
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** The node is alive. */
    public void beat(long nowMillis) {
        database.write(handle -> beat(handle, nowMillis));
    }

    static int beat(Handle handle, long nowMillis) {
        return handle.createUpdate("INSERT INTO life (name, at_millis) VALUES ('beat', :now)"
                        + " ON CONFLICT (name) DO UPDATE SET at_millis = excluded.at_millis")
                .bind("now", nowMillis)
                .execute();
    }
}
