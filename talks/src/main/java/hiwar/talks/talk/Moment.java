package hiwar.talks.talk;

import hiwar.talks.state.Attendee;
import hiwar.talks.state.TalkState;
import org.jspecify.annotations.Nullable;

/** When a command may be given; each moment asks for all that the ones before it ask for. */
public enum Moment {
    /** At any time, from anywhere. */
    ALWAYS("at any time"),
    /** By who is in the room. */
    PRESENT("in the room"),
    /** While a sitting is open, even in recess or off the record. */
    SITTING("in an open sitting"),
    /** Not in recess, and on the record. */
    RUNNING("in a running sitting, on the record"),
    /** While no point of order is open and no delegation is in caucus. */
    PROCEEDING("likewise, with no point of order or caucus open");

    private final String words;

    Moment(String words) {
        this.words = words;
    }

    /** As it stands in the table of rights. */
    public String words() {
        return words;
    }

    /** Why it is not the moment; null when it is. */
    @Nullable
    Refusal refuses(TalkState table, Attendee actor) {
        if (this == ALWAYS) {
            return null;
        }
        if (!actor.present()) {
            return Refusal.of(Reason.NOT_IN_ROOM);
        }
        if (this == PRESENT) {
            return null;
        }
        if (!table.sitting().open()) {
            return Refusal.of(Reason.NO_SITTING);
        }
        if (this == SITTING) {
            return null;
        }
        if (table.sitting().inRecess()) {
            return Refusal.of(Reason.IN_RECESS);
        }
        if (table.sitting().offRecord()) {
            return Refusal.of(Reason.OFF_RECORD);
        }
        if (this == RUNNING) {
            return null;
        }
        if (!table.order().points().isEmpty()) {
            return Refusal.of(Reason.POINT_OF_ORDER_OPEN);
        }
        return table.sitting().caucuses().isEmpty() ? null : Refusal.of(Reason.CAUCUS_OPEN);
    }
}
