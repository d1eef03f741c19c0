package hiwar.talks.state;

import hiwar.talks.event.AgendaEvent;
import hiwar.talks.event.AgendaEvent.ItemBegun;
import hiwar.talks.event.AgendaEvent.ItemConcluded;
import hiwar.talks.event.AgendaEvent.ItemSetAside;
import hiwar.talks.event.CaucusEvent;
import hiwar.talks.event.FloorEvent;
import hiwar.talks.event.MotionEvent;
import hiwar.talks.event.OrderEvent;
import hiwar.talks.event.PreparationEvent;
import hiwar.talks.event.PreparationEvent.TalkPrepared;
import hiwar.talks.event.RecordEvent;
import hiwar.talks.event.SeatEvent;
import hiwar.talks.event.SittingEvent;
import hiwar.talks.event.SittingEvent.SittingAdjourned;
import hiwar.talks.event.SittingEvent.SittingClosed;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the table of a talk stands: a fold over the log of the table, and nothing else. It is immutable, so that
 * whoever could not store an entry still has the state before it.
 *
 * @param sequence of the last entry; 0 before the first
 * @param atMillis of the last entry, since the epoch
 * @param answered commands that were carried out, the newest last
 */
public record TalkState(
        TalkId talk,
        long sequence,
        long atMillis,
        Preparation preparation,
        Seats seats,
        Sitting sitting,
        Agenda agenda,
        Floor floor,
        Order order,
        Motions motions,
        List<Answered> answered) {
    /** Before the first entry. */
    public static TalkState empty(TalkId talk) {
        return new TalkState(
                talk,
                0,
                0,
                Preparation.EMPTY,
                Seats.EMPTY,
                Sitting.EMPTY,
                Agenda.EMPTY,
                Floor.EMPTY,
                Order.EMPTY,
                Motions.EMPTY,
                List.of());
    }

    public LogId log() {
        return LogId.table(talk);
    }

    /**
     * The state after one more entry.
     *
     * @throws IllegalArgumentException when the entry is not the next one of this log
     */
    public TalkState apply(Entry entry) {
        if (entry.sequence() != sequence + 1 || !entry.log().equals(log())) {
            throw new IllegalArgumentException(
                    entry.log() + " " + entry.sequence() + " does not follow " + log() + " " + sequence);
        }
        return changed(entry).stamped(entry);
    }

    /** One area's event changes that area, and what depends on it. */
    private TalkState changed(Entry entry) {
        return switch (entry.event()) {
            case PreparationEvent event -> prepared(event);
            case SeatEvent event -> with(seats.apply(event));
            case SittingEvent event -> sat(event);
            case AgendaEvent event -> progressed(event);
            case FloorEvent event -> with(floor.apply(event, entry.atMillis()));
            case OrderEvent event -> with(order.apply(event));
            case MotionEvent event -> with(motions.apply(event));
            case RecordEvent event -> with(sitting.apply(event));
            case CaucusEvent ignored -> throw new IllegalArgumentException("a caucus is not at the table");
        };
    }

    private TalkState prepared(PreparationEvent event) {
        TalkState next = with(preparation.apply(event));
        return event instanceof TalkPrepared first ? next.with(seats.accredited(first.secretary())) : next;
    }

    private TalkState sat(SittingEvent event) {
        TalkState next = with(sitting.apply(event));
        if (!(event instanceof SittingAdjourned || event instanceof SittingClosed)) {
            return next;
        }
        TalkState ended =
                next.with(seats.sittingEnded()).with(order.sittingEnded()).with(Motions.EMPTY);
        return event instanceof SittingClosed ? ended.with(preparation.closed()) : ended;
    }

    private TalkState progressed(AgendaEvent event) {
        TalkState next = with(agenda.apply(event));
        boolean another = event instanceof ItemBegun || event instanceof ItemSetAside || event instanceof ItemConcluded;
        return another ? next.with(floor.betweenItems()) : next;
    }

    /** What a command has led to; null when it was not carried out, or too long ago. */
    public @Nullable Answered answerTo(SeatId by, CommandId command) {
        return Answered.find(answered, by, command);
    }

    /** Why clocks stand still; empty when they run for whoever has the floor. Meaningful in an open sitting. */
    public Set<Halt> halts() {
        EnumSet<Halt> halts = EnumSet.noneOf(Halt.class);
        if (sitting.inRecess()) {
            halts.add(Halt.RECESS);
        }
        if (sitting.offRecord()) {
            halts.add(Halt.OFF_RECORD);
        }
        if (!order.points().isEmpty()) {
            halts.add(Halt.POINT_OF_ORDER);
        }
        if (!order.failures().isEmpty()) {
            halts.add(Halt.CANNOT_INTERPRET);
        }
        if (!sitting.caucuses().isEmpty()) {
            halts.add(Halt.CAUCUS);
        }
        return halts;
    }

    /** True when time passes for the current item, and for who has the floor. */
    public boolean clockRuns() {
        return sitting.condition() == Sitting.Condition.OPEN
                && !sitting.offRecord()
                && order.points().isEmpty()
                && order.failures().isEmpty()
                && sitting.caucuses().isEmpty();
    }

    /** True while observers and the press pool may see and hear the table. */
    public boolean openToPress() {
        Item item = agenda.current();
        return item != null
                && item.openToPress()
                && sitting.condition() == Sitting.Condition.OPEN
                && !sitting.offRecord()
                && sitting.caucuses().isEmpty();
    }

    private TalkState with(Preparation next) {
        return new TalkState(talk, sequence, atMillis, next, seats, sitting, agenda, floor, order, motions, answered);
    }

    private TalkState with(Seats next) {
        return new TalkState(
                talk, sequence, atMillis, preparation, next, sitting, agenda, floor, order, motions, answered);
    }

    private TalkState with(Sitting next) {
        return new TalkState(
                talk, sequence, atMillis, preparation, seats, next, agenda, floor, order, motions, answered);
    }

    private TalkState with(Agenda next) {
        return new TalkState(
                talk, sequence, atMillis, preparation, seats, sitting, next, floor, order, motions, answered);
    }

    private TalkState with(Floor next) {
        return new TalkState(
                talk, sequence, atMillis, preparation, seats, sitting, agenda, next, order, motions, answered);
    }

    private TalkState with(Order next) {
        return new TalkState(
                talk, sequence, atMillis, preparation, seats, sitting, agenda, floor, next, motions, answered);
    }

    private TalkState with(Motions next) {
        return new TalkState(
                talk, sequence, atMillis, preparation, seats, sitting, agenda, floor, order, next, answered);
    }

    private TalkState stamped(Entry entry) {
        return new TalkState(
                talk,
                entry.sequence(),
                entry.atMillis(),
                preparation,
                seats,
                sitting,
                agenda,
                floor,
                order,
                motions,
                Answered.remember(answered, entry));
    }
}
