package hiwar.node.store;

import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import org.jspecify.annotations.Nullable;

/**
 * The right to take a seat.
 *
 * @param id random; its secret is made of it and of a key of the node, and kept nowhere
 * @param sitting the only sitting that it is for; 0 for the whole talk
 * @param createdMillis since the epoch
 * @param revokedMillis since the epoch; null while it is valid
 */
public record Invitation(
        String id,
        TalkId talk,
        SeatId seat,
        int sitting,
        long createdMillis,
        @Nullable Long revokedMillis) {}
