package hiwar.talks.terms;

/** Who may be heard. */
public enum FloorMode {
    /** Everybody who sits with a delegation; the floor says whose time it is. */
    OPEN_DISCUSSION,
    /** Only who has the floor. */
    FLOOR_ONLY
}
