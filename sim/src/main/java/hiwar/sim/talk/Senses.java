package hiwar.sim.talk;

import hiwar.talks.id.DelegationId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.CaucusState;
import hiwar.talks.state.Item;
import hiwar.talks.state.Presence;
import hiwar.talks.state.Sitting;
import hiwar.talks.state.TalkState;
import hiwar.talks.talk.Talk;
import hiwar.talks.terms.FloorMode;
import hiwar.talks.terms.Role;
import hiwar.talks.view.Hearing;
import org.jspecify.annotations.Nullable;

/**
 * Where a seat is, and what it may see, hear, say and show there: the rules once more, in the plainest way and without
 * {@link Hearing}, so that a fault there is seen here.
 *
 * @param room where it belongs: the table's log, or that of the caucus it is in; null for nowhere
 */
record Senses(Presence presence, @Nullable LogId room, boolean hears, boolean speaks, boolean shows) {
    static Senses of(Talk talk, SeatId seat) {
        Attendee attendee = talk.table().seats().find(seat);
        if (attendee == null) {
            return new Senses(Presence.AWAY, null, false, false, false);
        }
        if (!attendee.present()) {
            return new Senses(attendee.presence(), null, false, false, false);
        }
        for (CaucusState caucus : talk.caucuses()) {
            if (caucus.inside().contains(seat)) {
                return new Senses(Presence.PRESENT, caucus.log(), true, true, true);
            }
        }
        LogId table = LogId.table(talk.id());
        if (talk.table().sitting().condition() == Sitting.Condition.RECESS) {
            return new Senses(Presence.PRESENT, table, false, false, false);
        }
        if (attendee.role() == Role.OBSERVER || attendee.role() == Role.PRESS) {
            return new Senses(Presence.PRESENT, table, isOpen(talk.table()), false, false);
        }
        boolean negotiates =
                attendee.role() == Role.HEAD || attendee.role() == Role.DELEGATE || attendee.role() == Role.ADVISER;
        boolean leads = attendee.role() == Role.CHAIR || attendee.role() == Role.MEDIATOR;
        if (leads || !talk.table().sitting().open()) {
            return new Senses(Presence.PRESENT, table, true, true, true);
        }
        return new Senses(Presence.PRESENT, table, true, negotiates && hasWord(talk.table(), attendee), negotiates);
    }

    private static boolean isOpen(TalkState table) {
        Item item = table.agenda().current();
        return item != null
                && item.openToPress()
                && table.sitting().open()
                && !table.sitting().offRecord()
                && table.sitting().caucuses().isEmpty();
    }

    /** At a table that sits. */
    private static boolean hasWord(TalkState table, Attendee attendee) {
        if (table.sitting().offRecord()) {
            return true;
        }
        SeatId seat = attendee.seat().id();
        boolean leads = attendee.role() == Role.HEAD && table.seats().presiding() == null;
        if (!table.order().points().isEmpty()) {
            return leads || table.order().points().getFirst().seat().equals(seat);
        }
        if (table.floor().mode() == FloorMode.OPEN_DISCUSSION) {
            return true;
        }
        var holding = table.floor().holding();
        return holding == null ? leads : holding.speaker().equals(seat);
    }

    /** True when it is in this room. */
    boolean in(LogId where) {
        return where.equals(room);
    }

    /** The side whose caucus it is in; null at the table or nowhere. */
    @Nullable
    DelegationId conferring() {
        return room == null ? null : room.delegation();
    }
}
