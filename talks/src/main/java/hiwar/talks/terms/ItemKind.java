package hiwar.talks.terms;

/** What a point of the agenda is about. */
public enum ItemKind {
    /** Greetings, congratulations, formalities. */
    PROTOCOL,
    /** Where the partnership stands and where it goes. */
    ASSESSMENT,
    /** Between the delegations. */
    BILATERAL,
    /** About the rest of the world. */
    INTERNATIONAL
}
