package hiwar.room.room;

import hiwar.media.transport.Fingerprint;
import hiwar.wire.TransportAddress;
import java.util.List;

/**
 * What a shard is told once, when it starts.
 *
 * @param shard its number in the node, 0..65535; makes transport ids unique
 * @param fingerprint of the node's DTLS certificate
 * @param candidates where the shard's port can be reached, the best first
 * @param autoCreate whether a join may make the room; otherwise an administrator must
 * @param maxParticipants in all rooms of the shard, before newcomers are sent elsewhere with 503
 */
public record ShardConfig(
        int shard,
        Fingerprint fingerprint,
        List<TransportAddress> candidates,
        String region,
        String nodeId,
        boolean autoCreate,
        int maxParticipants) {
    /** More than one loop can forward for, by the measurements: beyond it everybody would suffer. */
    public static final int DEFAULT_MAX_PARTICIPANTS = 2_000;

    public ShardConfig {
        candidates = List.copyOf(candidates);
    }

    /** The shard that made the transport of this id, for whoever looks for its inbox. */
    public static int shardOf(long transportId) {
        return (int) (transportId >>> 48);
    }
}
