package hiwar.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** CPU time and memory of a process, children excluded, from {@code /proc} (proc(5)); Linux only. */
final class ProcessCpu {
    /** The kernel reports times in clock ticks; user space has seen 100 a second on every Linux for decades. */
    private static final long NANOS_PER_TICK = 10_000_000L;

    private static final int USER_TIME_FIELD = 11;
    private final Path stat;
    private final Path status;

    ProcessCpu(long pid) {
        this.stat = Path.of("/proc", Long.toString(pid), "stat");
        this.status = Path.of("/proc", Long.toString(pid), "status");
    }

    /** User and system time since the process began. */
    long nanos() {
        String line = read(stat);
        // The command may hold spaces and parentheses; the fields after it don't.
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Long.parseLong(fields[USER_TIME_FIELD]) + Long.parseLong(fields[USER_TIME_FIELD + 1]);
        return ticks * NANOS_PER_TICK;
    }

    /** Resident memory. */
    long residentBytes() {
        return read(status)
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .sum();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("process " + file.getName(1) + " cannot be read: has it ended?", e);
        }
    }
}
