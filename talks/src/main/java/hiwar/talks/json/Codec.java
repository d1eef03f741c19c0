package hiwar.talks.json;

/**
 * Writes values of one type as canonical JSON and reads them again: equal values give equal texts, and a text that is
 * read and written again is the same if it was canonical. Immutable; made once per type.
 */
public final class Codec<T> {
    private final Class<T> type;
    private final Shape shape;

    private Codec(Class<T> type, Shape shape) {
        this.type = type;
        this.shape = shape;
    }

    /**
     * The codec of a record or of a sealed interface over records.
     *
     * @throws IllegalArgumentException when something in it cannot be written
     */
    public static <T> Codec<T> of(Class<T> type) {
        return new Codec<>(type, Shapes.of(type));
    }

    /** The value as canonical JSON. */
    public String write(T value) {
        return JsonWriter.write(shape.write(value));
    }

    /** The value of a text; any text will do, nothing is thrown. */
    public Decoded<T> read(String text) {
        try {
            return new Decoded.Read<>(type.cast(shape.read(JsonReader.read(text), "")));
        } catch (Malformed malformed) {
            return new Decoded.Unread<>(malformed.what());
        }
    }
}
