package hiwar.talks.view;

import hiwar.talks.id.DelegationId;
import hiwar.talks.state.Holding;
import hiwar.talks.state.Item;
import hiwar.talks.state.Phase;
import hiwar.talks.state.TalkState;
import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown to who reads no log: the press pool, and the public page. It is made of what is named here and of
 * nothing else.
 *
 * @param announcement null when nothing was announced
 * @param revision of the announcement
 * @param sitting true while a sitting is open
 * @param open true while the press may follow
 * @param item what is dealt with; null unless {@code open}
 * @param speaking whose intervention it is; null unless {@code open} and somebody speaks
 */
public record PublicBoard(
        Phase phase,
        @Nullable Announcement announcement,
        int revision,
        boolean sitting,
        boolean open,
        @Nullable Wording item,
        @Nullable DelegationId speaking) {
    /** What may be shown now. */
    public static PublicBoard of(TalkState state) {
        boolean open = state.openToPress();
        Item current = state.agenda().current();
        Holding holding = state.floor().holding();
        return new PublicBoard(
                state.preparation().phase(),
                state.preparation().announcement(),
                state.preparation().revision(),
                state.sitting().open(),
                open,
                open && current != null ? current.plan().title() : null,
                open && holding != null ? holding.delegation() : null);
    }
}
