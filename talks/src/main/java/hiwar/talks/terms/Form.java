package hiwar.talks.terms;

/** How the delegations meet. */
public enum Form {
    VIDEO,
    IN_PERSON,
    PHONE
}
