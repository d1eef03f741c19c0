package hiwar.talks.command;

import hiwar.talks.id.DelegationId;
import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.Seat;
import hiwar.talks.terms.Wording;
import org.jspecify.annotations.Nullable;

/** The talk as such: its sides, what the public is told of it, whether it takes place. */
public sealed interface PreparationCommand extends Command {
    /** Makes the talk, with the seat of its first secretary; only the node itself does so. */
    record PrepareTalk(Wording title, Seat secretary) implements PreparationCommand {}

    /** Names a side. */
    record AddDelegation(Delegation delegation) implements PreparationCommand {}

    /** Calls a side something else, or moves its capital. */
    record ChangeDelegation(Delegation delegation) implements PreparationCommand {}

    /** Takes back a side that has no seat and owns no item. */
    record RemoveDelegation(DelegationId delegation) implements PreparationCommand {}

    /** Makes the talk public. */
    record AnnounceTalk(Announcement announcement) implements PreparationCommand {}

    /** Corrects what was announced, or names a new time for a talk that was postponed. */
    record ChangeAnnouncement(Announcement announcement, Wording reason) implements PreparationCommand {}

    /**
     * Puts the talk off.
     *
     * @param newStartMillis since the epoch; null when it is not known yet
     * @param askedBy the side that asked for it; null when both did
     */
    record PostponeTalk(
            @Nullable Long newStartMillis, @Nullable DelegationId askedBy, Wording reason)
            implements PreparationCommand {}

    /**
     * Calls the talk off, for good.
     *
     * @param askedBy the side that asked for it; null when both did
     */
    record CancelTalk(@Nullable DelegationId askedBy, Wording reason) implements PreparationCommand {}
}
