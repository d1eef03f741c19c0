package hiwar.talks.state;

import static hiwar.talks.event.PreparationEvent.AnnouncementChanged;
import static hiwar.talks.event.PreparationEvent.DelegationAdded;
import static hiwar.talks.event.PreparationEvent.DelegationChanged;
import static hiwar.talks.event.PreparationEvent.DelegationRemoved;
import static hiwar.talks.event.PreparationEvent.TalkAnnounced;
import static hiwar.talks.event.PreparationEvent.TalkCancelled;
import static hiwar.talks.event.PreparationEvent.TalkPostponed;
import static hiwar.talks.event.PreparationEvent.TalkPrepared;

import hiwar.talks.event.PreparationEvent;
import hiwar.talks.id.DelegationId;
import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The talk as such.
 *
 * @param announcement what the public was last told; null before that
 * @param revision counts what the public was told after the first time: the SEQUENCE of calendars (RFC 5546)
 * @param delegations in the order in which they were named, which means nothing
 */
public record Preparation(
        Phase phase, Wording title, @Nullable Announcement announcement, int revision, List<Delegation> delegations) {
    static final Preparation EMPTY = new Preparation(Phase.NONE, Wording.NONE, null, 0, List.of());

    /** The delegation of this name; null when there is none. */
    public @Nullable Delegation find(DelegationId id) {
        for (Delegation delegation : delegations) {
            if (delegation.id().equals(id)) {
                return delegation;
            }
        }
        return null;
    }

    Preparation apply(PreparationEvent event) {
        return switch (event) {
            case TalkPrepared prepared -> new Preparation(Phase.PREPARED, prepared.title(), null, 0, delegations);
            case DelegationAdded added -> withDelegations(Copies.with(delegations, added.delegation()));
            case DelegationChanged changed -> changed(changed.delegation());
            case DelegationRemoved removed ->
                withDelegations(Copies.without(delegations, one -> one.id().equals(removed.delegation())));
            case TalkAnnounced told -> new Preparation(Phase.ANNOUNCED, title, told.announcement(), 0, delegations);
            case AnnouncementChanged changed -> told(Phase.ANNOUNCED, changed.announcement());
            case TalkPostponed postponed -> postponed(postponed.newStartMillis());
            case TalkCancelled ignored -> told(Phase.CANCELLED, announcement);
        };
    }

    Preparation closed() {
        return new Preparation(Phase.CLOSED, title, announcement, revision, delegations);
    }

    private Preparation changed(Delegation changed) {
        return withDelegations(Copies.changed(delegations, one -> one.id().equals(changed.id()), one -> changed));
    }

    private Preparation postponed(@Nullable Long newStartMillis) {
        return newStartMillis == null || announcement == null
                ? told(Phase.POSTPONED, announcement)
                : told(Phase.ANNOUNCED, announcement.at(newStartMillis));
    }

    private Preparation told(Phase next, @Nullable Announcement what) {
        return new Preparation(next, title, what, revision + 1, delegations);
    }

    private Preparation withDelegations(List<Delegation> changed) {
        return new Preparation(phase, title, announcement, revision, changed);
    }
}
