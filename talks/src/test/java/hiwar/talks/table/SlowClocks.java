package hiwar.talks.table;

import hiwar.talks.event.AgendaEvent;
import hiwar.talks.event.Event;
import hiwar.talks.event.FloorEvent;
import hiwar.talks.event.OrderEvent;
import hiwar.talks.event.RecordEvent;
import hiwar.talks.event.SittingEvent;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.ItemId;
import hiwar.talks.state.Entry;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The clocks once more, in the plainest way: one flag per reason to stop, read from the events alone. */
public final class SlowClocks {
    private final Map<String, Long> netMillis = new TreeMap<>();
    private final Map<String, Long> elapsedMillis = new TreeMap<>();
    private final Set<Integer> points = new HashSet<>();
    private final Set<Object> failures = new HashSet<>();
    private final Set<DelegationId> caucuses = new HashSet<>();
    private boolean open;
    private boolean recess;
    private boolean offRecord;
    private @Nullable ItemId item;
    private @Nullable DelegationId speaking;
    private long lastMillis;

    /** One more entry of the table. */
    public void add(Entry entry) {
        long untilMillis = entry.event() instanceof SittingEvent.OutageReported outage
                ? Math.min(entry.atMillis(), outage.lostAtMillis())
                : entry.atMillis();
        long passedMillis = Math.max(0, untilMillis - lastMillis);
        boolean stopped = recess || offRecord || !points.isEmpty() || !failures.isEmpty() || !caucuses.isEmpty();
        if (open && !stopped && item != null && passedMillis > 0) {
            elapsedMillis.merge(item.value(), passedMillis, Long::sum);
            if (speaking != null) {
                netMillis.merge(item + " " + speaking, passedMillis, Long::sum);
            }
        }
        lastMillis = entry.atMillis();
        follow(entry.event());
    }

    /** Net time by item and delegation, as {@code item delegation}. */
    public Map<String, Long> netMillis() {
        return netMillis;
    }

    /** Elapsed time by item. */
    public Map<String, Long> elapsedMillis() {
        return elapsedMillis;
    }

    private void follow(Event event) {
        switch (event) {
            case SittingEvent.SittingOpened ignored -> open = true;
            case SittingEvent.RecessCalled ignored -> recess = true;
            case SittingEvent.SittingResumed ignored -> recess = false;
            case SittingEvent.SittingAdjourned ignored -> ended();
            case SittingEvent.SittingClosed ignored -> ended();
            case SittingEvent.CaucusOpened opened -> caucuses.add(opened.delegation());
            case SittingEvent.CaucusClosed closed -> caucuses.remove(closed.delegation());
            case RecordEvent.WentOffRecord ignored -> offRecord = true;
            case RecordEvent.ReturnedToRecord ignored -> offRecord = false;
            case OrderEvent.PointOfOrderRaised raised ->
                points.add(raised.point().number());
            case OrderEvent.PointOfOrderWithdrawn withdrawn -> points.remove(withdrawn.point());
            case OrderEvent.PointOfOrderLapsed lapsed -> points.remove(lapsed.point());
            case OrderEvent.PointOfOrderRuledOn ruled -> points.remove(ruled.point());
            case OrderEvent.InterpretationFailed failed -> failures.add(failed.interpreter());
            case OrderEvent.InterpretationRestored restored -> failures.remove(restored.interpreter());
            case AgendaEvent.ItemBegun begun -> item = begun.item();
            case AgendaEvent.ItemSetAside ignored -> item = null;
            case AgendaEvent.ItemConcluded ignored -> item = null;
            case FloorEvent.FloorGiven given -> speaks(given.intervention().delegation());
            case FloorEvent.FloorTaken taken -> speaks(taken.intervention().delegation());
            case FloorEvent.FloorYielded ignored -> silent();
            case FloorEvent.FloorWithdrawn ignored -> silent();
            case FloorEvent.FloorLapsed ignored -> silent();
            default -> {
                // nothing that clocks depend on
            }
        }
    }

    private void speaks(DelegationId delegation) {
        if (speaking != null) {
            throw new AssertionError("two have the floor");
        }
        speaking = delegation;
    }

    private void silent() {
        if (speaking == null) {
            throw new AssertionError("nobody had the floor");
        }
        speaking = null;
    }

    private void ended() {
        open = false;
        recess = false;
        offRecord = false;
        failures.clear();
    }
}
