package hiwar.sim.talk;

import hiwar.room.stage.TalkInput;
import hiwar.sim.sim.Disk;
import hiwar.sim.sim.Simulation;
import hiwar.talks.id.LogId;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Chain;
import hiwar.talks.record.Recorded;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What stands for the node's writer: all that waits becomes one transaction of the {@link Disk}. After a failure what
 * waits is dropped, and the disk is tried again every second. One for each life of the node.
 */
final class Writer {
    private static final long PROBE_NANOS = 1_000_000_000L;
    /** Through the inbox of the shard. */
    private static final long REPLY_NANOS = 1_000_000L;

    private record Batch(int era, List<Recorded> lines) {}

    private final Simulation simulation;
    private final Disk disk;
    private final TalkId talk;
    private final Consumer<TalkInput> replies;
    private final Deque<Batch> waiting = new ArrayDeque<>();
    private final Map<LogId, Chain> chains = new LinkedHashMap<>();
    private final List<Recorded> found;
    /** Lines of the disk that whoever submitted them knows to be there. */
    private int confirmed;

    private int failedEra = -1;
    private boolean failing;
    private boolean stopped;

    /** A writer at the end of what the disk has. */
    Writer(Simulation simulation, Disk disk, TalkId talk, Consumer<TalkInput> replies) {
        this.simulation = simulation;
        this.disk = disk;
        this.talk = talk;
        this.replies = replies;
        this.found = List.copyOf(read(disk.recover()));
        this.confirmed = disk.lines();
    }

    /** All lines that the disk had when the node started, as the records of their logs. */
    List<Recorded> found() {
        return found;
    }

    private List<Recorded> read(List<String> lines) {
        List<Recorded> read = new ArrayList<>();
        for (String line : lines) {
            Recorded recorded = null;
            for (LogId log :
                    List.of(LogId.table(talk), LogId.caucus(talk, Cast.NORTH), LogId.caucus(talk, Cast.SOUTH))) {
                if (line.contains("\"log\":\"" + log + "\"")) {
                    recorded = chain(log).read(line).orThrow();
                }
            }
            if (recorded == null) {
                throw new IllegalStateException("a line of no log: " + line);
            }
            follow(recorded);
            read.add(recorded);
        }
        return read;
    }

    private Chain chain(LogId log) {
        return chains.getOrDefault(log, Chain.empty(log));
    }

    private void follow(Recorded line) {
        LogId log = line.entry().log();
        chains.put(log, chain(log).after(line));
    }

    /** These lines are to be stored together, after all that came before. */
    void submit(int era, List<Recorded> lines) {
        if (era <= failedEra) {
            return;
        }
        waiting.add(new Batch(era, lines));
        if (!failing && !disk.busy()) {
            write();
        }
    }

    /** The node has died. */
    void stop() {
        stopped = true;
    }

    private void reply(TalkInput reply) {
        simulation.after(REPLY_NANOS, () -> {
            if (!stopped) {
                replies.accept(reply);
            }
        });
    }

    private void write() {
        List<Batch> batches = List.copyOf(waiting);
        waiting.clear();
        List<String> texts = new ArrayList<>();
        batches.forEach(batch -> batch.lines.forEach(line -> texts.add(line.line())));
        disk.write(texts, kept -> {
            if (stopped) {
                return;
            }
            if (!kept) {
                fail(batches.getFirst().era);
                return;
            }
            confirmed += texts.size();
            for (Batch batch : batches) {
                batch.lines.forEach(this::follow);
                reply(new TalkInput.Stored(talk, batch.era));
            }
            if (!waiting.isEmpty()) {
                write();
            }
        });
    }

    private void fail(int era) {
        failing = true;
        failedEra = era;
        waiting.clear();
        reply(new TalkInput.StoreFailed(talk, era));
        simulation.after(PROBE_NANOS, () -> probe(era));
    }

    private void probe(int era) {
        if (stopped) {
            return;
        }
        List<String> lines = disk.recover();
        disk.write(List.of(), kept -> {
            if (stopped) {
                return;
            }
            if (!kept) {
                simulation.after(PROBE_NANOS, () -> probe(era));
                return;
            }
            failing = false;
            List<Recorded> unheard = List.copyOf(read(lines.subList(confirmed, lines.size())));
            confirmed = lines.size();
            reply(new TalkInput.StoreRecovered(talk, era, unheard));
        });
    }
}
