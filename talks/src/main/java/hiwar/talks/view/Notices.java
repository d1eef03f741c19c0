package hiwar.talks.view;

import hiwar.talks.event.PreparationEvent;
import hiwar.talks.event.PreparationEvent.AnnouncementChanged;
import hiwar.talks.event.PreparationEvent.DelegationAdded;
import hiwar.talks.event.PreparationEvent.DelegationChanged;
import hiwar.talks.event.PreparationEvent.DelegationRemoved;
import hiwar.talks.event.PreparationEvent.TalkAnnounced;
import hiwar.talks.event.PreparationEvent.TalkCancelled;
import hiwar.talks.event.PreparationEvent.TalkPostponed;
import hiwar.talks.event.PreparationEvent.TalkPrepared;
import hiwar.talks.id.DelegationId;
import hiwar.talks.state.Entry;
import hiwar.talks.state.Phase;
import hiwar.talks.state.Preparation;
import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the public was told of a talk, in order: a fold over the log of the table. Without an announcement
 * there is nothing, not even a cancellation: who was never told of a talk shall not learn of it by its end.
 *
 * @param all the announcement, then at most {@value #KEPT} changes, the newest last
 */
public record Notices(List<Notice> all) {
    /** Changes that are kept: more would only bury the announcement. */
    public static final int KEPT = 50;

    static final Notices NONE = new Notices(List.of());

    /** The notices after one more entry that led from one preparation to the next. */
    Notices apply(Preparation before, Preparation after, Entry entry) {
        if (!(entry.event() instanceof PreparationEvent event) || after.announcement() == null) {
            return this;
        }
        Step step = new Step(before, after, entry.atMillis());
        return switch (event) {
            case TalkAnnounced ignored -> with(step.told(Notice.Kind.ANNOUNCED, null, Wording.NONE));
            case AnnouncementChanged changed -> with(step.told(Notice.Kind.CHANGED, null, changed.reason()));
            case TalkPostponed put -> with(step.told(Notice.Kind.POSTPONED, put.askedBy(), put.reason()));
            case TalkCancelled called -> with(step.told(Notice.Kind.CANCELLED, called.askedBy(), called.reason()));
            case TalkPrepared ignored -> this;
            case DelegationAdded ignored -> this;
            case DelegationChanged ignored -> this;
            case DelegationRemoved ignored -> this;
        };
    }

    private Notices with(Notice notice) {
        List<Notice> longer = new ArrayList<>(all);
        if (longer.size() > KEPT) {
            longer.remove(1); // the announcement itself stays
        }
        longer.add(notice);
        return new Notices(Collections.unmodifiableList(longer));
    }

    private record Step(Preparation before, Preparation after, long atMillis) {
        Notice told(Notice.Kind kind, @Nullable DelegationId askedBy, Wording reason) {
            return new Notice(after.revision(), atMillis, kind, start(before), start(after), askedBy, reason);
        }

        private static @Nullable Long start(Preparation preparation) {
            Announcement announcement = preparation.announcement();
            return announcement == null || preparation.phase() == Phase.POSTPONED ? null : announcement.startMillis();
        }
    }
}
