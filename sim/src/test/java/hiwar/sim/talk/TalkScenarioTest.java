package hiwar.sim.talk;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.talks.event.Event;
import hiwar.talks.id.LogId;
import hiwar.talks.talk.Rights;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Talks that seeds decide, over a disk that fails, with clients that drop and a node that dies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TalkScenarioTest {
    private static final long BATCH = 20;
    private static final long BATCHES = 10;

    private final Set<String> happened = new TreeSet<>();
    private long runs;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void whateverHappensTheRecordIsOneAndEverybodySeesTheirPartOfIt(int batch) {
        for (long i = 1; i <= BATCH; i++) {
            long seed = batch * BATCH + i;
            TalkScenario scenario = new TalkScenario(seed);
            List<String> findings = scenario.run();
            assertThat(findings)
                    .as("./hiwar sim --talks --seed %d repeats it:%n%s", seed, String.join("\n", scenario.story()))
                    .isEmpty();
            runs++;
            Witness witness = scenario.node().witness();
            for (LogId log : witness.logs()) {
                witness.lines(log)
                        .forEach(line ->
                                happened.add(line.entry().event().getClass().getSimpleName()));
            }
        }
    }

    /** What never happens in any seed is not looked at, whatever the seeds say. */
    @AfterAll
    void everythingThatCanHappenHasHappened() {
        if (runs == BATCH * BATCHES) {
            Set<String> missing = kinds(Event.class);
            missing.removeAll(happened);
            assertThat(missing).as("events that never happened").isEmpty();
        }
    }

    private static Set<String> kinds(Class<?> sealed) {
        Set<String> kinds = new TreeSet<>();
        for (Class<?> kind : sealed.getPermittedSubclasses()) {
            if (kind.isSealed()) {
                kinds.addAll(kinds(kind));
            } else {
                kinds.add(kind.getSimpleName());
            }
        }
        return kinds;
    }

    @Test
    void everyKindOfCommandIsAskedFor() {
        assertThat(Wishes.kinds()).containsExactlyInAnyOrderElementsOf(Rights.commands());
    }

    @Test
    void aSeedIsARun() {
        TalkScenario first = new TalkScenario(7);
        TalkScenario second = new TalkScenario(7);
        TalkScenario other = new TalkScenario(8);
        first.run();
        second.run();
        other.run();
        assertThat(first.story()).isEqualTo(second.story());
        assertThat(first.digest()).isEqualTo(second.digest()).isNotEqualTo(other.digest());
    }
}
