package hiwar.room.signal;

/**
 * Why somebody may not come in: sent instead of the WebSocket upgrade, so that clients can tell what to do next.
 *
 * @param httpStatus 400, 401, 403, 404, 500 or 503; clients treat each differently
 * @param text plain text body for the person who reads it
 */
public record Refusal(int httpStatus, String text) {
    /** Clients look for exactly this phrase: without it they take a 404 for a server that lacks the path. */
    public static final Refusal NO_SUCH_ROOM = new Refusal(404, "requested room does not exist");
}
