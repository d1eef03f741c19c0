package hiwar.node.api;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent on one connection to a talk: put in by the shard's loop, which never waits, and taken out by
 * the connection's writer. Bounded.
 */
final class TalkQueue {
    /**
     * Who comes for the first time is sent the whole record at once: many long days of lines, each of which is in
     * memory once for all connections. A client that leaves this many unread does not read at all.
     */
    static final int MAX_FRAMES = 100_000;

    /** One thing to do on the connection. */
    sealed interface Item {}

    /** Send this. */
    record Frame(String text) implements Item {}

    /** Close; nothing comes after it. */
    record Close(int code, String reason) implements Item {}

    private final ArrayDeque<Item> items = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final int maxFrames;
    private boolean closing;

    TalkQueue(int maxFrames) {
        this.maxFrames = maxFrames;
    }

    /** Adds an item; false when it does not fit any more. After a {@link Close} everything else is ignored. */
    boolean offer(Item item) {
        lock.lock();
        try {
            if (closing) {
                return true;
            }
            boolean last = item instanceof Close;
            if (!last && items.size() >= maxFrames) {
                return false;
            }
            closing = last;
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
            return items.poll();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets everything that waits and closes. */
    void abandon(Close close) {
        lock.lock();
        try {
            items.clear();
            closing = true;
            items.add(close);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
