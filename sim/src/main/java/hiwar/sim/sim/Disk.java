package hiwar.sim.sim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A disk that keeps lines of text in transactions, and on which a seed decides how long that takes and how it fails. It
 * is one file, to which a transaction is appended as its lines and a mark with their checksum; only what has its mark
 * counts. One transaction at a time, on the simulation's thread.
 */
public final class Disk {
    private static final char LINE = '+';
    private static final char MARK = '=';
    /** As long as a cache of a disk that does not sync may hold what it was told to write. */
    private static final long LIE_NANOS = 5_000_000_000L;

    /** How the disk is, until it becomes otherwise. */
    public enum Health {
        /** A transaction takes a few milliseconds. */
        WELL,
        /** It may take longer than a person waits. */
        SLOW,
        /** There is no room: refused at once. */
        FULL,
        /** Fails in the middle of writing. */
        BROKEN
    }

    private final Simulation simulation;
    private final SeededEntropy entropy;
    private final StringBuilder file = new StringBuilder();
    /** What has its mark. */
    private final List<String> synced = new ArrayList<>();

    private final Set<String> kept = new HashSet<>();
    private Health health = Health.WELL;
    private boolean unheard;
    private boolean lying;
    private boolean torn;
    private @Nullable List<String> writing;
    private int generation;

    public Disk(Simulation simulation) {
        this.simulation = simulation;
        this.entropy = simulation.fork();
    }

    /** From now on the disk is like this. */
    public void become(Health next) {
        health = next;
    }

    /** How the disk is. */
    public Health health() {
        return health;
    }

    /** The next transaction will be kept, and its writer will be told that it failed. */
    public void loseNextAnswer() {
        unheard = true;
    }

    /** From now on it says that transactions are kept before they are, as disks do that do not sync. */
    public void lie() {
        lying = true;
    }

    /** True while a transaction is being written. */
    public boolean busy() {
        return writing != null;
    }

    /**
     * Writes lines as one transaction.
     *
     * @param lines without line feeds
     * @param done told later whether they are kept; never when the disk crashes before
     * @throws IllegalStateException while another one is being written, or before {@link #recover} after a failure
     */
    public void write(List<String> lines, Consumer<Boolean> done) {
        if (writing != null || torn) {
            throw new IllegalStateException(torn ? "the end of the file is torn" : "the disk is busy");
        }
        List<String> batch = List.copyOf(lines);
        writing = batch;
        int writer = generation;
        simulation.after(durationNanos(), () -> {
            if (writer == generation) {
                writing = null;
                done.accept(lying ? keepLater(batch) : end(batch));
            }
        });
    }

    private boolean keepLater(List<String> lines) {
        int writer = generation;
        simulation.after(LIE_NANOS, () -> {
            if (writer == generation) {
                keep(lines);
            }
        });
        return true;
    }

    private long durationNanos() {
        return switch (health) {
            case WELL -> 500_000 + entropy.below(6_000_000);
            case SLOW -> 50_000_000 + entropy.below(2_000_000_000L);
            case FULL -> 100_000;
            case BROKEN -> 1_000_000 + entropy.below(300_000_000);
        };
    }

    private boolean end(List<String> lines) {
        switch (health) {
            case WELL, SLOW -> keep(lines);
            case FULL -> {
                return false;
            }
            case BROKEN -> {
                tear(lines);
                return false;
            }
        }
        boolean heard = !unheard;
        unheard = false;
        return heard;
    }

    private void keep(List<String> lines) {
        file.append(transaction(lines));
        synced.addAll(lines);
        kept.addAll(lines);
    }

    private void tear(List<String> lines) {
        String whole = transaction(lines);
        file.append(whole, 0, (int) entropy.below(whole.length()));
        torn = true;
    }

    private static String transaction(List<String> lines) {
        StringBuilder text = new StringBuilder();
        CRC32C sum = new CRC32C();
        for (String line : lines) {
            text.append(LINE).append(line).append('\n');
            sum.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return text.append(mark(lines.size(), sum)).append('\n').toString();
    }

    private static String mark(int lines, CRC32C sum) {
        return MARK + "" + lines + ' ' + Long.toHexString(sum.getValue());
    }

    /**
     * The power is cut. What is kept stays; what was being written is gone, or there without anybody knowing, or torn.
     */
    public void crash() {
        generation++;
        List<String> lost = writing;
        writing = null;
        if (lost == null) {
            return;
        }
        switch ((int) entropy.below(3)) {
            case 0 -> keep(lost);
            case 1 -> tear(lost);
            default -> {
                // not a byte of it arrived
            }
        }
    }

    /** Reads the file anew and cuts off what is torn; answers all lines that are kept, in order. */
    public List<String> recover() {
        synced.clear();
        kept.clear();
        int whole = 0;
        int at = 0;
        List<String> open = new ArrayList<>();
        CRC32C sum = new CRC32C();
        for (int end = file.indexOf("\n", at); end >= 0; end = file.indexOf("\n", at)) {
            String record = file.substring(at, end);
            at = end + 1;
            if (record.charAt(0) == LINE) {
                open.add(record.substring(1));
                sum.update(record.substring(1).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            if (!record.equals(mark(open.size(), sum))) {
                break;
            }
            synced.addAll(open);
            kept.addAll(open);
            open.clear();
            sum.reset();
            whole = at;
        }
        file.setLength(whole);
        torn = false;
        return List.copyOf(synced);
    }

    /** How many lines are kept. */
    public int lines() {
        return synced.size();
    }

    /** True when the line would be there after a crash, now. */
    public boolean keeps(String line) {
        return kept.contains(line);
    }
}
