package hiwar.node.loop;

import hiwar.room.room.ShardInput;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The only door into a shard: any thread puts in, the shard's loop takes out. Bounded; wakes a waiting loop. */
public final class Inbox {
    /** A second's worth of everything from two thousand participants; more than that is an attack or a stall. */
    public static final int MAX_WAITING = 32_768;

    private final ConcurrentLinkedQueue<ShardInput> inputs = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean loopWaits = new AtomicBoolean();
    private final LongAdder refused = new LongAdder();
    private final Runnable wakeup;

    /** An inbox that calls {@code wakeup} when something comes while its loop waits. */
    public Inbox(Runnable wakeup) {
        this.wakeup = wakeup;
    }

    /** Puts in what may be refused; false when the inbox is full. */
    public boolean offer(ShardInput input) {
        if (waiting.get() >= MAX_WAITING) {
            refused.increment();
            return false;
        }
        put(input);
        return true;
    }

    /** Puts in what must not be lost, because it ends something; there is at most one for each thing that began. */
    public void put(ShardInput input) {
        waiting.incrementAndGet();
        inputs.add(input);
        if (loopWaits.getAndSet(false)) {
            wakeup.run();
        }
    }

    /** How many inputs were refused because the inbox was full, since the start. */
    public long refused() {
        return refused.sum();
    }

    /** How many inputs wait. */
    public int size() {
        return waiting.get();
    }

    /** The next input, or null; for the loop. */
    @Nullable
    ShardInput poll() {
        ShardInput next = inputs.poll();
        if (next != null) {
            waiting.decrementAndGet();
        }
        return next;
    }

    /** Says that the loop is about to wait, and answers whether it may: false when something is there already. */
    boolean mayWait() {
        loopWaits.set(true);
        return inputs.isEmpty();
    }

    /** Says that the loop waits no more. */
    void awake() {
        loopWaits.set(false);
    }
}
