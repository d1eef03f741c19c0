package hiwar.talks.talk;

import hiwar.talks.event.CaucusEvent.CaucusInvitationEnded;
import hiwar.talks.event.CaucusEvent.CaucusLeft;
import hiwar.talks.event.Event;
import hiwar.talks.event.FloorEvent.FloorLapsed;
import hiwar.talks.event.FloorEvent.RequestLapsed;
import hiwar.talks.event.OrderEvent.InterpretationRestored;
import hiwar.talks.event.OrderEvent.PointOfOrderLapsed;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.SeatId;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.CaucusState;
import hiwar.talks.state.Holding;
import hiwar.talks.state.TalkState;
import hiwar.talks.terms.Lapse;
import hiwar.talks.terms.PointOfOrder;
import hiwar.talks.terms.Request;
import java.util.ArrayList;
import java.util.List;

/** What ends by itself when somebody goes: the floor, what stands on the list, points of order, a failing booth. */
final class Departure {
    private final Asked asked;
    private final List<Verdict.Outcome> outcomes = new ArrayList<>();

    private Departure(Asked asked) {
        this.asked = asked;
    }

    static Departure of(Asked asked, Attendee leaving, Lapse why) {
        Departure departure = new Departure(asked);
        SeatId seat = leaving.seat().id();
        departure.fromTable(seat, why);
        departure.fromCaucuses(seat, why);
        return departure;
    }

    /** Everything that ends, and after it the departure itself. */
    Verdict endingWith(Event departed) {
        atTable(departed);
        return new Verdict.Done(outcomes);
    }

    private void fromTable(SeatId seat, Lapse why) {
        TalkState table = asked.table();
        Holding holding = table.floor().holding();
        if (holding != null && holding.speaker().equals(seat)) {
            atTable(new FloorLapsed(why));
        }
        for (Request request : table.floor().list().requests()) {
            if (request.seat().equals(seat)) {
                atTable(new RequestLapsed(request.number(), why));
            }
        }
        for (PointOfOrder point : table.order().points()) {
            if (point.seat().equals(seat)) {
                atTable(new PointOfOrderLapsed(point.number(), why));
            }
        }
        if (table.order().fails(seat)) {
            atTable(new InterpretationRestored(seat));
        }
    }

    private void fromCaucuses(SeatId seat, Lapse why) {
        for (CaucusState caucus : asked.talk().caucuses()) {
            DelegationId delegation = caucus.delegation();
            if (why != Lapse.LEFT && caucus.guests().contains(seat)) {
                outcomes.add(asked.inCaucus(delegation, new CaucusInvitationEnded(seat)));
            } else if (caucus.inside().contains(seat)) {
                outcomes.add(asked.inCaucus(delegation, new CaucusLeft(seat)));
            }
        }
    }

    private void atTable(Event event) {
        outcomes.add(new Verdict.Outcome(asked.table().log(), event));
    }
}
