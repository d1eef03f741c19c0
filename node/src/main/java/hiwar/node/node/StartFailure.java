package hiwar.node.node;

import org.jspecify.annotations.Nullable;

/** The node cannot start; the message is one line for whoever starts it, and says what to do. */
public final class StartFailure extends Exception {
    private static final long serialVersionUID = 1;

    StartFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** What the deepest cause says: the system's own words, such as "Address already in use". */
    static String reason(Throwable thrown) {
        Throwable deepest = thrown;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }
}
