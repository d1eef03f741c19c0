package hiwar.node.api;

import hiwar.node.api.Problem.Kind;
import hiwar.node.http.Answer;
import hiwar.node.loop.OpenTalk;
import hiwar.node.loop.TalkDesk;
import hiwar.node.store.Invitation;
import hiwar.node.store.Invitations;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.json.Codec;
import hiwar.talks.state.Sitting;
import hiwar.talks.talk.Reason;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code …/invitations}: links for seats, made, listed and taken back by the secretariat. */
final class InvitationList {
    /** Ten for every seat there may be. */
    static final int MAX_PER_TALK = 2_000;

    private static final Codec<Wanted> WANTED = Codec.of(Wanted.class);
    private static final Codec<Made> MADE = Codec.of(Made.class);
    private static final Codec<Listed> LISTED = Codec.of(Listed.class);

    private final Invitations invitations;
    private final TalkDesk desk;
    private final SessionCookies cookies;
    private final InvitationSecrets secrets;
    private final InvitationKeeper keeper;

    /** For what an invitation is good. */
    private enum Scope {
        /** The whole talk. */
        TALK,
        /** The sitting that is open, or the next one when none is. */
        SITTING
    }

    private record Wanted(Scope scope) {}

    private record Shown(
            String id,
            SeatId seat,
            Scope scope,
            int sitting,
            long createdMillis,
            @Nullable Long revokedMillis) {
        static Shown of(Invitation invitation) {
            return new Shown(
                    invitation.id(),
                    invitation.seat(),
                    invitation.sitting() == 0 ? Scope.TALK : Scope.SITTING,
                    invitation.sitting(),
                    invitation.createdMillis(),
                    invitation.revokedMillis());
        }
    }

    private record Made(Shown invitation, String link) {}

    private record Listed(List<Shown> invitations) {}

    InvitationList(ApiParts parts, SessionCookies cookies, InvitationSecrets secrets, InvitationKeeper keeper) {
        this.invitations = parts.store().invitations();
        this.desk = parts.desk();
        this.cookies = cookies;
        this.secrets = secrets;
        this.keeper = keeper;
    }

    Answer make(Call call) throws Problem, IOException {
        cookies.secretariat(call);
        Scope scope = call.body(WANTED).scope();
        TalkId talk = call.talk();
        SeatId seat = call.seat();
        OpenTalk open = cookies.seated(talk, seat).open();
        if (invitations.of(talk).size() >= MAX_PER_TALK) {
            throw Problem.of(Kind.TOO_MANY_INVITATIONS, Integer.toString(MAX_PER_TALK));
        }
        int sitting = scope == Scope.TALK ? 0 : sitting(open.talk().table().sitting());
        Invitation invitation =
                new Invitation(InvitationSecrets.newId(), talk, seat, sitting, System.currentTimeMillis(), null);
        invitations.add(invitation);
        String link = call.visit().serverUrl() + "/talks/" + talk + "/seats/" + seat + "#" + secrets.of(invitation);
        return Answer.json(201, MADE.write(new Made(Shown.of(invitation), link)));
    }

    private static int sitting(Sitting sitting) {
        return sitting.open() ? sitting.number() : sitting.number() + 1;
    }

    Answer list(Call call) throws Problem {
        cookies.secretariat(call);
        TalkId talk = call.talk();
        if (desk.current(talk) == null) {
            throw Problem.of(Reason.NO_TALK);
        }
        List<Shown> shown = invitations.of(talk).stream().map(Shown::of).toList();
        return Answer.json(200, LISTED.write(new Listed(shown)));
    }

    /** Whoever came by it is out at once. To take it back again changes nothing. */
    Answer revoke(Call call) throws Problem {
        cookies.secretariat(call);
        Invitation invitation = invitations.find(call.name("id"));
        if (invitation == null || !invitation.talk().equals(call.talk())) {
            throw Problem.of(Kind.NO_INVITATION);
        }
        keeper.revoke(invitation);
        return Answer.bare(204);
    }
}
