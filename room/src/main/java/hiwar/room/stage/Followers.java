package hiwar.room.stage;

import hiwar.room.id.TalkSessionId;
import hiwar.talks.id.SeatId;
import hiwar.talks.talk.Talk;
import hiwar.talks.view.PublicBoard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The connections of a talk, and who of them is told what. Owned by its talk. */
final class Followers {
    /** A person's laptop, telephone and the booth's screen, and one that is just being replaced. */
    static final int MAX_PER_SEAT = 4;

    /** Two for every seat there may be: each line goes to all of them in one turn of the shard. */
    static final int MAX_PER_TALK = 400;

    /** A client says at once what it has; one that says nothing is no client. */
    static final long FOLLOW_NANOS = 10_000_000_000L;

    /** So many senseless frames may come of a client that is a version behind; then it is broken. */
    static final int MAX_MISREADS = 10;

    private final TalkOutputs out;
    private final LogFrames frames;
    private final Map<TalkSessionId, Follower> followers = new LinkedHashMap<>();

    Followers(TalkOutputs out, LogFrames frames) {
        this.out = out;
        this.frames = frames;
    }

    @Nullable
    Follower find(TalkSessionId session) {
        return followers.get(session);
    }

    boolean isEmpty() {
        return followers.isEmpty();
    }

    /** The seats that have a connection. */
    Set<SeatId> seats() {
        Set<SeatId> seats = new LinkedHashSet<>();
        followers.values().forEach(follower -> seats.add(follower.seat()));
        return seats;
    }

    /** Another connection of an accredited seat; the oldest of too many goes. */
    void connect(Talk talk, TalkSessionId session, SeatId seat, long nowMillis, long nowNanos) {
        if (talk.table().seats().find(seat) == null) {
            out.hangUp(session, TalkOutputs.BARRED, "not accredited");
            return;
        }
        List<Follower> earlier = of(seat);
        if (earlier.size() >= MAX_PER_SEAT) {
            end(earlier.getFirst(), TalkOutputs.REPLACED, "the seat has connected again");
        } else if (followers.size() >= MAX_PER_TALK) {
            out.hangUp(session, TalkOutputs.AGAIN, "too many connections to this talk");
            return;
        }
        Follower follower = new Follower(out, session, seat, nowNanos);
        followers.put(session, follower);
        follower.send(new TalkFrame.Welcome(TalkFrame.PROTOCOL, talk.id(), seat, nowMillis));
    }

    private List<Follower> of(SeatId seat) {
        List<Follower> ofSeat = new ArrayList<>();
        for (Follower follower : followers.values()) {
            if (follower.seat().equals(seat)) {
                ofSeat.add(follower);
            }
        }
        return ofSeat;
    }

    /** Tells a connection that has asked all that it has not got, and keeps telling it. */
    void follow(Follower follower, Talk talk) {
        Standing standing = Standing.of(talk, follower.seat());
        if (standing == null) {
            throw new IllegalStateException(follower.seat() + " is not accredited and was not sent away");
        }
        follower.follow(standing, frames, talk.table().log(), PublicBoard.of(talk.table()));
    }

    /** A frame that could be read, and makes no sense now. */
    void misread(Follower follower, String what) {
        if (follower.misread(what) >= MAX_MISREADS) {
            end(follower, TalkOutputs.MISBEHAVED, "too many frames that make no sense");
        }
    }

    /** The talk stands otherwise: everybody is told what is new to them. Who is no longer accredited is sent away. */
    void tell(Talk talk) {
        PublicBoard board = PublicBoard.of(talk.table());
        Map<SeatId, Standing> standings = new LinkedHashMap<>();
        for (Follower follower : List.copyOf(followers.values())) {
            SeatId seat = follower.seat();
            Standing standing = standings.get(seat);
            if (standing == null) {
                standing = Standing.of(talk, seat);
            }
            if (standing == null) {
                end(follower, TalkOutputs.BARRED, "no longer accredited");
                continue;
            }
            standings.put(seat, standing);
            if (follower.asked()) {
                follower.follow(standing, frames, talk.table().log(), board);
            }
        }
    }

    /** The connection is gone. */
    void disconnected(TalkSessionId session) {
        followers.remove(session);
    }

    /** All connections of a seat end. */
    void end(SeatId seat, int code, String reason) {
        of(seat).forEach(follower -> end(follower, code, reason));
    }

    /** All connections end. */
    void endAll(int code, String reason) {
        List.copyOf(followers.values()).forEach(follower -> end(follower, code, reason));
    }

    /** Ends those that have not said in time what they have. */
    void tick(long nowNanos) {
        for (Follower follower : List.copyOf(followers.values())) {
            if (!follower.asked() && nowNanos - follower.connectedNanos() >= FOLLOW_NANOS) {
                end(follower, TalkOutputs.MISBEHAVED, "no Follow came");
            }
        }
    }

    long deadlineNanos() {
        long deadline = Long.MAX_VALUE;
        for (Follower follower : followers.values()) {
            if (!follower.asked()) {
                deadline = Math.min(deadline, follower.connectedNanos() + FOLLOW_NANOS);
            }
        }
        return deadline;
    }

    private void end(Follower follower, int code, String reason) {
        followers.remove(follower.session());
        follower.hangUp(code, reason);
    }
}
