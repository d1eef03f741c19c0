package hiwar.node.http;

import hiwar.room.auth.Grants;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import livekit.LivekitRtc.SignalResponse;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent on one WebSocket: put in by the shard's loop, which never waits, and taken out by the session's
 * writer. Bounded in number and in bytes.
 */
final class FrameQueue {
    /** A client that has not read this many frames does not read at all. */
    static final int MAX_FRAMES = 4_096;
    /** A full picture of a room of five hundred, a few times over. */
    static final int MAX_BYTES = 8 << 20;

    /** One thing to do on the WebSocket. */
    sealed interface Item {}

    /** Send this. */
    record Frame(SignalResponse response) implements Item {}

    /** Sign a token with these grants and send it. */
    record Token(Grants grants) implements Item {}

    /** Close; nothing comes after it. */
    record Close(int code, String reason) implements Item {}

    private final ArrayDeque<Item> items = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long bytes;
    private boolean closing;

    /** Adds an item; false when it does not fit any more. After a {@link Close} everything else is ignored. */
    boolean offer(Item item) {
        lock.lock();
        try {
            if (closing) {
                return true;
            }
            long more = bytes + sizeBytes(item);
            boolean last = item instanceof Close;
            if (!last && (items.size() >= MAX_FRAMES || more > MAX_BYTES)) {
                return false;
            }
            closing = last;
            bytes = more;
            items.add(item);
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The next item; null when none comes in this time. */
    @Nullable
    Item poll(long waitNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = waitNanos;
            while (items.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            Item next = items.poll();
            if (next != null) {
                bytes -= sizeBytes(next);
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets everything that waits and lets the writer end. */
    void abandon() {
        lock.lock();
        try {
            items.clear();
            bytes = 0;
            closing = true;
            items.add(new Close(1001, ""));
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** A message remembers its size, so this is cheap even when it goes to many. */
    private static long sizeBytes(Item item) {
        return item instanceof Frame frame ? frame.response().getSerializedSize() : 0;
    }
}
