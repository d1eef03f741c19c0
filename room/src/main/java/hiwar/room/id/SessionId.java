package hiwar.room.id;

/** One WebSocket of the node; never used twice. */
public record SessionId(long value) {
    @Override
    public String toString() {
        return "session-" + value;
    }
}
