package hiwar.talks.id;

import org.jspecify.annotations.Nullable;

/**
 * One append-only log. A talk has the log of the table, which all delegations read, and one log per delegation for its
 * caucus, which only that delegation reads. What must stay apart is in different logs: who may read is asked once per
 * log, never per event.
 *
 * @param delegation whose caucus it is; null for the table
 */
public record LogId(TalkId talk, @Nullable DelegationId delegation) {
    private static final String TABLE = "/table";
    private static final String CAUCUS = "/caucus/";

    /** The log of the table. */
    public static LogId table(TalkId talk) {
        return new LogId(talk, null);
    }

    /** The log of what a delegation does among itself. */
    public static LogId caucus(TalkId talk, DelegationId delegation) {
        return new LogId(talk, delegation);
    }

    /** The name as it stands in every line of the log: {@code talk/table} or {@code talk/caucus/delegation}. */
    public String text() {
        return delegation == null ? talk.value() + TABLE : talk.value() + CAUCUS + delegation.value();
    }

    /** Reads what {@link #text} wrote; null when it is neither form. */
    public static @Nullable LogId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return null;
        }
        TalkId talk = new TalkId(text.substring(0, slash));
        String area = text.substring(slash);
        if (area.equals(TABLE)) {
            return talk.wellFormed() ? table(talk) : null;
        }
        if (!area.startsWith(CAUCUS)) {
            return null;
        }
        DelegationId delegation = new DelegationId(area.substring(CAUCUS.length()));
        return talk.wellFormed() && delegation.wellFormed() ? caucus(talk, delegation) : null;
    }

    @Override
    public String toString() {
        return text();
    }
}
