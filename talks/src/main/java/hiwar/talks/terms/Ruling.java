package hiwar.talks.terms;

/** What becomes of a point of order. */
public enum Ruling {
    UPHELD,
    DISMISSED
}
