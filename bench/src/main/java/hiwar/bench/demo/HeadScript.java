package hiwar.bench.demo;

import hiwar.talks.command.AgendaCommand.BeginItem;
import hiwar.talks.command.AgendaCommand.ConcludeItem;
import hiwar.talks.command.Command;
import hiwar.talks.command.FloorCommand.RequestFloor;
import hiwar.talks.command.FloorCommand.SetFloorMode;
import hiwar.talks.command.FloorCommand.TakeFloor;
import hiwar.talks.command.FloorCommand.YieldFloor;
import hiwar.talks.command.MotionCommand.AgreeToMotion;
import hiwar.talks.command.OrderCommand.RaisePointOfOrder;
import hiwar.talks.command.OrderCommand.RuleOnPointOfOrder;
import hiwar.talks.command.SeatCommand.Admit;
import hiwar.talks.command.SeatCommand.Arrive;
import hiwar.talks.command.SittingCommand.CallRecess;
import hiwar.talks.command.SittingCommand.OpenSitting;
import hiwar.talks.command.SittingCommand.ResumeSitting;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.ItemId;
import hiwar.talks.id.SeatId;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.Holding;
import hiwar.talks.state.Item;
import hiwar.talks.state.Motion;
import hiwar.talks.state.Presence;
import hiwar.talks.state.Sitting;
import hiwar.talks.state.TalkState;
import hiwar.talks.terms.FloorMode;
import hiwar.talks.terms.Request;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Ruling;
import hiwar.talks.view.Proceedings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a synthetic head of delegation does next, from what it sees of the talk. Both heads follow the agenda: each asks
 * for the floor and speaks once on every item; on the third the second head raises a point of order, and the heads rule
 * on it together; after the second and after the last there is a recess, and then they begin anew. One of them, who
 * leads, moves each step while nobody presides; the other agrees, as two heads without a chair do it. It does nothing
 * that it may not do, and waits when a visitor in the other seat does not agree.
 */
final class HeadScript {
    private static final int ITEM_BEFORE_RECESS = 1;
    private static final int ITEM_WITH_POINT = 2;

    /**
     * How fast they are.
     *
     * @param thoughtMillis between two commands
     * @param speechMillis of one intervention
     * @param recessMillis of one recess
     */
    record Tempo(long thoughtMillis, long speechMillis, long recessMillis) {
        /** As for people who watch: slow enough to read, fast enough to see all of it within some minutes. */
        static final Tempo USUAL = new Tempo(2_500, 26_000, 20_000);
    }

    private final SeatId seat;
    private final DelegationId delegation;
    private final boolean leads;
    private final Tempo tempo;
    private long quietUntilMillis;
    private @Nullable ItemId item;
    private int itemIndex = -1;
    /** Interventions that were over when the item was begun: later ones are on it. */
    private int spokenBefore;

    private boolean objected;
    private boolean rested;

    /** The script of one head; exactly one of the talk {@code leads}. */
    HeadScript(SeatId seat, DelegationId delegation, boolean leads, Tempo tempo) {
        this.seat = seat;
        this.delegation = delegation;
        this.leads = leads;
        this.tempo = tempo;
    }

    /** The next command, or null when there is nothing to do now. */
    @Nullable
    Command next(Proceedings proceedings, long nowMillis) {
        notice(proceedings);
        if (nowMillis < quietUntilMillis) {
            return null;
        }
        Command command = wish(proceedings, nowMillis);
        if (command != null) {
            quietUntilMillis = nowMillis + tempo.thoughtMillis;
        }
        return command;
    }

    private void notice(Proceedings proceedings) {
        TalkState table = proceedings.state();
        Item current = table.agenda().current();
        ItemId now = current == null ? null : current.id();
        if (now != null && !now.equals(item)) {
            spokenBefore = proceedings.spoken().size();
            itemIndex = table.agenda().items().indexOf(current);
            objected = false;
            rested = false;
        }
        item = now;
        rested |= table.sitting().inRecess();
    }

    private @Nullable Command wish(Proceedings proceedings, long nowMillis) {
        TalkState table = proceedings.state();
        Attendee me = table.seats().find(seat);
        if (me == null || table.preparation().phase().over()) {
            return null;
        }
        if (!me.present()) {
            return me.presence() == Presence.AWAY ? new Arrive() : null;
        }
        for (Motion motion : table.motions().open()) {
            if (!motion.agreed().contains(delegation)) {
                return new AgreeToMotion(motion.number());
            }
        }
        for (Attendee other : table.seats().attendees()) {
            if (other.presence() == Presence.WAITING && other.of(delegation)) {
                return new Admit(other.seat().id());
            }
        }
        Command own = table.sitting().condition() == Sitting.Condition.OPEN ? onTheFloor(proceedings, nowMillis) : null;
        return own == null && leads ? lead(proceedings, nowMillis) : own;
    }

