package hiwar.talks.view;

import hiwar.talks.id.SeatId;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.Holding;
import hiwar.talks.state.Sitting;
import hiwar.talks.state.TalkState;
import hiwar.talks.talk.Talk;
import hiwar.talks.terms.FloorMode;
import hiwar.talks.terms.PointOfOrder;
import hiwar.talks.terms.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may be heard and seen at the table, and who may hear and see it. It is about the floor's own sound and picture:
 * what interpreters say into their channels and what is said inside a caucus have rules of their own.
 *
 * <p>Nobody is heard in a recess, and nobody is at two tables. Outside a sitting all who work at the talk may speak, to
 * try their equipment and to greet. Off the record the floor rests, and whoever sits with a delegation may speak.
 */
public final class Hearing {
    private Hearing() {}

    /** True when a seat may see and hear the table now. */
    public static boolean mayHear(Talk talk, SeatId seat) {
        Attendee attendee = atTable(talk, seat);
        return attendee != null && (!isOutsider(attendee) || talk.table().openToPress());
    }

    /** True when a seat may be heard at the table now, and may show there what is on its screen. */
    public static boolean mayBeHeard(Talk talk, SeatId seat) {
        Attendee attendee = atTable(talk, seat);
        if (attendee == null || isOutsider(attendee)) {
            return false;
        }
        TalkState table = talk.table();
        if (!table.sitting().open() || attendee.role().presides()) {
            return true;
        }
        if (!attendee.role().needsDelegation()) {
            return false;
        }
        return table.sitting().offRecord() || mayBeHeard(table, attendee);
    }

    /**
     * True when a seat may be seen at the table now: who has the floor is heard, but faces are not silenced. Those who
     * only work for the table are seen until the sitting begins.
     */
    public static boolean mayBeSeen(Talk talk, SeatId seat) {
        Attendee attendee = atTable(talk, seat);
        if (attendee == null || isOutsider(attendee)) {
            return false;
        }
        return !talk.table().sitting().open()
                || attendee.role().presides()
                || attendee.role().needsDelegation();
    }

    private static boolean mayBeHeard(TalkState table, Attendee attendee) {
        boolean leads = attendee.role() == Role.HEAD && table.seats().presiding() == null;
        SeatId seat = attendee.seat().id();
        List<PointOfOrder> points = table.order().points();
        if (!points.isEmpty()) {
            return leads || points.getFirst().seat().equals(seat);
        }
        if (table.floor().mode() == FloorMode.OPEN_DISCUSSION) {
            return true;
        }
        Holding holding = table.floor().holding();
        return holding == null ? leads : holding.speaker().equals(seat);
    }

    private static @Nullable Attendee atTable(Talk talk, SeatId seat) {
        Attendee attendee = talk.table().seats().find(seat);
        boolean here = attendee != null
                && attendee.present()
                && talk.insideCaucus(seat) == null
                && talk.table().sitting().condition() != Sitting.Condition.RECESS;
        return here ? attendee : null;
    }

    private static boolean isOutsider(Attendee attendee) {
        return attendee.role() == Role.OBSERVER || attendee.role() == Role.PRESS;
    }
}
