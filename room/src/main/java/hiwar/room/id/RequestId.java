package hiwar.room.id;

/** One administrator's call that waits for its answer; never used twice. */
public record RequestId(long value) {
    @Override
    public String toString() {
        return "request-" + value;
    }
}
