package hiwar.sim.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A disk keeps a transaction or does not keep it; whether its writer knows is another matter. */
class DiskTest {
    private static final long LONG_NANOS = 10_000_000_000L;

    private final Simulation simulation = new Simulation(1);
    private final Disk disk = new Disk(simulation);
    private final List<Boolean> answers = new ArrayList<>();

    private void writes(String... lines) {
        disk.write(List.of(lines), answers::add);
    }

    @Test
    void whatIsWrittenIsThereAfterACrash() {
        writes("a", "b");
        simulation.run(LONG_NANOS);
        writes("c");
        simulation.run(LONG_NANOS);
        disk.crash();
        assertThat(answers).containsExactly(true, true);
        assertThat(disk.recover()).containsExactly("a", "b", "c");
        assertThat(disk.keeps("c")).isTrue();
    }

    @Test
    void nothingIsKeptBeforeItsWriterCanKnow() {
        writes("a");
        assertThat(disk.keeps("a")).isFalse();
        assertThat(disk.busy()).isTrue();
        assertThatThrownBy(() -> writes("b")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFullDiskKeepsNothing() {
        disk.become(Disk.Health.FULL);
        writes("a");
        simulation.run(LONG_NANOS);
        assertThat(answers).containsExactly(false);
        assertThat(disk.recover()).isEmpty();
    }

    @Test
    void aBrokenDiskLeavesATornEndThatHasToBeCutOff() {
        writes("a");
        simulation.run(LONG_NANOS);
        disk.become(Disk.Health.BROKEN);
        writes("b", "c");
        simulation.run(LONG_NANOS);
        disk.become(Disk.Health.WELL);
        assertThat(answers).containsExactly(true, false);
        assertThatThrownBy(() -> writes("d")).isInstanceOf(IllegalStateException.class);
        assertThat(disk.recover()).containsExactly("a");
        writes("d");
        simulation.run(LONG_NANOS);
        assertThat(disk.recover()).containsExactly("a", "d");
    }

    @Test
    void anAnswerCanBeLostThoughTheLinesAreKept() {
        disk.loseNextAnswer();
        writes("a");
        simulation.run(LONG_NANOS);
        assertThat(answers).containsExactly(false);
        assertThat(disk.recover()).containsExactly("a");
    }

    @Test
    void aCrashLosesATransactionOrKeepsItAndTellsNobody() {
        Set<List<String>> left = new TreeSet<>(java.util.Comparator.comparing(List::toString));
        for (int seed = 0; seed < 50; seed++) {
            Simulation another = new Simulation(seed);
            Disk crashing = new Disk(another);
            crashing.write(List.of("a", "b"), kept -> answers.add(kept));
            crashing.crash();
            another.run(LONG_NANOS);
            left.add(crashing.recover());
        }
        assertThat(answers).isEmpty();
        assertThat(left).containsExactlyInAnyOrder(List.of(), List.of("a", "b"));
    }

    @Test
    void aDiskThatLiesLosesInACrashWhatItPromised() {
        disk.lie();
        writes("a");
        simulation.run(1_000_000_000L);
        assertThat(answers).containsExactly(true);
        disk.crash();
        simulation.run(LONG_NANOS);
        assertThat(disk.recover()).isEmpty();
    }
}
