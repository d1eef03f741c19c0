package hiwar.media.sctp;

import hiwar.wire.sctp.ByteSlice;
import java.util.ArrayDeque;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Messages that wait for the congestion window: streams take turns message by message, because the fragments of one
 * message must have consecutive TSNs (RFC 9260 section 6.9). Owned by {@link Sender}.
 */
final class SendQueue {
    /** What one association may hold, so that a slow peer costs little memory; a few seconds of a busy room's data. */
    static final int MAX_BUFFERED_BYTES = 4 * 1024 * 1024;
    /** What a message costs beside its bytes. */
    static final int MESSAGE_COST_BYTES = 64;
    /** A message is cut only for at least this much: shorter pieces would cost more in headers than they fill. */
    private static final int MIN_FRAGMENT_BYTES = 256;

    private final TreeMap<Integer, OutStream> streams = new TreeMap<>();
    private final ArrayDeque<OutStream> turns = new ArrayDeque<>();
    private @Nullable OutMessage current;
    private long chargedBytes;
    private long abandonedMessages;

    /** A piece of a message, ready to be sent. */
    record Fragment(OutMessage message, ByteSlice payload, boolean beginning, boolean ending) {}

    boolean offer(int streamId, byte[] payload, OutMessage.Delivery delivery) {
        if (chargedBytes + payload.length + MESSAGE_COST_BYTES > MAX_BUFFERED_BYTES) {
            return false;
        }
        OutStream stream = streams.computeIfAbsent(streamId, OutStream::new);
        if (stream.waiting.isEmpty()) {
            turns.add(stream);
        }
        stream.waiting.add(new OutMessage(stream, ByteSlice.of(payload), delivery));
        stream.bufferedBytes += payload.length;
        chargedBytes += payload.length + MESSAGE_COST_BYTES;
        return true;
    }

    boolean isEmpty() {
        return current == null && turns.isEmpty();
    }

    /** The next piece, at most {@code roomBytes} long; null when nothing waits, or the room isn't worth a cut. */
    @Nullable
    Fragment next(int roomBytes, long nowNanos) {
        OutMessage message = current == null ? choose(nowNanos) : current;
        current = message;
        if (message == null) {
            return null;
        }
        int left = message.payload.length() - message.fragmentedBytes;
        if (left > roomBytes && roomBytes < MIN_FRAGMENT_BYTES) {
            return null;
        }
        int bytes = Math.min(left, roomBytes);
        boolean beginning = message.fragmentedBytes == 0;
        ByteSlice piece = message.payload.slice(message.fragmentedBytes, bytes);
        if (beginning && message.delivery.ordered()) {
            message.sequence = message.stream.nextSequence;
            message.stream.nextSequence = message.stream.nextSequence + 1 & 0xFFFF;
        }
        message.fragmentedBytes += bytes;
        boolean ending = bytes == left;
        if (ending) {
            current = null;
        }
        return new Fragment(message, piece, beginning, ending);
    }

    /** Some bytes of a message have arrived. */
    void acknowledged(OutMessage message, int bytes) {
        if (!message.abandoned) {
            message.stream.bufferedBytes -= bytes;
            message.unacknowledgedBytes -= bytes;
            if (message.unacknowledgedBytes == 0) {
                chargedBytes -= message.payload.length() + MESSAGE_COST_BYTES;
            }
        }
    }

    /** Gives a message up, and what of it was not sent yet; true when it was cut off half-way by that. */
    boolean abandon(OutMessage message) {
        if (message.abandoned) {
            return false;
        }
        message.abandoned = true;
        message.stream.bufferedBytes -= message.unacknowledgedBytes;
        chargedBytes -= message.payload.length() + MESSAGE_COST_BYTES;
        abandonedMessages++;
        if (!message.equals(current)) {
            return false;
        }
        current = null;
        return true;
    }

    /** True when everything of a stream has been cut into fragments. */
    boolean drained(int streamId) {
        OutStream stream = streams.get(streamId);
        return stream == null || (stream.waiting.isEmpty() && (current == null || !stream.equals(current.stream)));
    }

    /** The stream was reset: its sequence numbers start anew. */
    void restart(int streamId) {
        if (drained(streamId)) {
            streams.remove(streamId);
        }
    }

    long bufferedBytes(int streamId) {
        OutStream stream = streams.get(streamId);
        return stream == null ? 0 : stream.bufferedBytes;
    }

    long chargedBytes() {
        return chargedBytes;
    }

    long abandonedMessages() {
        return abandonedMessages;
    }

    private @Nullable OutMessage choose(long nowNanos) {
        while (true) {
            OutStream stream = turns.poll();
            if (stream == null) {
                return null;
            }
            OutMessage message = stream.waiting.poll();
            if (!stream.waiting.isEmpty()) {
                turns.add(stream);
            }
            if (message != null && !message.expired(nowNanos)) {
                return message;
            }
            if (message != null) {
                abandon(message);
            }
        }
    }
}
