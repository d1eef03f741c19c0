package hiwar.sim.talk;

import hiwar.sim.sim.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened in a run, and what did not hold. One for each run; owned by the simulation's thread. */
final class Findings {
    /** One fault is found again and again: the first few tell everything. */
    private static final int MOST = 20;

    private final Simulation simulation;
    private final List<String> story = new ArrayList<>();
    private final List<String> found = new ArrayList<>();

    Findings(Simulation simulation) {
        this.simulation = simulation;
    }

    /** One more thing happened. */
    void tell(String what) {
        story.add(simulation.nowNanos() / 1_000_000 + " ms: " + what);
    }

    /** Something that must hold; {@code otherwise} is made only when it does not. */
    void require(boolean holds, Supplier<String> otherwise) {
        if (holds || found.size() >= MOST) {
            return;
        }
        String finding = otherwise.get();
        if (!found.contains(finding)) {
            found.add(finding);
            tell("NOT SO: " + finding);
        }
    }

    List<String> story() {
        return story;
    }

    List<String> found() {
        return found;
    }
}
