package hiwar.room.id;

/** One connection of a seat to its talk, beside its media; never used twice. */
public record TalkSessionId(long value) {
    @Override
    public String toString() {
        return "talk-session-" + value;
    }
}
