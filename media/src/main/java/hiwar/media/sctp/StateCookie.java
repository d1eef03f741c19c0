package hiwar.media.sctp;

import hiwar.wire.sctp.ByteSlice;
import hiwar.wire.sctp.Chunk;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What an INIT-ACK gives away and a COOKIE-ECHO brings back (RFC 9260 section 5.1.3). DTLS has authenticated the peer,
 * so no MAC is needed: a secret of the association only tells our cookies from others.
 */
final class StateCookie {
    private static final int BYTES = 25;

    private StateCookie() {}

    static ByteSlice of(long secret, Chunk.Greeting peer) {
        return ByteSlice.of(ByteBuffer.allocate(BYTES)
                .putLong(secret)
                .putInt(peer.initiateTag())
                .putInt((int) peer.receiveWindowBytes())
                .putShort((short) peer.outboundStreams())
                .putShort((short) peer.inboundStreams())
                .putInt(peer.initialTsn())
                .put((byte) ((peer.forwardTsn() ? 1 : 0) | (peer.reconfig() ? 2 : 0)))
                .array());
    }

    /** Null when it isn't one of ours. */
    static Chunk.@Nullable Greeting read(long secret, ByteSlice cookie) {
        if (cookie.length() != BYTES || ByteBuffer.wrap(cookie.toArray()).getLong() != secret) {
            return null;
        }
        long window = Integer.toUnsignedLong(cookie.i32(12));
        int flags = cookie.u8(24);
        return cookie.i32(8) == 0
                ? null
                : new Chunk.Greeting(
                        cookie.i32(8),
                        window,
                        cookie.u16(16),
                        cookie.u16(18),
                        cookie.i32(20),
                        (flags & 1) != 0,
                        (flags & 2) != 0);
    }
}
