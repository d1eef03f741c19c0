package hiwar.talks.terms;

/** For what the floor is asked and given. */
public enum Speech {
    INTERVENTION,
    RIGHT_OF_REPLY
}
