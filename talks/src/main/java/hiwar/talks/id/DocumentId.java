package hiwar.talks.id;

/** A paper put before the talk; its content is kept elsewhere, under its hash. */
@Bare
public record DocumentId(String value) implements Id {
    @Override
    public String toString() {
        return value;
    }
}
