package hiwar.talks.event;

import hiwar.talks.id.DelegationId;
import hiwar.talks.terms.Wording;
import org.jspecify.annotations.Nullable;

/** The sitting as a whole. */
public sealed interface SittingEvent extends Event {
    /**
     * A sitting has begun: on the record, nobody has the floor.
     *
     * @param number from 1
     */
    record SittingOpened(int number) implements SittingEvent {}

    /** @param untilMillis when it shall go on, since the epoch; null when that is open */
    record RecessCalled(@Nullable Long untilMillis, Wording reason) implements SittingEvent {}

    record SittingResumed() implements SittingEvent {}

    /** @param untilMillis when the next sitting will be, since the epoch; null when that is open */
    record SittingAdjourned(@Nullable Long untilMillis) implements SittingEvent {}

    /** The talk is over. */
    record SittingClosed() implements SittingEvent {}

    record CaucusOpened(DelegationId delegation) implements SittingEvent {}

    record CaucusClosed(DelegationId delegation) implements SittingEvent {}

    /** The node was down from {@code lostAtMillis}, since the epoch, until now. */
    record OutageReported(long lostAtMillis) implements SittingEvent {}
}
