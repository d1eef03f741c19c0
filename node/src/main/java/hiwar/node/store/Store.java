package hiwar.node.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What must outlive the process. One server at a time has it open; commands may visit it meanwhile. For any thread.
 *
 * <p>Its parts throw {@link DatabaseDown} when the database does not work.
 */
public final class Store implements AutoCloseable {
    private final @Nullable FolderLock lock;
    private final Database database;
    private final boolean made;

    private Store(@Nullable FolderLock lock, Database database, boolean made) {
        this.lock = lock;
        this.database = database;
        this.made = made;
    }

    /**
     * Opens the database for a server: makes it when it is not there, and brings an older one up to date.
     *
     * @throws StoreUnusable with one line that says why not, and what to do
     */
    public static Store open(DatabaseAddress address) throws StoreUnusable {
        FolderLock lock = address instanceof DatabaseAddress.Sqlite sqlite ? FolderLock.take(sqlite.folder()) : null;
        Database database = null;
        try {
            Drivers drivers = Drivers.of(address, true);
            database = Database.connect(drivers);
            boolean made = new Migrations(drivers, address).bringUpToDate();
            return new Store(lock, database, made);
        } catch (IOException | RuntimeException | StoreUnusable e) {
            close(database, lock);
            throw Unusable.because(address, e);
        }
    }

    /**
     * Opens the database for a command, beside a server or without one; it must be there and up to date.
     *
     * @throws StoreUnusable with one line that says why not, and what to do
     */
    public static Store visit(DatabaseAddress address) throws StoreUnusable {
        Unusable.whenMissing(address);
        Database database = null;
        try {
            Drivers drivers = Drivers.of(address, false);
            database = Database.connect(drivers);
            new Migrations(drivers, address).checkUpToDate();
            return new Store(null, database, false);
        } catch (IOException | RuntimeException | StoreUnusable e) {
            close(database, null);
            throw Unusable.because(address, e);
        }
    }

    /** True when this opening has made the database: nothing is in it yet. */
    public boolean made() {
        return made;
    }

    /** The lines of all talks. */
    public RecordTable record() {
        return new RecordTable(database);
    }

    public Invitations invitations() {
        return new Invitations(database);
    }

    public Sessions sessions() {
        return new Sessions(database);
    }

    public Secrets secrets() {
        return new Secrets(database);
    }

    public Papers papers() {
        return new Papers(database);
    }

    public Life life() {
        return new Life(database);
    }

    /** The thread that stores what talks decide; closed before the store. One for each open store. */
    public GroupCommit groupCommit() {
        return new GroupCommit(disk());
    }

    /**
     * Writes everything into an archive, as it is at this moment, whatever the server does meanwhile.
     *
     * @throws IOException when the archive cannot be written
     */
    public Backup.Contents backup(OutputStream out, long nowMillis) throws IOException {
        return database.read(handle -> new Backup(handle, out).write(nowMillis));
    }

    /**
     * Reads an archive into this store, which must be empty: all of it or, when anything is wrong with it, nothing.
     *
     * @throws StoreUnusable with one line that says why not, and what to do
     */
    public Backup.Contents restore(Path archive) throws StoreUnusable {
        return database.write(handle -> new Restore(handle, archive).read());
    }

    Disk disk() {
        return Disk.of(database);
    }

    @Override
    public void close() {
        close(database, lock);
    }

    private static void close(@Nullable Database database, @Nullable FolderLock lock) {
        if (database != null) {
            database.close();
        }
        if (lock != null) {
            lock.close();
        }
    }
}
