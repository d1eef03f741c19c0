package hiwar.talks.terms;

/** How much of everything one talk may have, each with its reason. */
public final class Limits {
    /** Sides of one talk: more than a few is a conference, which needs other rules of consent. */
    public static final int DELEGATIONS = 8;
    /** Accredited seats: every change of presence copies their table. */
    public static final int SEATS = 200;
    /** Points of the agenda. */
    public static final int ITEMS = 60;
    /** Papers put before one item. */
    public static final int DOCUMENTS_PER_ITEM = 50;
    /** Speakers waiting: two hours of three-minute interventions. */
    public static final int SPEAKERS = 40;
    /** Points of order that one delegation may have waiting: a second one would only obstruct. */
    public static final int POINTS_PER_DELEGATION = 1;
    /** Motions open at once: heads must be able to see them all. */
    public static final int MOTIONS = 8;
    /** Replies of one delegation on one item, after the custom of the General Assembly. */
    public static final int REPLIES_PER_ITEM = 2;
    /** Earlier interventions of the item that may still be replied to. */
    public static final int REPLIABLE = 40;
    /** Guests of one caucus. */
    public static final int GUESTS = 20;
    /** Commands whose answer is remembered: a client that comes back repeats its last few, not its whole history. */
    public static final int ANSWERS = 512;

    /** Languages of one wording: the six of the United Nations and two more. */
    public static final int LANGUAGES = 8;
    /** Characters of a title, an office or the name of a side. */
    public static final int TITLE_CHARS = 300;
    /** Characters of a reason, a point of order, a ruling or a note. */
    public static final int TEXT_CHARS = 4_000;
    /** Characters of a time zone's name. */
    public static final int ZONE_CHARS = 64;

    /** The first reply of a delegation on an item, after the custom of the General Assembly. */
    public static final long FIRST_REPLY_MILLIS = 600_000;
    /** Its second reply. */
    public static final long SECOND_REPLY_MILLIS = 300_000;
    /** The shortest limit of interventions: below it nobody can be interpreted. */
    public static final long SHORTEST_SPEECH_MILLIS = 30_000;
    /** The longest time that may be allotted to anything. */
    public static final long LONGEST_MILLIS = 24 * 3_600_000L;
    /** The largest size of a paper. */
    public static final long DOCUMENT_BYTES = 1L << 30;
    /** The last moment that may be named: the end of the year 9999. */
    public static final long LAST_MILLIS = 253_402_300_799_999L;

    private Limits() {}
}
