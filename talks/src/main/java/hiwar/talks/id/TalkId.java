package hiwar.talks.id;

/** One talk on this node. */
@Bare
public record TalkId(String value) implements Id {
    @Override
    public String toString() {
        return value;
    }
}
