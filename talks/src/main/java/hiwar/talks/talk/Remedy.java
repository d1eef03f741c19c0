package hiwar.talks.talk;

import java.util.Locale;

/** What somebody can do who was refused. */
public enum Remedy {
    /** It is already so. */
    NOTHING,
    /** Correct what was sent. */
    CORRECT,
    /** Look again: things are not as they were when this was asked. */
    LOOK_AGAIN,
    /** Try the same again in a while. */
    TRY_AGAIN,
    /** Turn to the secretariat. */
    ASK_SECRETARIAT,
    /** Turn to the chair. */
    ASK_CHAIR,
    /** Turn to the head of one's own delegation. */
    ASK_HEAD,
    /** Wait in the waiting room. */
    WAIT_FOR_ADMISSION,
    /** Wait until the sitting is opened. */
    WAIT_FOR_SITTING,
    /** Wait until the recess is over. */
    WAIT_FOR_RESUMPTION,
    /** Wait until the talk is on the record again, or return to it. */
    WAIT_FOR_RECORD,
    /** Wait until the point of order is ruled on. */
    WAIT_FOR_RULING,
    /** Wait until the delegation is back from its caucus. */
    WAIT_FOR_CAUCUS,
    /** Wait until the floor is free. */
    WAIT_FOR_FLOOR,
    /** Wait for the other delegations. */
    WAIT_FOR_OTHERS,
    /** Ask for the floor. */
    ASK_FOR_FLOOR,
    /** End the intervention first. */
    END_INTERVENTION,
    /** Begin an item of the agenda first. */
    BEGIN_ITEM,
    /** Conclude the current item first, or set it aside. */
    END_ITEM,
    /** Adjourn the sitting first. */
    ADJOURN,
    /** Remove something first. */
    MAKE_ROOM;

    /** The key of the message, for example {@code next.ask-chair}. */
    public String key() {
        return "next." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
