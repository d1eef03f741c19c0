package hiwar.talks.command;

import hiwar.talks.id.DelegationId;
import hiwar.talks.terms.Wording;
import org.jspecify.annotations.Nullable;

/** The sitting as a whole: when it begins, pauses and ends, and who withdraws from the table to confer. */
public sealed interface SittingCommand extends Command {
    /** Opens the next sitting. */
    record OpenSitting() implements SittingCommand {}

    /**
     * Pauses the sitting; clocks stop, floor and list stay.
     *
     * @param untilMillis when it shall go on, since the epoch; null when that is open
     */
    record CallRecess(@Nullable Long untilMillis, Wording reason) implements SittingCommand {}

    /** Goes on after a recess. */
    record ResumeSitting() implements SittingCommand {}

    /**
     * Ends the sitting; the talk goes on in another one.
     *
     * @param untilMillis when that will be, since the epoch; null when that is open
     */
    record AdjournSitting(@Nullable Long untilMillis) implements SittingCommand {}

    /** Ends the sitting and with it the talk. */
    record CloseSitting() implements SittingCommand {}

    /** A delegation confers among itself; clocks stop. */
    record OpenCaucus(DelegationId delegation) implements SittingCommand {}

    /** The delegation comes back to the table. */
    record CloseCaucus(DelegationId delegation) implements SittingCommand {}
}
