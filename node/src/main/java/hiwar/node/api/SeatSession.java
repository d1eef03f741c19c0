package hiwar.node.api;

import hiwar.node.api.Problem.Kind;
import hiwar.node.api.SessionCookies.Seated;
import hiwar.node.http.Answer;
import hiwar.node.store.Invitation;
import hiwar.node.store.Invitations;
import hiwar.talks.id.TalkId;
import hiwar.talks.json.Codec;
import hiwar.talks.state.TalkState;
import hiwar.talks.terms.Delegation;
import hiwar.talks.terms.Role;
import hiwar.talks.terms.Seat;
import hiwar.talks.terms.Wording;
import hiwar.talks.view.PublicBoard;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code …/seats/{seat}/session}: somebody takes a seat by the secret of its link, and gives it back. */
final class SeatSession {
    /** Sessions of one seat that begin in a minute. */
    static final int MAX_OPENINGS = 60;

    private static final Codec<Knock> KNOCK = Codec.of(Knock.class);
    private static final Codec<Taken> TAKEN = Codec.of(Taken.class);

    private final Invitations invitations;
    private final SessionCookies cookies;
    private final InvitationSecrets secrets;
    private final Attempts attempts;
    /** Each session is a row in the database; a person opens a link a few times. */
    private final Attempts openings = new Attempts(MAX_OPENINGS, Integer.MAX_VALUE);

    private record Knock(@Nullable String secret) {}

    private record Taken(
            TalkId talk, Seat seat, List<Delegation> delegations, Wording title, PublicBoard board, long nowMillis) {
        static Taken of(Seated seated) {
            TalkState table = seated.open().talk().table();
            return new Taken(
                    seated.talk(),
                    seated.attendee().seat(),
                    table.preparation().delegations(),
                    table.preparation().title(),
                    PublicBoard.of(table),
                    System.currentTimeMillis());
        }
    }

    SeatSession(Invitations invitations, SessionCookies cookies, InvitationSecrets secrets, Attempts attempts) {
        this.invitations = invitations;
        this.cookies = cookies;
        this.secrets = secrets;
        this.attempts = attempts;
    }

    /** By the secret of a link; the secretariat of the node takes the seat of a secretary without one. */
    Answer begin(Call call) throws Problem, IOException {
        String secret = call.body(KNOCK).secret();
        if (secret != null) {
            return byLink(call, secret);
        }
        cookies.secretariat(call);
        Seated seated = cookies.seated(call.talk(), call.seat());
        if (seated.attendee().role() != Role.SECRETARY) {
            throw Problem.of(Kind.BAD_SECRET);
        }
        return taken(call, seated, null);
    }

    private Answer byLink(Call call, String secret) throws Problem {
        String source = call.visit().source();
        if (attempts.tooMany(source, System.nanoTime())) {
            throw Problem.of(Kind.TOO_MANY_ATTEMPTS);
        }
        String id = secrets.idOf(call.talk(), call.seat(), secret);
        Invitation invitation = id == null ? null : invitations.find(id);
        if (invitation == null) {
            attempts.count(source, System.nanoTime());
            throw Problem.of(Kind.BAD_SECRET);
        }
        Seated seated = cookies.seated(call.talk(), call.seat());
        SessionCookies.check(invitation, seated.open());
        return taken(call, seated, id);
    }

    private Answer taken(Call call, Seated seated, @Nullable String invitation) throws Problem {
        String seat = seated.talk() + "/" + seated.seat();
        if (openings.tooMany(seat, System.nanoTime())) {
            throw Problem.of(Kind.TOO_MANY_ATTEMPTS);
        }
        openings.count(seat, System.nanoTime());
        return Answer.json(200, TAKEN.write(Taken.of(seated)))
                .with("Set-Cookie", cookies.openSeat(call.visit(), seated.talk(), seated.seat(), invitation));
    }

    Answer look(Call call) throws Problem {
        return Answer.json(200, TAKEN.write(Taken.of(cookies.seat(call))));
    }

    Answer end(Call call) {
        return Answer.bare(204).with("Set-Cookie", cookies.closeSeat(call));
    }
}
