package hiwar.room.room;

import hiwar.media.io.Drop;
import java.util.Map;

/**
 * The counters of a shard at one moment; a copy that may leave the loop.
 *
 * @param bugs transports, participants and rooms that were discarded because of an exception, since the start
 * @param dropped packets by reason, since the start
 * @param malformedSignals signal requests that made no sense, since the start
 */
public record ShardSnapshot(
        int rooms,
        int participants,
        int publications,
        int subscriptions,
        int transports,
        long joins,
        long refusedJoins,
        long resumes,
        long malformedSignals,
        long bugs,
        Map<Drop, Long> dropped) {}
