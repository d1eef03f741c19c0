package hiwar.node.loop;

import hiwar.node.dtls.DtlsSnapshot;
import hiwar.node.udp.UdpSnapshot;
import hiwar.room.room.ShardSnapshot;

/**
 * The counters of a loop and of everything it owns at one moment.
 *
 * @param takenNanos {@link System#nanoTime} then; a loop that is stuck shows by an old one
 * @param turns of the loop since the start
 * @param failures turns in which an exception reached the loop, since the start
 * @param inboxSize inputs that wait
 * @param inboxRefused inputs that found the inbox full, since the start
 * @param allocatedBytes heap that the loop's thread has asked for, since the start
 */
public record LoopSnapshot(
        long takenNanos,
        ShardSnapshot shard,
        UdpSnapshot udp,
        DtlsSnapshot dtls,
        long turns,
        long failures,
        int inboxSize,
        long inboxRefused,
        long allocatedBytes) {}
