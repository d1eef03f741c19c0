package hiwar.node.store;

/** The database did not do what it was asked for: the disk is full, the connection is gone. Nothing was changed. */
public final class DatabaseDown extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseDown(Throwable cause) {
        super(reason(cause), cause);
    }

    /** What the deepest cause with words says: the database's own. */
    static String reason(Throwable thrown) {
        String reason = thrown.toString();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            reason = cause.getMessage() == null ? reason : cause.getMessage();
        }
        return reason;
    }
}
