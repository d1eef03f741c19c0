package hiwar.talks.view;

import hiwar.talks.event.Event;
import hiwar.talks.event.FloorEvent;
import hiwar.talks.event.SittingEvent.OutageReported;
import hiwar.talks.id.DelegationId;
import hiwar.talks.id.ItemId;
import hiwar.talks.state.Entry;
import hiwar.talks.state.Holding;
import hiwar.talks.state.Item;
import hiwar.talks.state.TalkState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Who has had how much time, up to the last entry. <i>Net</i> time runs while somebody has the floor, <i>elapsed</i>
 * time of an item while it is current; both stand still in a recess, off the record, during a point of order, while an
 * interpreter cannot interpret, while a delegation is in caucus, and for as long as the node was down. So nobody loses
 * time through what others or the technology do.
 *
 * @param spent net time, by item and delegation; pairs that never spoke are missing
 * @param elapsed by item; items that were never current are missing
 * @param interventionMillis net time of the intervention that is under way; 0 when the floor is free
 */
public record Clocks(List<Spent> spent, List<Elapsed> elapsed, long interventionMillis) {
    /** Before anybody has spoken. */
    public static final Clocks ZERO = new Clocks(List.of(), List.of(), 0);

    /** Net time of one delegation on one item. */
    public record Spent(ItemId item, DelegationId delegation, long netMillis) {}

    /** How long an item was dealt with. */
    public record Elapsed(ItemId item, long millis) {}

    /** The clocks after one more entry of the table; {@code before} is the state before it. */
    public Clocks apply(TalkState before, Entry entry) {
        Event event = entry.event();
        long untilMillis = event instanceof OutageReported outage
                ? Math.min(outage.lostAtMillis(), entry.atMillis())
                : entry.atMillis();
        Clocks run = at(before, untilMillis);
        boolean another = event instanceof FloorEvent.FloorGiven
                || event instanceof FloorEvent.FloorTaken
                || event instanceof FloorEvent.FloorYielded
                || event instanceof FloorEvent.FloorWithdrawn
                || event instanceof FloorEvent.FloorLapsed;
        return another ? new Clocks(run.spent, run.elapsed, 0) : run;
    }

    /** The clocks at a moment after the last entry, which left {@code state}. */
    public Clocks at(TalkState state, long nowMillis) {
        long passedMillis = nowMillis - state.atMillis();
        Item item = state.agenda().current();
        if (passedMillis <= 0 || item == null || !state.clockRuns()) {
            return this;
        }
        List<Elapsed> longer = with(item.id(), passedMillis);
        Holding holding = state.floor().holding();
        return holding == null
                ? new Clocks(spent, longer, 0)
                : new Clocks(
                        with(item.id(), holding.delegation(), passedMillis), longer, interventionMillis + passedMillis);
    }

    /** Net time of a delegation, on all items. */
    public long netMillis(DelegationId delegation) {
        return spent.stream()
                .filter(one -> one.delegation.equals(delegation))
                .mapToLong(Spent::netMillis)
                .sum();
    }

    /** Net time on an item, of all delegations. */
    public long netMillis(ItemId item) {
        return spent.stream()
                .filter(one -> one.item.equals(item))
                .mapToLong(Spent::netMillis)
                .sum();
    }

    /** Net time of a delegation on an item. */
    public long netMillis(ItemId item, DelegationId delegation) {
        return spent.stream()
                .filter(one -> one.item.equals(item) && one.delegation.equals(delegation))
                .mapToLong(Spent::netMillis)
                .sum();
    }

    /** How long an item was dealt with, whether anybody spoke or not. */
    public long elapsedMillis(ItemId item) {
        return elapsed.stream()
                .filter(one -> one.item.equals(item))
                .mapToLong(Elapsed::millis)
                .sum();
    }

    private List<Elapsed> with(ItemId item, long passedMillis) {
        List<Elapsed> longer = new ArrayList<>(elapsed);
        for (int i = 0; i < longer.size(); i++) {
            if (longer.get(i).item.equals(item)) {
                longer.set(i, new Elapsed(item, longer.get(i).millis + passedMillis));
                return Collections.unmodifiableList(longer);
            }
        }
        longer.add(new Elapsed(item, passedMillis));
        return Collections.unmodifiableList(longer);
    }

    private List<Spent> with(ItemId item, DelegationId delegation, long passedMillis) {
        List<Spent> longer = new ArrayList<>(spent);
        for (int i = 0; i < longer.size(); i++) {
            Spent one = longer.get(i);
            if (one.item.equals(item) && one.delegation.equals(delegation)) {
                longer.set(i, new Spent(item, delegation, one.netMillis + passedMillis));
                return Collections.unmodifiableList(longer);
            }
        }
        longer.add(new Spent(item, delegation, passedMillis));
        return Collections.unmodifiableList(longer);
    }
}
