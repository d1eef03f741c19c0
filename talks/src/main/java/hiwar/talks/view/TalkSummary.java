package hiwar.talks.view;

import hiwar.talks.event.PreparationEvent.AnnouncementChanged;
import hiwar.talks.event.PreparationEvent.TalkAnnounced;
import hiwar.talks.event.PreparationEvent.TalkCancelled;
import hiwar.talks.event.PreparationEvent.TalkPostponed;
import hiwar.talks.event.PreparationEvent.TalkPrepared;
import hiwar.talks.event.SittingEvent.SittingAdjourned;
import hiwar.talks.event.SittingEvent.SittingClosed;
import hiwar.talks.event.SittingEvent.SittingOpened;
import hiwar.talks.id.TalkId;
import hiwar.talks.state.Entry;
import hiwar.talks.state.Phase;
import hiwar.talks.state.TalkState;
import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Wording;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list of talks: a fold over the log of the table, small enough to be kept beside it.
 *
 * @param startMillis announced, since the epoch; null when nothing was announced
 * @param sittingOpen while a sitting is open, in recess or not
 * @param sequence of the last entry of the table; 0 before the first
 */
public record TalkSummary(
        TalkId talk, Wording title, Phase phase, @Nullable Long startMillis, boolean sittingOpen, long sequence) {
    /** Before the first entry. */
    public static TalkSummary empty(TalkId talk) {
        return new TalkSummary(talk, Wording.NONE, Phase.NONE, null, false, 0);
    }

    /** The summary of a talk whose state is known. */
    public static TalkSummary of(TalkState state) {
        Announcement announcement = state.preparation().announcement();
        return new TalkSummary(
                state.talk(),
                state.preparation().title(),
                state.preparation().phase(),
                announcement == null ? null : announcement.startMillis(),
                state.sitting().open(),
                state.sequence());
    }

    /**
     * The summary after one more entry of the table.
     *
     * @throws IllegalArgumentException when the entry is not the next of the table
     */
    public TalkSummary apply(Entry entry) {
        if (entry.sequence() != sequence + 1 || entry.log().delegation() != null) {
            throw new IllegalArgumentException(
                    entry.log() + " " + entry.sequence() + " does not follow " + talk + " " + sequence);
        }
        TalkSummary next = new TalkSummary(talk, title, phase, startMillis, sittingOpen, entry.sequence());
        return switch (entry.event()) {
            case TalkPrepared prepared ->
                new TalkSummary(talk, prepared.title(), Phase.PREPARED, null, sittingOpen, entry.sequence());
            case TalkAnnounced told ->
                next.with(Phase.ANNOUNCED, told.announcement().startMillis());
            case AnnouncementChanged changed ->
                next.with(Phase.ANNOUNCED, changed.announcement().startMillis());
            case TalkPostponed postponed -> next.postponed(postponed.newStartMillis());
            case TalkCancelled ignored -> next.with(Phase.CANCELLED, startMillis);
            case SittingOpened ignored -> next.sitting(true);
            case SittingAdjourned ignored -> next.sitting(false);
            case SittingClosed ignored -> next.sitting(false).with(Phase.CLOSED, startMillis);
            default -> next;
        };
    }

    private TalkSummary postponed(@Nullable Long newStartMillis) {
        return newStartMillis == null || startMillis == null
                ? with(Phase.POSTPONED, startMillis)
                : with(Phase.ANNOUNCED, newStartMillis);
    }

    private TalkSummary with(Phase next, @Nullable Long start) {
        return new TalkSummary(talk, title, next, start, sittingOpen, sequence);
    }

    private TalkSummary sitting(boolean open) {
        return new TalkSummary(talk, title, phase, startMillis, open, sequence);
    }
}
