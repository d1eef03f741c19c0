package hiwar.node.socket;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent on one WebSocket: put in by the shard's loop, which never waits, and taken out by the socket's
 * {@link SocketWriter}. Bounded in number and in bytes.
 *
 * @param <F> what a frame is made of
 */
public final class SendQueue<F> {
    /** One thing to do on the WebSocket. */
    public sealed interface Item<F> {}

    /** Send this. */
    public record Frame<F>(F content) implements Item<F> {}

    /** Close, {@code code} as in RFC 6455 section 7.4; nothing comes after it. */
    public record Close<F>(int code, String reason) implements Item<F> {}

    private final ArrayDeque<Item<F>> items = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final int maxFrames;
    private final long maxBytes;
    private final ToLongFunction<F> sizeBytes;
    private long bytes;
    private boolean closing;

    /**
     * An empty queue.
     *
     * @param maxFrames a client that has not read this many does not read at all
     * @param maxBytes of all that wait
     * @param sizeBytes of one frame; asked twice for each, so it should be cheap
     */
    public SendQueue(int maxFrames, long maxBytes, ToLongFunction<F> sizeBytes) {
        this.maxFrames = maxFrames;
        this.maxBytes = maxBytes;
        this.sizeBytes = sizeBytes;
    }

    /** Adds a frame; false when it does not fit any more. After {@link #close} everything else is ignored. */
    public boolean offer(F frame) {
        lock.lock();
        try {
            if (closing) {
                return true;
            }
            long more = bytes + sizeBytes.applyAsLong(frame);
            if (items.size() >= maxFrames || more > maxBytes) {
                return false;
            }
            bytes = more;
            add(new Frame<>(frame));
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Closes after what waits; always fits. */
    public void close(int code, String reason) {
        lock.lock();
        try {
            if (!closing) {
                closing = true;
                add(new Close<>(code, reason));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Forgets everything that waits and closes. */
    public void abandon(int code, String reason) {
        lock.lock();
        try {
            items.clear();
            bytes = 0;
            closing = true;
            add(new Close<>(code, reason));
        } finally {
            lock.unlock();
        }
    }

    private void add(Item<F> item) {
        items.add(item);
        changed.signal();
    }

    /** The next item; null when none comes in this time. */
    public @Nullable Item<F> poll(long waitNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = waitNanos;
            while (items.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            Item<F> next = items.poll();
            if (next instanceof Frame<F> frame) {
                bytes -= sizeBytes.applyAsLong(frame.content());
            }
            return next;
        } finally {
            lock.unlock();
        }
    }
}
