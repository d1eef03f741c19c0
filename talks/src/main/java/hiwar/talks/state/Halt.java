package hiwar.talks.state;

/** Why the clocks of net speaking time stand still in an open sitting. */
public enum Halt {
    RECESS,
    OFF_RECORD,
    POINT_OF_ORDER,
    CANNOT_INTERPRET,
    CAUCUS
}
