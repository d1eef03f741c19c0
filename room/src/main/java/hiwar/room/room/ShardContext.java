package hiwar.room.room;

import hiwar.media.io.Entropy;
import hiwar.room.id.RoomName;
import hiwar.room.id.SessionId;
import hiwar.room.stage.TalkContext;
import hiwar.room.stage.Talks;
import hiwar.room.time.Alarms;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the rooms of a shard share. Owned by the shard. */
final class ShardContext {
    final ShardConfig config;
    final WallClock clock;
    final Outputs out;
    final Entropy entropy;
    final Alarms alarms = new Alarms();
    final Transports transports;
    final TalkRooms stage = new TalkRooms(this);
    final Talks talks;
    final Map<RoomName, Room> rooms = new LinkedHashMap<>();
    /** Accepted and not closed. */
    final Map<SessionId, SignalSession> sessions = new LinkedHashMap<>();

    private long malformedSignals;
    private long bugs;

    ShardContext(ShardConfig config, WallClock clock, Outputs out, Entropy entropy, Transports transports) {
        this.config = config;
        this.clock = clock;
        this.out = out;
        this.entropy = entropy;
        this.transports = transports;
        this.talks = new Talks(new TalkContext(out.talks(), stage, alarms, entropy, clock::epochMillis));
    }

    /** Counts a request that makes no sense. */
    void malformed() {
        malformedSignals++;
    }

    /** Counts an exception that should not have been. */
    void bug(String where, RuntimeException exception) {
        bugs++;
        out.bug(where, exception);
    }

    long malformedSignals() {
        return malformedSignals;
    }

    long bugs() {
        return bugs;
    }

    int participants() {
        int count = 0;
        for (Room room : rooms.values()) {
            count += room.participants().size();
        }
        return count;
    }
}
