package hiwar.talks.id;

/** One wish of one seat, named by its client: sent again it is not done again. */
@Bare
public record CommandId(String value) implements Id {
    @Override
    public String toString() {
        return value;
    }
}
