package hiwar.talks.talk;

import java.util.Locale;

/** Why something was refused, and what usually helps. The comment names the arguments of the message. */
public enum Reason {
    /** There is no such talk. */
    NO_TALK(Remedy.LOOK_AGAIN),
    /** The talk was made already. */
    TALK_EXISTS(Remedy.NOTHING),
    /** The talk is cancelled or closed. */
    TALK_OVER(Remedy.NOTHING),
    /** This seat is not accredited. */
    NOT_ACCREDITED(Remedy.ASK_SECRETARIAT),
    /** The role may not do this; {@code role}. */
    NOT_YOUR_RIGHT(Remedy.ASK_SECRETARIAT),
    /** Only for one's own delegation, or oneself. */
    NOT_YOURS(Remedy.ASK_HEAD),
    /** The chair does this while in the room. */
    CHAIR_PRESIDES(Remedy.ASK_CHAIR),
    /** One has to be in the room for this. */
    NOT_IN_ROOM(Remedy.WAIT_FOR_ADMISSION),

    /** No sitting is open. */
    NO_SITTING(Remedy.WAIT_FOR_SITTING),
    /** A sitting is open. */
    SITTING_OPEN(Remedy.ADJOURN),
    /** Somebody who speaks for a delegation is missing; {@code delegation}. */
    DELEGATION_MISSING(Remedy.WAIT_FOR_OTHERS),
    /** There are fewer than two delegations. */
    ONE_DELEGATION(Remedy.ASK_SECRETARIAT),
    IN_RECESS(Remedy.WAIT_FOR_RESUMPTION),
    NOT_IN_RECESS(Remedy.LOOK_AGAIN),
    OFF_RECORD(Remedy.WAIT_FOR_RECORD),
    /** Already on the record. */
    ON_RECORD(Remedy.NOTHING),
    POINT_OF_ORDER_OPEN(Remedy.WAIT_FOR_RULING),
    NO_POINT_OF_ORDER(Remedy.LOOK_AGAIN),
    /** The delegation has a point of order open already. */
    POINT_OF_ORDER_PENDING(Remedy.WAIT_FOR_RULING),
    /** A delegation is in caucus. */
    CAUCUS_OPEN(Remedy.WAIT_FOR_CAUCUS),
    NO_CAUCUS(Remedy.LOOK_AGAIN),
    NOT_INVITED(Remedy.ASK_HEAD),
    ALREADY_INSIDE(Remedy.NOTHING),
    NOT_INSIDE(Remedy.NOTHING),
    /** This seat cannot be a guest of a caucus. */
    NO_GUEST(Remedy.CORRECT),

    ALREADY_ANNOUNCED(Remedy.NOTHING),
    NOT_ANNOUNCED(Remedy.CORRECT),
    /** Put off without a new time. */
    POSTPONED(Remedy.ASK_SECRETARIAT),

    UNKNOWN_DELEGATION(Remedy.LOOK_AGAIN),
    UNKNOWN_SEAT(Remedy.LOOK_AGAIN),
    UNKNOWN_ITEM(Remedy.LOOK_AGAIN),
    UNKNOWN_DOCUMENT(Remedy.LOOK_AGAIN),
    UNKNOWN_REQUEST(Remedy.LOOK_AGAIN),
    UNKNOWN_MOTION(Remedy.LOOK_AGAIN),
    UNKNOWN_INTERVENTION(Remedy.LOOK_AGAIN),

