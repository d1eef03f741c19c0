package hiwar.room.stage;

import hiwar.room.id.TalkSessionId;
import hiwar.talks.id.LogId;
import hiwar.talks.id.SeatId;
import hiwar.talks.view.PublicBoard;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One connection of a seat: what it has been told. Owned by its talk. */
final class Follower {
    private final TalkOutputs out;
    private final TalkSessionId session;
    private final SeatId seat;
    private final long connectedNanos;
    /** The last line that it has of each log that it may read. */
    private final Map<LogId, Long> told = new LinkedHashMap<>();

    /** What it has, as it said; null before. */
    private @Nullable SortedMap<String, Long> after;

    private boolean caughtUp;
    private int misreads;
    private TalkFrame.@Nullable You where;
    private @Nullable PublicBoard board;

    Follower(TalkOutputs out, TalkSessionId session, SeatId seat, long connectedNanos) {
        this.out = out;
        this.session = session;
        this.seat = seat;
        this.connectedNanos = connectedNanos;
    }

    TalkSessionId session() {
        return session;
    }

    SeatId seat() {
        return seat;
    }

    long connectedNanos() {
        return connectedNanos;
    }

    /** It has said what it knows already; before that it is told nothing. */
    boolean asked() {
        return after != null;
    }

    /** It has these lines already. */
    void ask(SortedMap<String, Long> lines) {
        after = lines;
    }

    /** Counts a frame that makes no sense here, and answers how many there were. */
    int misread(String what) {
        send(new TalkFrame.Misread(what));
        return ++misreads;
    }

    /** Tells what is new: where it is, then the lines of all that it may read; the first time, that this is all. */
    void follow(Standing standing, LogFrames frames, LogId table, PublicBoard newest) {
        boolean first = !caughtUp;
        if (first) {
            begin(standing, frames);
        }
        tell(standing, frames, table, newest);
        if (first) {
            SortedMap<String, Long> last = new TreeMap<>();
            told.forEach((log, sequence) -> last.put(log.text(), sequence));
            send(new TalkFrame.CaughtUp(last));
        }
    }

    /** Who claims to have lines that there are not gets everything. */
    private void begin(Standing standing, LogFrames frames) {
        caughtUp = true;
        for (LogId log : standing.logs()) {
            long claimed = Objects.requireNonNull(after).getOrDefault(log.text(), 0L);
            told.put(log, claimed >= 0 && claimed <= frames.last(log) ? claimed : 0);
        }
    }

    private void tell(Standing standing, LogFrames frames, LogId table, PublicBoard newest) {
        if (!standing.frame().equals(where)) {
            where = standing.frame();
            send(standing.frame());
        }
        told.keySet().retainAll(standing.logs());
        for (LogId log : standing.logs()) {
            for (String frame : frames.after(log, told.getOrDefault(log, 0L))) {
                out.tell(session, frame);
            }
            told.put(log, frames.last(log));
        }
        if (!standing.reads(table) && !newest.equals(board)) {
            board = newest;
            send(new TalkFrame.Board(newest));
        }
    }

    void send(TalkFrame frame) {
        out.tell(session, frame.text());
    }

    void hangUp(int code, String reason) {
        out.hangUp(session, code, reason);
    }
}
