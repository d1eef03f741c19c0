package hiwar.sim.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Talks that seeds decide, over a disk that fails, with clients that drop and a node that dies. */
class TalkScenarioTest {
    private static final long BATCH = 20;

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
        }
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
