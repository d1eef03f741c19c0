package hiwar.bench.load;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * CPU time and memory of a process, children excluded; Linux only. The time is read from the process's CPU clock
 * (clock_getcpuclockid(3)), because {@code /proc} rounds to hundredths of a second.
 */
final class ProcessCpu {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** The kind of clock in the lower bits of a clock id: time in user space and in the kernel together. */
    private static final int CPUCLOCK_SCHED = 2;

    private final long pid;
    private final MemorySegment time = Arena.ofAuto().allocate(2 * Long.BYTES, Long.BYTES);
    private final MethodHandle clockGettime;

    @SuppressWarnings("restricted") // a system call that the JDK does not offer
    ProcessCpu(long pid) {
        this.pid = pid;
        Linker linker = Linker.nativeLinker();
        this.clockGettime = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("clock_gettime"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG));
    }

    /** User and system time since the process began. */
    long nanos() {
        int clock = ~(int) pid << 3 | CPUCLOCK_SCHED;
        int result;
        try {
            result = (int) clockGettime.invokeExact(clock, time.address());
        } catch (Throwable t) {
            throw new IllegalStateException("clock_gettime cannot be called", t);
        }
        if (result != 0) {
            throw new IllegalStateException("process " + pid + " has no clock: has it ended?");
        }
        return time.get(JAVA_LONG, 0) * NANOS_PER_SECOND + time.get(JAVA_LONG, Long.BYTES);
    }

    /** Resident memory. */
    long residentBytes() {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "status"))
                    .lines()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("process " + pid + " cannot be read: has it ended?", e);
        }
    }
}
