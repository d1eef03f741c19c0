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
                switch (type.getSimpleName()) {
                    case "Map" -> "not an object";
                    case "List" -> "not an array";
                    case "Long" -> "not a number";
                    case "Boolean" -> "neither true nor false";
                    default -> "not a string";
                });
    }
}
