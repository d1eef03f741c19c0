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
import java.util.concurrent.CountDownLatch;
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
    /** How often who waits looks whether the thread is still there. */
    private static final long LOOK_MILLIS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final Disk disk;
    private final BlockingQueue<Order> queue = new ArrayBlockingQueue<>(QUEUE);
    /** The first batch of a talk that the queue had no room for. */
    private final Map<TalkId, Batch> overflowed = new ConcurrentHashMap<>();

    private final Thread thread;
    // What follows is the thread's alone.

    /** The last era of each talk that has failed. */
    private final Map<TalkId, Integer> failedEras = new LinkedHashMap<>();
    /** Talks that wait for the database. */
    private final Map<TalkId, Failing> failing = new LinkedHashMap<>();

    /** Taken from the queue, for the next group. */
    private @Nullable Order taken;

    /** The database did not work when it was last asked for something. */
    private boolean down;

    private long probeAtNanos = System.nanoTime();

    private sealed interface Order {}

    private record Batch(TalkId talk, int era, List<Recorded> lines, Consumer<TalkInput> reply) implements Order {}

    /** All that was submitted before is settled, and nothing of this talk waits for an answer. */
    private record Opening(TalkId talk, CountDownLatch settled) implements Order {}

    private record End() implements Order {}

    /**
     * A talk whose lines may or may not be on the disk.
     *
     * @param told the last line of each log that the talk was surely told of
     */
    private record Failing(Batch batch, Map<LogId, Long> told) {}

    GroupCommit(Disk disk) {
        this.disk = disk;
        thread = Thread.ofPlatform().name("store").start(this::run);
    }

    /**
     * Stores the lines together, after all that came before; never waits.
     *
     * @param era never less than before; a higher one after each failure
     * @param reply called by the storing thread; must not wait
     */
    public void submit(TalkId talk, int era, List<Recorded> lines, Consumer<TalkInput> reply) {
        Batch batch = new Batch(talk, era, lines, reply);
        if (!queue.offer(batch)) {
            overflowed.putIfAbsent(talk, batch);
        }
    }

    /**
     * Waits until everything is settled that was submitted of a talk before; to be called before its lines are read to
     * open it, for what was discarded may still have lines on their way.
     */
    public void opening(TalkId talk) throws InterruptedException {
        Opening opening = new Opening(talk, new CountDownLatch(1));
        boolean queued = false;
        while (thread.isAlive()) {
            queued = queued || queue.offer(opening, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (queued && opening.settled.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
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
        if (waiting() && System.nanoTime() - probeAtNanos >= 0) {
            probe();
        }
        if (other instanceof Opening opening) {
            failing.remove(opening.talk);
            opening.settled.countDown();
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
        return waiting()
                ? queue.poll(Math.max(0, probeAtNanos - System.nanoTime()), TimeUnit.NANOSECONDS)
                : queue.take();
    }

    private boolean waiting() {
        return down || !failing.isEmpty();
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
        if (down) {
            group.forEach(this::fail);
            return;
        }
        try {
            disk.append(group.stream().flatMap(batch -> batch.lines.stream()).toList());
        } catch (RuntimeException e) {
            LOG.error("the database did not store: {}; talks refuse commands until it does", e.getMessage());
            down = true;
            probeAtNanos = System.nanoTime();
            group.forEach(this::fail);
            return;
        }
        for (Batch batch : group) {
            answer(batch, new TalkInput.Stored(batch.talk, batch.era));
        }
    }

    private static void answer(Batch batch, TalkInput input) {
        try {
            batch.reply.accept(input);
        } catch (RuntimeException bug) {
            LOG.error("{} did not take {}", batch.talk, input, bug);
        }
    }

    /** Nothing of the era of this batch is stored any more; the talk hears it once. */
    private void fail(Batch batch) {
        Failing known = failing.get(batch.talk);
        Map<LogId, Long> told = known == null ? new LinkedHashMap<>() : known.told;
        for (Recorded line : batch.lines) {
            told.merge(line.entry().log(), line.entry().sequence() - 1, Math::min);
        }
        failing.put(batch.talk, new Failing(batch, told));
        Integer before = failedEras.put(batch.talk, batch.era);
        if (before == null || before < batch.era) {
            answer(batch, new TalkInput.StoreFailed(batch.talk, batch.era));
        }
    }

    private void probe() {
        probeAtNanos = System.nanoTime() + PROBE_NANOS;
        try {
            disk.probe();
            down = false;
            for (Failing talk : List.copyOf(failing.values())) {
                recover(talk.batch, talk.told);
            }
        } catch (DatabaseDown e) {
            LOG.debug("the database does not work yet: {}", e.getMessage());
        }
    }

    private void recover(Batch batch, Map<LogId, Long> told) {
        try {
            List<Recorded> unheard = disk.lines(batch.talk).stream()
                    .filter(line -> line.entry().sequence()
                            > told.getOrDefault(line.entry().log(), Long.MAX_VALUE))
                    .toList();
            failing.remove(batch.talk);
            LOG.info("{} is stored again; {} lines were stored unheard", batch.talk, unheard.size());
            answer(batch, new TalkInput.StoreRecovered(batch.talk, batch.era, unheard));
        } catch (BrokenRecord e) {
            failing.remove(batch.talk);
            LOG.error("the record of {} is broken, it takes no commands: {}", batch.talk, e.getMessage());
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
