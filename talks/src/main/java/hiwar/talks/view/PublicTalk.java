package hiwar.talks.view;

import hiwar.talks.id.DelegationId;
import hiwar.talks.id.TalkId;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.Item;
import hiwar.talks.state.Phase;
import hiwar.talks.state.Preparation;
import hiwar.talks.state.TalkState;
import hiwar.talks.terms.Announcement;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.ItemKind;
import hiwar.talks.terms.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A talk as anybody may see it: the one door between the record and the public pages, calendars and feeds. There is
 * none before the talk is announced. Of the agenda it names what is open to the press, for the same reason for which
 * {@link PublicBoard} names the current item only then: the title of a closed item says what is negotiated behind
 * closed doors.
 *
 * @param announcement what was told last
 * @param sides in the order of the talk, which means nothing
 * @param agenda the items that are open to the press, in order
 * @param board what happens now
 * @param notices the announcement, then its changes
 */
public record PublicTalk(
        TalkId talk,
        Announcement announcement,
        List<Side> sides,
        List<PublicItem> agenda,
        PublicBoard board,
        List<Notice> notices) {
    /**
     * A delegation and the office of its head.
     *
     * @param head null when no head is accredited
     * @param language of its head, the one in which its own copy is written; null when that is not known
     */
    public record Side(
            Delegation delegation,
            @Nullable Wording head,
            @Nullable String language) {}

    /** An item that the press may follow. */
    public record PublicItem(Wording title, ItemKind kind) {}

    /** What may be shown; null when nothing was announced. */
    public static @Nullable PublicTalk of(Proceedings proceedings) {
        TalkState state = proceedings.state();
        Preparation preparation = state.preparation();
        Announcement announcement = preparation.announcement();
        if (announcement == null) {
            return null;
        }
        List<Side> sides = new ArrayList<>();
        for (Delegation delegation : preparation.delegations()) {
            sides.add(side(state, delegation));
        }
        return new PublicTalk(
                state.talk(),
                announcement,
                Collections.unmodifiableList(sides),
                agenda(state),
                PublicBoard.of(state),
                proceedings.notices().all());
    }

    private static Side side(TalkState state, Delegation delegation) {
        Attendee head = state.seats().head(delegation.id());
        if (head == null) {
            return new Side(delegation, null, null);
        }
        List<String> languages = head.seat().languages();
        return new Side(delegation, head.seat().office(), languages.isEmpty() ? null : languages.getFirst());
    }

    private static List<PublicItem> agenda(TalkState state) {
        List<PublicItem> open = new ArrayList<>();
        for (Item item : state.agenda().items()) {
            if (item.openToPress()) {
                open.add(new PublicItem(item.plan().title(), item.plan().kind()));
            }
        }
        return Collections.unmodifiableList(open);
    }

    /** The side of this name; null when it is not (any more) one. */
    public @Nullable Side find(DelegationId id) {
        for (Side side : sides) {
            if (side.delegation().id().equals(id)) {
                return side;
            }
        }
        return null;
    }

    /** What was told last. */
    public Notice latest() {
        return notices.getLast();
    }

    /** When the talk begins, in milliseconds since the epoch; null when it was postponed without a new time. */
    public @Nullable Long startMillis() {
        return board.phase() == Phase.POSTPONED ? null : announcement.startMillis();
    }
}
