package hiwar.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

class ProcessCpuTest {
    @Test
    void countsWhatThisProcessDoes() {
        ProcessCpu cpu = new ProcessCpu(ProcessHandle.current().pid());
        long before = cpu.nanos();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long busyUntil = threads.getCurrentThreadCpuTime() + 20_000_000;
        while (threads.getCurrentThreadCpuTime() < busyUntil) {
            Thread.onSpinWait();
        }
        assertThat(cpu.nanos() - before).isGreaterThanOrEqualTo(20_000_000);
        assertThat(cpu.residentBytes()).isGreaterThan(10 << 20);
    }

    @Test
    void aProcessThatIsNotThereIsSaidSo() {
        ProcessCpu cpu = new ProcessCpu(999_999_999);
        assertThatThrownBy(cpu::nanos).hasMessageContaining("has it ended");
        assertThatThrownBy(cpu::residentBytes).hasMessageContaining("has it ended");
    }
}
