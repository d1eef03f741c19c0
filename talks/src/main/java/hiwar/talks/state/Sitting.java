package hiwar.talks.state;

import static hiwar.talks.event.RecordEvent.ReturnedToRecord;
import static hiwar.talks.event.RecordEvent.WentOffRecord;
import static hiwar.talks.event.SittingEvent.CaucusClosed;
import static hiwar.talks.event.SittingEvent.CaucusOpened;
import static hiwar.talks.event.SittingEvent.OutageReported;
import static hiwar.talks.event.SittingEvent.RecessCalled;
import static hiwar.talks.event.SittingEvent.SittingAdjourned;
import static hiwar.talks.event.SittingEvent.SittingClosed;
import static hiwar.talks.event.SittingEvent.SittingOpened;
import static hiwar.talks.event.SittingEvent.SittingResumed;

import hiwar.talks.event.RecordEvent;
import hiwar.talks.event.SittingEvent;
import hiwar.talks.id.DelegationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the delegations sit together.
 *
 * @param number of the sitting that is open or was last; 0 before the first
 * @param untilMillis when a recess or an adjournment shall end, since the epoch; null when open or not at all
 * @param offRecord nothing of what is said is kept
 * @param caucuses the delegations that confer among themselves now
 */
public record Sitting(
        int number, Condition condition, @Nullable Long untilMillis, boolean offRecord, List<DelegationId> caucuses) {
    static final Sitting EMPTY = new Sitting(0, Condition.NOT_OPEN, null, false, List.of());

    /** How the sitting is. */
    public enum Condition {
        NOT_OPEN,
        OPEN,
        RECESS
    }

    /** Begun and not ended, in recess or not. */
    public boolean open() {
        return condition != Condition.NOT_OPEN;
    }

    public boolean inRecess() {
        return condition == Condition.RECESS;
    }

    Sitting apply(SittingEvent event) {
        return switch (event) {
            case SittingOpened opened -> new Sitting(opened.number(), Condition.OPEN, null, false, caucuses);
            case RecessCalled recess -> at(Condition.RECESS, recess.untilMillis(), offRecord);
            case SittingResumed ignored -> at(Condition.OPEN, null, offRecord);
            case SittingAdjourned adjourned -> at(Condition.NOT_OPEN, adjourned.untilMillis(), false);
            case SittingClosed ignored -> at(Condition.NOT_OPEN, null, false);
            case CaucusOpened opened -> withCaucuses(Copies.with(caucuses, opened.delegation()));
            case CaucusClosed closed -> withCaucuses(Copies.without(caucuses, closed.delegation()::equals));
            case OutageReported ignored -> this;
        };
    }

    Sitting apply(RecordEvent event) {
        return switch (event) {
            case WentOffRecord ignored -> at(condition, untilMillis, true);
            case ReturnedToRecord ignored -> at(condition, untilMillis, false);
        };
    }

    private Sitting at(Condition next, @Nullable Long nextUntilMillis, boolean nowOffRecord) {
        return new Sitting(number, next, nextUntilMillis, nowOffRecord, caucuses);
    }

    private Sitting withCaucuses(List<DelegationId> changed) {
        return new Sitting(number, condition, untilMillis, offRecord, changed);
    }
}
