package hiwar.room.stage;

import hiwar.talks.id.SeatId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often each seat has given a command lately, over all its connections. Owned by its talk. */
final class CommandRate {
    /** More than a person at a console gives: beyond it a client is stuck in a loop, and the disk is everybody's. */
    static final int MAX_COMMANDS = 40;

    static final long WINDOW_NANOS = 10_000_000_000L;

    /** When the last commands came, at most {@link #MAX_COMMANDS} of each seat. */
    private final Map<SeatId, Deque<Long>> given = new LinkedHashMap<>();

    /** Counts a command; false when it is one too many. */
    boolean admits(SeatId seat, long nowNanos) {
        Deque<Long> times = given.computeIfAbsent(seat, ignored -> new ArrayDeque<>());
        while (!times.isEmpty() && nowNanos - times.getFirst() >= WINDOW_NANOS) {
            times.removeFirst();
        }
        boolean admitted = times.size() < MAX_COMMANDS;
        if (admitted) {
            times.addLast(nowNanos);
        }
        return admitted;
    }

    /** The seat is gone. */
    void forget(SeatId seat) {
        given.remove(seat);
    }
}
