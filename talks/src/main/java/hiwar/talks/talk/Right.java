package hiwar.talks.talk;

/** How far a role may give a command. */
public enum Right {
    NONE("–"),
    /** For its own delegation, or for itself alone. */
    OWN("own"),
    /** Together with the heads of all other delegations, while nobody presides. */
    JOINT("jointly"),
    FULL("yes");

    private final String word;

    Right(String word) {
        this.word = word;
    }

    /** As it stands in the table of rights. */
    public String word() {
        return word;
    }
}