    private @Nullable Command onTheFloor(Proceedings proceedings, long nowMillis) {
        TalkState table = proceedings.state();
        if (item == null || !table.clockRuns()) {
            return null;
        }
        Holding holding = table.floor().holding();
        if (holding != null && holding.delegation().equals(delegation)) {
            return speaking(holding, nowMillis);
        }
        if (holding != null && objects(holding, nowMillis)) {
            objected = true;
            return new RaisePointOfOrder(ReferenceTalk.words("objection"));
        }
        if (spoke(proceedings, delegation)) {
            return null;
        }
        List<Request> waiting = table.floor().list().requests();
        if (waiting.stream().noneMatch(request -> request.seat().equals(seat))) {
            return table.floor().list().closed() ? null : new RequestFloor();
        }
        boolean next = holding == null && waiting.getFirst().seat().equals(seat);
        return next && table.seats().presiding() == null ? new TakeFloor() : null;
    }

    private @Nullable Command speaking(Holding holding, long nowMillis) {
        boolean done = nowMillis - holding.sinceMillis() >= tempo.speechMillis;
        return done && holding.speaker().equals(seat) ? new YieldFloor() : null;
    }

    private boolean objects(Holding holding, long nowMillis) {
        boolean halfWay = nowMillis - holding.sinceMillis() >= tempo.speechMillis / 2;
        return !leads && !objected && halfWay && itemIndex == ITEM_WITH_POINT;
    }

    /** What nobody else moves while nobody presides. */
    private @Nullable Command lead(Proceedings proceedings, long nowMillis) {
        TalkState table = proceedings.state();
        if (table.seats().presiding() != null || !headsAreHere(table) || isMoving(table)) {
            return null;
        }
        return switch (table.sitting().condition()) {
            case NOT_OPEN -> new OpenSitting();
            case RECESS -> {
                Long untilMillis = table.sitting().untilMillis();
                yield untilMillis == null || nowMillis >= untilMillis ? new ResumeSitting() : null;
            }
            case OPEN -> proceed(proceedings, nowMillis);
        };
    }

    private @Nullable Command proceed(Proceedings proceedings, long nowMillis) {
        TalkState table = proceedings.state();
        if (!table.order().points().isEmpty()) {
            return new RuleOnPointOfOrder(Ruling.UPHELD, ReferenceTalk.words("ruling"));
        }
        if (table.sitting().offRecord() || !table.sitting().caucuses().isEmpty()) {
            return null;
        }
        if (table.floor().mode() != FloorMode.FLOOR_ONLY) {
            return new SetFloorMode(FloorMode.FLOOR_ONLY);
        }
        if (item == null) {
            boolean last = itemIndex == table.agenda().items().size() - 1;
            return !rested && (itemIndex == ITEM_BEFORE_RECESS || last)
                    ? new CallRecess(nowMillis + tempo.recessMillis, ReferenceTalk.words("recess"))
                    : begin(table);
        }
        boolean idle = table.floor().holding() == null
                && table.floor().list().requests().isEmpty();
        return idle && allSpoke(proceedings) ? new ConcludeItem(item) : null;
    }

    /** The next item; after the last the first again. */
    private @Nullable Command begin(TalkState table) {
        List<Item> items = table.agenda().items();
        return items.isEmpty()
                ? null
                : new BeginItem(items.get((itemIndex + 1) % items.size()).id());
    }

    private boolean spoke(Proceedings proceedings, DelegationId who) {
        return proceedings.spoken().stream()
                .skip(spokenBefore)
                .anyMatch(spoken -> spoken.intervention().delegation().equals(who));
    }

    private boolean allSpoke(Proceedings proceedings) {
        return proceedings.state().preparation().delegations().stream().allMatch(one -> spoke(proceedings, one.id()));
    }

    private boolean isMoving(TalkState table) {
        return table.motions().open().stream()
                .anyMatch(motion -> motion.movedBy().equals(delegation));
    }

    private static boolean headsAreHere(TalkState table) {
        return table.seats().attendees().stream()
                .filter(attendee -> attendee.role() == Role.HEAD)
                .allMatch(Attendee::present);
    }
}
