package hiwar.talks.id;

/** One point of the agenda. */
@Bare
public record ItemId(String value) implements Id {
    @Override
    public String toString() {
        return value;
    }
}
