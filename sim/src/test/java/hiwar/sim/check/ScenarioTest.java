package hiwar.sim.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sittings that seeds decide, with people coming, going and falling off the network. */
class ScenarioTest {
    private static final long BATCH = 10;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void whateverHappensEverybodySeesEverybodyInTheEnd(int batch) {
        for (long i = 1; i <= BATCH; i++) {
            long seed = batch * BATCH + i;
            Scenario scenario = new Scenario(seed);
            assertThat(scenario.run())
                    .as("./hiwar sim --calls --seed %d repeats it:%n%s", seed, String.join("\n", scenario.story()))
                    .isEmpty();
        }
    }

    @Test
    void aSeedIsARun() {
        Scenario first = new Scenario(99);
        Scenario second = new Scenario(99);
        first.run();
        second.run();
        assertThat(first.story()).isEqualTo(second.story());
        assertThat(first.digest()).isEqualTo(second.digest());
    }
}
