package hiwar.talks.json;

/** How the values of one type are written and read. */
interface Shape {
    /** A tree of sorted maps, lists, strings, longs and booleans. */
    Object write(Object value);

    /**
     * The value of a tree.
     *
     * @param where the place in the text, for messages
     */
    Object read(Object tree, String where) throws Malformed;

    /** The tree as a string, list and so on. */
    static <T> T as(Class<T> type, Object tree, String where) throws Malformed {
        if (type.isInstance(tree)) {
            return type.cast(tree);
        }
        throw new Malformed(
                where,
                "not a "
                        + switch (type.getSimpleName()) {
                            case "Map" -> "object";
                            case "List" -> "array";
                            case "Long" -> "number";
                            default -> type.getSimpleName().toLowerCase(java.util.Locale.ROOT);
                        });
    }
}
