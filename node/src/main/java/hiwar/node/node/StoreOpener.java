package hiwar.node.node;

import hiwar.node.store.Store;
import hiwar.node.store.StoreUnusable;

/** Opens the database that the configuration names. */
final class StoreOpener {
    private StoreOpener() {}

    /**
     * For the server.
     *
     * @throws StartFailure with one line that says why not, and what to do
     */
    static Store open(Config config) throws StartFailure {
        try {
            return Store.open(config.database());
        } catch (StoreUnusable e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * For a command, which may run beside the server.
     *
     * @throws StartFailure with one line that says why not, and what to do
     */
    static Store visit(Config config) throws StartFailure {
        try {
            return Store.visit(config.database());
        } catch (StoreUnusable e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
