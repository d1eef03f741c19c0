package hiwar.node.store;

import hiwar.room.stage.TalkInput;
import hiwar.talks.id.LogId;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Recorded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that stores what talks decide. It takes everything that waits into one transaction, so that one sync of
 * the disk serves many, and answers each batch in its order with {@link TalkInput.Stored}.
 *
 * <p>When a transaction fails, each talk in it hears {@link TalkInput.StoreFailed} once for that era; batches of that
 * era that still come are dropped. Whether the transaction is there all the same (the connection was lost before the
 * answer) is found out afterwards: once the database can be written again, each such talk hears
 * {@link TalkInput.StoreRecovered}, with the era that failed and the lines that it was never told of.
 */
public final class GroupCommit implements AutoCloseable {
    /** Batches that may wait: the 64 of one talk ({@code Ledger.PENDING}) for 64 talks. Beyond it the disk is stuck. */
    static final int QUEUE = 4096;
    /** Lines of one transaction: some milliseconds of work, so that whoever comes next does not wait long. */
    static final int GROUP_LINES = 1024;

    private static final long PROBE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final Disk disk;
    private final BlockingQueue<Order> queue = new ArrayBlockingQueue<>(QUEUE);
    /** The first batch of a talk that the queue had no room for. */
    private final Map<TalkId, Batch> overflowed = new ConcurrentHashMap<>();

    private final Thread thread;
    // What follows is the thread's alone.

    /** The last era of each talk that has failed. */
    private final Map<TalkId, Integer> failedEras = new LinkedHashMap<>();
    /** Talks that wait for the database, with a batch of theirs. */
    private final Map<TalkId, Batch> failing = new LinkedHashMap<>();
    /** The last line of each log that its talk was told of; logs that were never written to are missing. */
    private final Map<LogId, Long> confirmed = new LinkedHashMap<>();
    /** Taken from the queue, for the next group. */
    private @Nullable Order taken;

    private long probeAtNanos;

    private sealed interface Order {}

    private record Batch(TalkId talk, int era, List<Recorded> lines, Consumer<TalkInput> reply) implements Order {}

    /** The talk was opened anew: its eras begin again. */
    private record Anew(TalkId talk) implements Order {}

    private record End() implements Order {}

    GroupCommit(Disk disk) {
        this.disk = disk;
        thread = Thread.ofPlatform().name("store").start(this::run);
    }

    /**
     * Stores the lines together, after all that came before; never waits.
     *
     * @param era counts the failures of this talk, from 0
     * @param reply called by the storing thread; must not wait
     */
    public void submit(TalkId talk, int era, List<Recorded> lines, Consumer<TalkInput> reply) {
        Batch batch = new Batch(talk, era, lines, reply);
        if (!queue.offer(batch)) {
            overflowed.putIfAbsent(talk, batch);
        }
    }

    /**
     * A talk is about to be opened from the disk, for the first time or again: its eras begin at 0, and what was
     * submitted of it before is not its own any more. Waits while the queue is full.
     */
    public void opening(TalkId talk) throws InterruptedException {
        queue.put(new Anew(talk));
    }

    private void run() {
        boolean open = true;
        while (open) {
            try {
                open = turn();
            } catch (InterruptedException e) {
                LOG.warn("the storing thread is not to be interrupted");
            }
        }
    }

    private boolean turn() throws InterruptedException {
        List<Batch> group = new ArrayList<>();
        Order other = collect(group);
        for (TalkId talk : List.copyOf(overflowed.keySet())) {
            Batch batch = overflowed.remove(talk);
            if (batch != null) {
                LOG.error("the disk is too slow for what talks decide");
                fail(batch);
            }
        }
        group.removeIf(this::failed);
        store(group);
        if (!failing.isEmpty() && System.nanoTime() - probeAtNanos >= 0) {
            probe();
        }
        if (other instanceof Anew anew) {
            failedEras.remove(anew.talk);
            failing.remove(anew.talk);
            confirmed.keySet().removeIf(log -> log.talk().equals(anew.talk));
        }
        return !(other instanceof End);
    }

    /** Waits for a batch and takes what follows it, up to a full group or to an order of another kind. */
    private @Nullable Order collect(List<Batch> group) throws InterruptedException {
        Order order = taken == null ? next() : taken;
        taken = null;
        int lines = 0;
        while (order instanceof Batch batch) {
            if (lines > 0 && lines + batch.lines.size() > GROUP_LINES) {
                taken = batch;
                return null;
            }
            group.add(batch);
            lines += batch.lines.size();
            order = queue.poll();
        }
        return order;
    }

    /** The next order; null when it is time to probe. */
    private @Nullable Order next() throws InterruptedException {
        return failing.isEmpty()
                ? queue.take()
                : queue.poll(Math.max(0, probeAtNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    /** True when a batch is not to be stored because its era has failed, or fails with its talk. */
    private boolean failed(Batch batch) {
        if (batch.era > failedEras.getOrDefault(batch.talk, -1) && failing.containsKey(batch.talk)) {
            fail(batch);
        }
        return batch.era <= failedEras.getOrDefault(batch.talk, -1);
    }

    private void store(List<Batch> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            disk.append(group.stream().flatMap(batch -> batch.lines.stream()).toList());
        } catch (DatabaseDown | IllegalArgumentException e) {
            LOG.error("the database did not store: {}; talks refuse commands until it does", e.getMessage());
            group.forEach(this::fail);
            return;
        }
        for (Batch batch : group) {
            confirm(batch.lines);
            batch.reply.accept(new TalkInput.Stored(batch.talk, batch.era));
        }
    }

    private void confirm(List<Recorded> lines) {
        for (Recorded line : lines) {
            confirmed.put(line.entry().log(), line.entry().sequence());
        }
    }

    /** Nothing of the era of this batch is stored any more; the talk hears it once. */
    private void fail(Batch batch) {
        if (batch.era <= failedEras.getOrDefault(batch.talk, -1)) {
            return;
        }
        for (Recorded line : batch.lines) {
            confirmed.putIfAbsent(line.entry().log(), line.entry().sequence() - 1);
        }
        if (failing.isEmpty()) {
            probeAtNanos = System.nanoTime();
        }
        failedEras.put(batch.talk, batch.era);
        failing.put(batch.talk, batch);
        batch.reply.accept(new TalkInput.StoreFailed(batch.talk, batch.era));
    }

    private void probe() {
        probeAtNanos = System.nanoTime() + PROBE_NANOS;
        try {
            disk.probe();
            for (Batch batch : List.copyOf(failing.values())) {
                recover(batch);
            }
        } catch (DatabaseDown e) {
            LOG.debug("the database does not work yet: {}", e.getMessage());
        }
    }

    private void recover(Batch batch) {
        try {
            List<Recorded> unheard = disk.lines(batch.talk).stream()
                    .filter(line -> line.entry().sequence()
                            > confirmed.getOrDefault(line.entry().log(), Long.MAX_VALUE))
                    .toList();
            confirm(unheard);
            failing.remove(batch.talk);
            LOG.info("{} is stored again; {} lines were stored unheard", batch.talk, unheard.size());
            batch.reply.accept(new TalkInput.StoreRecovered(batch.talk, batch.era, unheard));
        } catch (BrokenRecord e) {
            LOG.error("the record of {} is broken: {}; it takes no commands", batch.talk, e.getMessage());
        }
    }

    /** Stores what waits, then ends. What is submitted later is not stored. */
    @Override
    public void close() {
        boolean interrupted = false;
        boolean told = false;
        while (thread.isAlive()) {
            try {
                if (!told) {
                    queue.put(new End());
                    told = true;
                }
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
