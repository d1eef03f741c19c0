package hiwar.node.api;

import hiwar.node.api.Problem.Kind;
import hiwar.node.loop.OpenTalk;
import hiwar.node.loop.TalkDesk;
import hiwar.node.store.Invitation;
import hiwar.node.store.Session;
import hiwar.node.store.Store;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.state.Attendee;
import hiwar.talks.state.Sitting;
import hiwar.talks.state.TalkState;
import hiwar.talks.talk.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The cookies by which browsers prove who they are. A cookie is a random number, of which the store has the hash; what
 * it is worth is looked up anew with each request, so that whatever is taken back is worth nothing at once.
 * Thread-safe.
 */
final class SessionCookies {
    static final String SECRETARIAT = "hiwar_secretariat";
    static final String SEAT = "hiwar_seat";

    /** A talk and what comes after it. Whoever has a link may open it again at any time. */
    static final Duration LIFETIME = Duration.ofDays(7);

    /** Nobody guesses 256 bits; this bounds what the attempt costs, and leaves room for an office at one address. */
    static final int MAX_GUESSES = 600;

    private static final int MAX_GUESSES_OF_ALL = 6_000;

    private static final String SECRETARIAT_PATH = "/api";

    private final Store store;
    private final TalkDesk desk;
    private final Attempts attempts = new Attempts(MAX_GUESSES, MAX_GUESSES_OF_ALL);

    SessionCookies(Store store, TalkDesk desk) {
        this.store = store;
        this.desk = desk;
    }

    /** A seat in a talk as it stands. */
    record Seated(OpenTalk open, Attendee attendee) {
        TalkId talk() {
            return open.talk().id();
        }

        SeatId seat() {
            return attendee.seat().id();
        }
    }

    /** A new session of the secretariat, as the header that sets its cookie. */
    String openSecretariat(Visit visit) {
        return header(visit, SECRETARIAT, SECRETARIAT_PATH, open(null, null, null), LIFETIME);
    }

    /** A new session of a seat, as the header that sets its cookie. */
    String openSeat(Visit visit, TalkId talk, SeatId seat, @Nullable String invitation) {
        return header(visit, SEAT, seatPath(talk, seat), open(talk, seat, invitation), LIFETIME);
    }

    private String open(@Nullable TalkId talk, @Nullable SeatId seat, @Nullable String invitation) {
        long nowMillis = System.currentTimeMillis();
        store.sessions().removeExpired(nowMillis);
        String cookie = Secret.fresh();
        store.sessions()
                .add(new Session(
                        Secret.hash(cookie), talk, seat, invitation, nowMillis, nowMillis + LIFETIME.toMillis()));
        return cookie;
    }

    /** Ends the session of the secretariat, if there is one; answers the header that takes the cookie back. */
    String closeSecretariat(Call call) {
        forget(call, SECRETARIAT);
        return header(call.visit(), SECRETARIAT, SECRETARIAT_PATH, "", Duration.ZERO);
    }

    /** The same for a seat. */
    String closeSeat(Call call) {
        forget(call, SEAT);
        return header(call.visit(), SEAT, seatPath(call.talk(), call.seat()), "", Duration.ZERO);
    }

    /** Who has none may not make the database write. */
    private void forget(Call call, String name) {
        try {
            store.sessions().remove(session(call, name).hash());
        } catch (Problem none) {
            // There is nothing to forget.
        }
    }

    /** Several seats can be used in one browser, because each cookie is sent to its own seat only. */
    private static String seatPath(TalkId talk, SeatId seat) {
        return "/api/talks/" + talk + "/seats/" + seat;
    }

    private static String header(Visit visit, String name, String path, String value, Duration lifetime) {
        return name + "=" + value + "; Path=" + path + "; Max-Age=" + lifetime.toSeconds()
                + "; HttpOnly; SameSite=Strict" + (visit.encrypted() ? "; Secure" : "");
    }

    /** Goes on only for the secretariat; answers until when its session lasts, since the epoch. */
    long secretariat(Call call) throws Problem {
        Session session = session(call, SECRETARIAT);
        if (session.talk() != null || session.seat() != null) {
            throw Problem.of(Kind.NO_SESSION);
        }
        return session.expiresMillis();
    }

    /** Goes on only for who holds the seat of the path. */
    Seated seat(Call call) throws Problem {
        Session session = session(call, SEAT);
        if (!call.talk().equals(session.talk()) || !call.seat().equals(session.seat())) {
            throw Problem.of(Kind.NO_SESSION);
        }
        return seat(call.talk(), call.seat(), session.invitation());
    }

    /** The session of a request that {@link #seat} let through, to be checked again when the request is over. */
    Holding holding(Call call) throws Problem {
        return new Holding(call.talk(), call.seat(), session(call, SEAT).hash());
    }

    /** Who holds a seat by which session. */
    record Holding(TalkId talk, SeatId seat, String session) {}

    /** True while a session holds its seat. */
    boolean holds(Holding holding) {
        Session session = store.sessions().find(holding.session);
        if (session == null) {
            return false;
        }
        try {
            seat(holding.talk, holding.seat, session.invitation());
            return true;
        } catch (Problem ended) {
            return false;
        }
    }

    private Seated seat(TalkId talk, SeatId seat, @Nullable String invitation) throws Problem {
        Seated seated = seated(talk, seat);
        if (invitation != null) {
            Invitation found = store.invitations().find(invitation);
            if (found == null) {
                throw Problem.of(Kind.NO_SESSION);
            }
            check(found, seated.open());
        }
        return seated;
    }

    /** The seat as it stands. */
    Seated seated(TalkId talk, SeatId seat) throws Problem {
        OpenTalk open = desk.current(talk);
        if (open == null) {
            throw Problem.of(Reason.NO_TALK);
        }
        Attendee attendee = open.talk().table().seats().find(seat);
        if (attendee == null) {
            throw Problem.of(Reason.NOT_ACCREDITED);
        }
        return new Seated(open, attendee);
    }

    /** Goes on only when an invitation holds. */
    static void check(Invitation invitation, OpenTalk open) throws Problem {
        if (invitation.revokedMillis() != null) {
            throw Problem.of(Kind.INVITATION_REVOKED);
        }
        if (over(invitation, open.talk().table())) {
            throw Problem.of(Kind.INVITATION_OVER);
        }
    }

    /** True when it was for one sitting, and that has ended or will never be. */
    static boolean over(Invitation invitation, TalkState table) {
        Sitting sitting = table.sitting();
        int until = invitation.sitting();
        if (until == 0) {
            return false;
        }
        boolean now = sitting.open() && sitting.number() == until;
        boolean later = sitting.number() < until && !table.preparation().phase().over();
        return !now && !later;
    }

    private Session session(Call call, String name) throws Problem {
        String cookie = call.cookie(name);
        if (cookie == null || cookie.isEmpty()) {
            throw Problem.of(Kind.NO_SESSION);
        }
        String source = call.visit().source();
        if (attempts.tooMany(source, System.nanoTime())) {
            throw Problem.of(Kind.TOO_MANY_ATTEMPTS);
        }
        Session session = store.sessions().find(Secret.hash(cookie));
        if (session == null || session.expiresMillis() <= System.currentTimeMillis()) {
            attempts.count(source, System.nanoTime());
            throw Problem.of(Kind.NO_SESSION);
        }
        return session;
    }
}
