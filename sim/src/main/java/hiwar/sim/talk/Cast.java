package hiwar.sim.talk;

import hiwar.talks.command.AgendaCommand.AddItem;
import hiwar.talks.command.AgendaCommand.BeginItem;
import hiwar.talks.command.Command;
import hiwar.talks.command.PreparationCommand.AddDelegation;
import hiwar.talks.command.PreparationCommand.PrepareTalk;
import hiwar.talks.command.SeatCommand.AccreditSeat;
import hiwar.talks.command.SeatCommand.Admit;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.command.SittingCommand.OpenSitting;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.ItemId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Answer;
import hiwar.talks.record.Ledger;
import hiwar.talks.record.Recorded;
import hiwar.talks.state.Attendee;
import hiwar.talks.talk.Submission;
import hiwar.talks.talk.Talk;
import hiwar.talks.terms.AgendaItem;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.ItemKind;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Seat;
import hiwar.talks.terms.Wording;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who sits at a simulated talk, and its record until the simulation begins. */
final class Cast {
    static final TalkId TALK = new TalkId("simulated");
    static final DelegationId NORTH = new DelegationId("north");
    static final DelegationId SOUTH = new DelegationId("south");
    static final SeatId SECRETARY = new SeatId("secretary");
    static final List<ItemId> ITEMS = List.of(new ItemId("welcome"), new ItemId("prospects"), new ItemId("river"));

    /** Who leads. */
    enum Lead {
        CHAIR,
        MEDIATOR,
        HEADS
    }

    private final Ledger ledger = new Ledger(Talk.empty(TALK));
    private final List<Recorded> lines = new ArrayList<>();
    private final long atMillis;

    private Cast(long atMillis) {
        this.atMillis = atMillis;
    }

    /**
     * The record of a talk that is prepared; everybody is in the room, and the sitting is open on the first item.
     *
     * @param small only those who are needed, for simulations with sound and pictures
     */
    static List<Recorded> opening(Lead lead, boolean small, long atMillis) {
        Cast cast = new Cast(atMillis);
        cast.does(SeatId.NODE, new PrepareTalk(words("Talks"), seat(SECRETARY.value(), Role.SECRETARY, null)));
        for (DelegationId side : List.of(NORTH, SOUTH)) {
            cast.does(SECRETARY, new AddDelegation(new Delegation(side, words(side.value()), "Europe/Moscow")));
        }
        cast.accredit("head-", Role.HEAD, NORTH, SOUTH);
        cast.accredit("delegate-", Role.DELEGATE, NORTH, SOUTH);
        cast.accredit("observer-", Role.OBSERVER, (DelegationId) null);
        cast.accredit("interpreter-", Role.INTERPRETER, (DelegationId) null);
        if (lead != Lead.HEADS) {
            cast.accredit("lead-", lead == Lead.CHAIR ? Role.CHAIR : Role.MEDIATOR, (DelegationId) null);
        }
        if (!small) {
            cast.accredit("adviser-", Role.ADVISER, NORTH, SOUTH);
            cast.accredit("own-interpreter-", Role.INTERPRETER, NORTH, SOUTH);
            cast.accredit("checker-", Role.CHECK_INTERPRETER, SOUTH);
            cast.accredit("technician-", Role.TECHNICIAN, (DelegationId) null);
            cast.accredit("press-", Role.PRESS, (DelegationId) null);
        }
        cast.plan();
        cast.gather();
        cast.leads(new OpenSitting());
        cast.leads(new BeginItem(ITEMS.getFirst()));
        return List.copyOf(cast.lines);
    }

    /** Words in one language. */
    static Wording words(String text) {
        return Wording.of("en", text);
    }

    /** A seat that is called what its role is. */
    static Seat seat(String name, Role role, @Nullable DelegationId side) {
        return new Seat(new SeatId(name), role, side, words(role.name()), List.of("ru"));
    }

    private void accredit(String name, Role role, @Nullable DelegationId... sides) {
        for (DelegationId side : sides) {
            Seat seat = seat(name + (side == null ? "table" : side.value()), role, side);
            does(SECRETARY, new AccreditSeat(seat));
        }
    }

    /** One item that the press may follow, one that it may not, and one that belongs to a side. */
    private void plan() {
        for (ItemId id : ITEMS) {
            boolean first = id.equals(ITEMS.getFirst());
            DelegationId owner = id.equals(ITEMS.getLast()) ? SOUTH : null;
            does(SECRETARY, new AddItem(new AgendaItem(id, words(id.value()), ItemKind.BILATERAL, owner, 0, first)));
        }
    }

    private void gather() {
        for (Attendee attendee : ledger.stored().table().seats().attendees()) {
            SeatId seat = attendee.seat().id();
            does(seat, new Arrive());
            if (!ledger.stored().table().seats().present(seat)) {
                does(SECRETARY, new Admit(seat));
            }
        }
    }

    private void leads(Command command) {
        Attendee presiding = ledger.stored().table().seats().presiding();
        if (presiding == null) {
            does(new SeatId("head-north"), command);
            does(new SeatId("head-south"), command);
        } else {
            does(presiding.seat().id(), command);
        }
    }

    private void does(SeatId by, Command command) {
        CommandId id = new CommandId("opening-" + lines.size());
        Answer answer = ledger.submit(new Submission(by, id, atMillis, command));
        if (!(answer instanceof Answer.ToStore toStore)) {
            throw new IllegalStateException(command + " by " + by + " led to " + answer);
        }
        ledger.confirm();
        lines.addAll(toStore.lines());
    }
}
