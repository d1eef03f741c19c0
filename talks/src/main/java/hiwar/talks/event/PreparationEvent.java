package hiwar.talks.event;

import hiwar.talks.id.DelegationId;
import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.Seat;
import hiwar.talks.terms.Wording;
import org.jspecify.annotations.Nullable;

/** The talk as such: its sides, what the public is told of it, whether it takes place. */
public sealed interface PreparationEvent extends Event {
    /** The first event of every talk; the secretary may prepare the rest. */
    record TalkPrepared(Wording title, Seat secretary) implements PreparationEvent {}

    record DelegationAdded(Delegation delegation) implements PreparationEvent {}

    record DelegationChanged(Delegation delegation) implements PreparationEvent {}

    record DelegationRemoved(DelegationId delegation) implements PreparationEvent {}

    record TalkAnnounced(Announcement announcement) implements PreparationEvent {}

    record AnnouncementChanged(Announcement announcement, Wording reason) implements PreparationEvent {}

    /**
     * The talk is put off.
     *
     * @param newStartMillis since the epoch; null when it is not known yet
     * @param askedBy null when both sides did
     */
    record TalkPostponed(
            @Nullable Long newStartMillis, @Nullable DelegationId askedBy, Wording reason)
            implements PreparationEvent {}

    /**
     * The talk will not take place.
     *
     * @param askedBy null when both sides did
     */
    record TalkCancelled(@Nullable DelegationId askedBy, Wording reason) implements PreparationEvent {}
}
