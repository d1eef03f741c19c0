package hiwar.node.store;

import org.jspecify.annotations.Nullable;

/** The database cannot be used; the message is one line for whoever starts the node, and says what to do. */
public final class StoreUnusable extends Exception {
    private static final long serialVersionUID = 1;

    StoreUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
