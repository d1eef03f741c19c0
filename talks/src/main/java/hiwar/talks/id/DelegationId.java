package hiwar.talks.id;

/** One side of a talk. */
@Bare
public record DelegationId(String value) implements Id {
    @Override
    public String toString() {
        return value;
    }
}
