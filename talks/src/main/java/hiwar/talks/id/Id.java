package hiwar.talks.id;

/** A name within a talk, chosen by whoever makes the thing; checked when the thing is made. */
public sealed interface Id permits TalkId, DelegationId, SeatId, ItemId, DocumentId, CommandId {
    /** Characters of a name at most: enough for a UUID. */
    int MAX_CHARS = 64;

    /** The name itself. */
    String value();

    /** True when the name has 1 to {@value #MAX_CHARS} letters, digits, hyphens and underscores, all ASCII. */
    default boolean wellFormed() {
        String value = value();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
                return false;
            }
        }
        return !value.isEmpty() && value.length() <= MAX_CHARS;
    }
}