    /** Something has this name already; {@code name}. */
    NAME_TAKEN(Remedy.CORRECT),
    /** Not a name; {@code name}. */
    BAD_NAME(Remedy.CORRECT),
    /** Words are missing. */
    WORDS_MISSING(Remedy.CORRECT),
    /** Too many characters; {@code limit}. */
    TEXT_TOO_LONG(Remedy.CORRECT),
    /** Characters that cannot be shown. */
    BAD_TEXT(Remedy.CORRECT),
    /** Not a language tag, or too many languages, or one twice; {@code limit}. */
    BAD_LANGUAGES(Remedy.CORRECT),
    BAD_ZONE(Remedy.CORRECT),
    BAD_DATE(Remedy.CORRECT),
    /** A moment or a duration that cannot be; {@code limit}. */
    BAD_TIME(Remedy.CORRECT),
    /** Not the size or the hash of a paper; {@code limit}. */
    BAD_DOCUMENT(Remedy.CORRECT),
    BAD_POSITION(Remedy.LOOK_AGAIN),
    /** There are as many as there may be; {@code limit}. */
    TOO_MANY(Remedy.MAKE_ROOM),

    /** This role sits with a delegation; {@code role}. */
    ROLE_NEEDS_DELEGATION(Remedy.CORRECT),
    /** This role sits at the table; {@code role}. */
    ROLE_WITHOUT_DELEGATION(Remedy.CORRECT),
    /** There can be only one of this role; {@code role}. */
    ROLE_TAKEN(Remedy.CORRECT),
    /** Heads, and who presides, cannot be put out of an open sitting. */
    SEAT_PROTECTED(Remedy.ADJOURN),
    LAST_SECRETARY(Remedy.CORRECT),
    DELEGATION_IN_USE(Remedy.MAKE_ROOM),
    ALREADY_HERE(Remedy.NOTHING),
    NOT_HERE(Remedy.NOTHING),
    NOT_WAITING(Remedy.LOOK_AGAIN),

    /** An item that was begun cannot be planned again. */
    ITEM_BEGUN(Remedy.LOOK_AGAIN),
    /** Another item is current; {@code item}. */
    ITEM_CURRENT(Remedy.END_ITEM),
    ITEM_NOT_CURRENT(Remedy.BEGIN_ITEM),
    NO_ITEM(Remedy.BEGIN_ITEM),
    /** There is no limit that could be extended. */
    NO_LIMIT(Remedy.NOTHING),
    ALREADY_SO(Remedy.NOTHING),

    /** Somebody has the floor; {@code seat}. */
    FLOOR_TAKEN(Remedy.END_INTERVENTION),
    FLOOR_FREE(Remedy.LOOK_AGAIN),
    /** Somebody else has the floor; {@code seat}. */
    NOT_YOUR_FLOOR(Remedy.WAIT_FOR_FLOOR),
    /** Somebody else is next; {@code seat}. */
    NOT_NEXT(Remedy.WAIT_FOR_FLOOR),
    LIST_CLOSED(Remedy.ASK_CHAIR),
    ALREADY_LISTED(Remedy.WAIT_FOR_FLOOR),
    /** The list has changed meanwhile. */
    LIST_CHANGED(Remedy.LOOK_AGAIN),
    /** This seat cannot have the floor. */
    CANNOT_SPEAK(Remedy.CORRECT),
    /** One does not reply to one's own delegation. */
    OWN_INTERVENTION(Remedy.ASK_FOR_FLOOR),
    /** The delegation has had its replies on this item; {@code limit}. */
    REPLIES_USED(Remedy.ASK_FOR_FLOOR),

    ALREADY_MOVED(Remedy.WAIT_FOR_OTHERS),
    ALREADY_FAILING(Remedy.NOTHING),
    NOT_FAILING(Remedy.NOTHING),

    /** The disk could not take it: nothing has happened. */
    NOT_STORED(Remedy.TRY_AGAIN),
    /** Too much waits for the disk. */
    DISK_SLOW(Remedy.TRY_AGAIN);

    private final Remedy remedy;

    Reason(Remedy remedy) {
        this.remedy = remedy;
    }

    /** What usually helps. */
    public Remedy remedy() {
        return remedy;
    }

    /** The key of the message, for example {@code refusal.floor-taken}. */
    public String key() {
        return "refusal." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
