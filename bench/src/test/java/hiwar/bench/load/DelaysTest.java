package hiwar.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DelaysTest {
    private final Delays delays = new Delays();

    @Test
    void knowsHowManyDoNotExceedADelay() {
        for (int i = 1; i <= 100; i++) {
            delays.add(i * 1_000_000L - 500);
        }
        assertThat(delays.nanos(0.5)).isEqualTo(50_000_000);
        assertThat(delays.nanos(0.99)).isEqualTo(99_000_000);
        assertThat(delays.nanos(1)).isEqualTo(100_000_000);
    }

    @Test
    void veryLongOnesCountAsASecondAndNoneAsNothing() {
        assertThat(delays.nanos(0.5)).isZero();
        delays.add(Long.MAX_VALUE);
        delays.add(-5);
        assertThat(delays.nanos(1)).isEqualTo(1_000_000_000);
        assertThat(delays.nanos(0.5)).isEqualTo(1_000);
        delays.clear();
        assertThat(delays.nanos(1)).isZero();
    }
}
