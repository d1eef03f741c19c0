package hiwar.talks.terms;

/** Why something that was under way ended by itself. */
public enum Lapse {
    /** Its seat left the room. */
    LEFT,
    /** Its seat was sent out of the room. */
    SENT_OUT,
    /** Its seat is not accredited any more. */
    REVOKED,
    /** The sitting ended. */
    SITTING_ENDED
}
