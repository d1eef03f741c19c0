package hiwar.node.api;

import hiwar.node.loop.OpenTalk;
import hiwar.node.loop.TalkDesk;
import hiwar.node.loop.TalkUnavailable;
import hiwar.node.loop.TalkWatcher;
import hiwar.node.store.DatabaseDown;
import hiwar.node.store.Invitation;
import hiwar.node.store.Store;
import hiwar.talks.command.SeatCommand.Leave;
import hiwar.talks.id.CommandId;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.state.Attendee;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what invitations have let in, when they end: because they are taken back, because their sitting is over, or
 * because their seat is no longer accredited. Thread-safe.
 */
final class InvitationKeeper implements TalkWatcher {
    private static final Logger LOG = LoggerFactory.getLogger(InvitationKeeper.class);

    private final Store store;
    private final TalkDesk desk;

    InvitationKeeper(Store store, TalkDesk desk) {
        this.store = store;
        this.desk = desk;
    }

    /** Takes an invitation back: whoever came by it is out at once. */
    void revoke(Invitation invitation) {
        if (store.invitations().revoke(invitation.id(), System.currentTimeMillis())) {
            end(invitation);
        }
    }

    /** Ends its sessions and its seat's connections; who has another invitation to the same seat connects again. */
    private void end(Invitation invitation) {
        store.sessions().removeOf(invitation.id());
        desk.bar(invitation.talk(), invitation.seat());
        desk.order(invitation.talk(), invitation.seat(), new CommandId(Secret.fresh()), new Leave());
    }

    @Override
    public void changed(OpenTalk before, OpenTalk after) {
        Set<SeatId> gone = gone(before, after);
        if (ends(before, after) || !gone.isEmpty()) {
            TalkId talk = after.talk().id();
            Thread.ofVirtual().name("invitations-" + talk).start(() -> look(before, after, gone));
        }
    }

    private static boolean ends(OpenTalk before, OpenTalk after) {
        boolean sitting = before.talk().table().sitting().open()
                && !after.talk().table().sitting().open();
        boolean talk = !before.talk().table().preparation().phase().over()
                && after.talk().table().preparation().phase().over();
        return sitting || talk;
    }

    /** The seats that are no longer accredited. */
    private static Set<SeatId> gone(OpenTalk before, OpenTalk after) {
        Set<SeatId> gone = new LinkedHashSet<>();
        if (!before.talk().table().seats().equals(after.talk().table().seats())) {
            for (Attendee attendee : before.talk().table().seats().attendees()) {
                SeatId seat = attendee.seat().id();
                if (after.talk().table().seats().find(seat) == null) {
                    gone.add(seat);
                }
            }
        }
        return gone;
    }

    private void look(OpenTalk before, OpenTalk after, Set<SeatId> gone) {
        TalkId talk = after.talk().id();
        try {
            for (Invitation invitation : store.invitations().of(talk)) {
                if (invitation.revokedMillis() != null) {
                    continue;
                }
                if (gone.contains(invitation.seat())) {
                    revoke(invitation); // a seat that is accredited again under this name is another one
                } else if (SessionCookies.over(invitation, after.talk().table())
                        && !SessionCookies.over(invitation, before.talk().table())) {
                    end(invitation);
                }
            }
        } catch (DatabaseDown | TalkUnavailable later) {
            LOG.warn("talk {}: invitations that ended are looked at when they are used: {}", talk, later.getMessage());
        }
    }
}
