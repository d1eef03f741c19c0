package hiwar.talks.talk;

import java.util.List;
import java.util.Locale;

/** Why something was refused, what usually helps, and the names of the arguments that the message may have. */
public enum Reason {
    /** There is no such talk. */
    NO_TALK(Remedy.LOOK_AGAIN),
    /** The talk was made already. */
    TALK_EXISTS(Remedy.NOTHING),
    /** The talk is cancelled or closed. */
    TALK_OVER(Remedy.NOTHING),
    /** This seat is not accredited. */
    NOT_ACCREDITED(Remedy.ASK_SECRETARIAT),
    /** The role may not do this. */
    NOT_YOUR_RIGHT(Remedy.ASK_SECRETARIAT, "role"),
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
    /** Somebody who speaks for a delegation is missing. */
    DELEGATION_MISSING(Remedy.WAIT_FOR_OTHERS, "delegation"),
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
    NOT_INVITED(Remedy.ASK_HEAD, "seat"),
    ALREADY_INSIDE(Remedy.NOTHING),
    NOT_INSIDE(Remedy.NOTHING),
    /** This seat cannot be a guest of a caucus. */
    NO_GUEST(Remedy.CORRECT, "seat"),

    ALREADY_ANNOUNCED(Remedy.NOTHING),
    NOT_ANNOUNCED(Remedy.CORRECT),
    /** Put off without a new time. */
    POSTPONED(Remedy.ASK_SECRETARIAT),

    UNKNOWN_DELEGATION(Remedy.LOOK_AGAIN, "delegation"),
    UNKNOWN_SEAT(Remedy.LOOK_AGAIN, "seat"),
    UNKNOWN_ITEM(Remedy.LOOK_AGAIN, "item"),
    UNKNOWN_DOCUMENT(Remedy.LOOK_AGAIN, "document"),
    UNKNOWN_REQUEST(Remedy.LOOK_AGAIN),
    UNKNOWN_MOTION(Remedy.LOOK_AGAIN),
    UNKNOWN_INTERVENTION(Remedy.LOOK_AGAIN),

    /** Something has this name already. */
    NAME_TAKEN(Remedy.CORRECT, "delegation", "seat", "item", "document"),
    /** Not a name. */
    BAD_NAME(Remedy.CORRECT),
    /** Words are missing. */
    WORDS_MISSING(Remedy.CORRECT),
    /** Too many characters. */
    TEXT_TOO_LONG(Remedy.CORRECT, "limit"),
    /** Characters that cannot be shown. */
    BAD_TEXT(Remedy.CORRECT),
    /** Not a language tag, or too many languages, or one twice. */
    BAD_LANGUAGES(Remedy.CORRECT, "limit"),
    BAD_ZONE(Remedy.CORRECT),
    BAD_DATE(Remedy.CORRECT),
    /** A moment or a duration that cannot be. */
    BAD_TIME(Remedy.CORRECT, "limit"),
    /** Not the size or the hash of a paper. */
    BAD_DOCUMENT(Remedy.CORRECT, "limit"),
    BAD_POSITION(Remedy.LOOK_AGAIN),
    /** There are as many as there may be. */
    TOO_MANY(Remedy.MAKE_ROOM, "limit"),

    /** This role sits with a delegation. */
    ROLE_NEEDS_DELEGATION(Remedy.CORRECT, "role"),
    /** This role sits at the table. */
    ROLE_WITHOUT_DELEGATION(Remedy.CORRECT, "role"),
    /** There can be only one of this role. */
    ROLE_TAKEN(Remedy.CORRECT, "role"),
    /** Heads, and who presides, cannot be put out of an open sitting. */
    SEAT_PROTECTED(Remedy.ADJOURN),
    LAST_SECRETARY(Remedy.CORRECT),
    DELEGATION_IN_USE(Remedy.MAKE_ROOM, "delegation"),
    ALREADY_HERE(Remedy.NOTHING),
    NOT_HERE(Remedy.NOTHING, "seat"),
    NOT_WAITING(Remedy.LOOK_AGAIN, "seat"),

    /** An item that was begun cannot be planned again. */
    ITEM_BEGUN(Remedy.LOOK_AGAIN, "item"),
    /** Another item is current. */
    ITEM_CURRENT(Remedy.END_ITEM, "item"),
    ITEM_NOT_CURRENT(Remedy.BEGIN_ITEM, "item"),
    NO_ITEM(Remedy.BEGIN_ITEM),
    /** There is no limit that could be extended. */
    NO_LIMIT(Remedy.NOTHING, "item"),
    ALREADY_SO(Remedy.NOTHING, "item", "seat", "delegation"),

    /** Somebody has the floor. */
    FLOOR_TAKEN(Remedy.END_INTERVENTION, "seat"),
    FLOOR_FREE(Remedy.LOOK_AGAIN),
    /** Somebody else has the floor. */
    NOT_YOUR_FLOOR(Remedy.WAIT_FOR_FLOOR, "seat"),
    /** Somebody else is next. */
    NOT_NEXT(Remedy.WAIT_FOR_FLOOR, "seat"),
    LIST_CLOSED(Remedy.ASK_CHAIR),
    ALREADY_LISTED(Remedy.WAIT_FOR_FLOOR),
    /** The list has changed meanwhile. */
    LIST_CHANGED(Remedy.LOOK_AGAIN),
    /** This seat cannot have the floor. */
    CANNOT_SPEAK(Remedy.CORRECT, "seat"),
    /** One does not reply to one's own delegation. */
    OWN_INTERVENTION(Remedy.ASK_FOR_FLOOR),
    /** The delegation has had its replies on this item. */
    REPLIES_USED(Remedy.ASK_FOR_FLOOR, "limit"),

    ALREADY_MOVED(Remedy.WAIT_FOR_OTHERS),
    ALREADY_FAILING(Remedy.NOTHING),
    NOT_FAILING(Remedy.NOTHING, "seat"),

    /** The disk could not take it: nothing has happened. */
    NOT_STORED(Remedy.TRY_AGAIN),
    /** Too much waits for the disk. */
    DISK_SLOW(Remedy.TRY_AGAIN),
    /** More commands in a short time than a person gives. */
    TOO_FAST(Remedy.TRY_AGAIN);

    private final Remedy remedy;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> arguments;

    Reason(Remedy remedy, String... arguments) {
        this.remedy = remedy;
        this.arguments = List.of(arguments);
    }

    /** What usually helps. */
    public Remedy remedy() {
        return remedy;
    }

    /** Names of the arguments that the message may have; a refusal has some of them or none. */
    public List<String> arguments() {
        return arguments;
    }

    /** The key of the message, for example {@code refusal.floor-taken}. */
    public String key() {
        return "refusal." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
