package hiwar.sim.check;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void whoWaitsBetweenTicksMayTickForever() {
        Pace pace = new Pace("peer");
        assertThatNoException().isThrownBy(() -> {
            for (long nanos = 0; nanos < 1_000_000_000L; nanos += 10_000) {
                pace.tick(nanos);
            }
        });
    }

    @Test
    void aDeadlineThatStaysInThePastIsNamed() {
        Pace pace = new Pace("peer");
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        pace.tick(5_000_000_000L + i); // one nanosecond on with every turn is no way to wait either
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("peer");
    }
}
