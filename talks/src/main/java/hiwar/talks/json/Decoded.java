package hiwar.talks.json;

/** What became of a text that was to be read. */
public sealed interface Decoded<T> {
    /** It was read. */
    record Read<T>(T value) implements Decoded<T> {}

    /**
     * It could not be read.
     *
     * @param what the place and the fault, in English, for whoever writes a client
     */
    record Unread<T>(String what) implements Decoded<T> {}

    /**
     * What was read.
     *
     * @throws IllegalArgumentException when it could not be: for texts that we wrote ourselves
     */
    default T orThrow() {
        return switch (this) {
            case Read<T> read -> read.value();
            case Unread<T> unread -> throw new IllegalArgumentException(unread.what());
        };
    }
}
