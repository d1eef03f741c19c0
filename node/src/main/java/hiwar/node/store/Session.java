package hiwar.node.store;

import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import org.jspecify.annotations.Nullable;

/**
 * A browser that has proven who it is.
 *
 * @param hash of what its cookie contains: the cookie itself is kept nowhere
 * @param talk null for the secretariat of the node
 * @param seat null for the secretariat of the node
 * @param invitation that it came by; null when it came by none
 * @param createdMillis since the epoch
 * @param expiresMillis since the epoch
 */
public record Session(
        String hash,
        @Nullable TalkId talk,
        @Nullable SeatId seat,
        @Nullable String invitation,
        long createdMillis,
        long expiresMillis) {}
