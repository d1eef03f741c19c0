package hiwar.node.store;

/** The database did not do what it was asked for: the disk is full, the connection is gone. Nothing was changed. */
public final class DatabaseDown extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseDown(Throwable cause) {
        super(reason(cause), cause);
    }

    /** What the deepest cause says: the database's own words. */
    static String reason(Throwable thrown) {
        Throwable deepest = thrown;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }
}
