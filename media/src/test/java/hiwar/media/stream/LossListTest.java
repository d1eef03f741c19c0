package hiwar.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** When lost packets are asked for again. */
class LossListTest {
    private static final long MILLISECOND = 1_000_000L;

    private final LossList list = new LossList();
    private final long[] scratch = new long[LossList.MAX_MISSING];

    @Test
    void waitsForTheOvertakenAndThenAsks() {
        assertThat(list.missing(10, 13, 0)).isTrue();
        list.arrived(11);
        assertThat(collect(LossList.REORDER_NANOS - 1)).isEmpty();
        assertThat(collect(LossList.REORDER_NANOS)).containsExactly(10, 12);
        assertThat(collect(LossList.REORDER_NANOS + 1)).isEmpty();
    }

    @Test
    void asksAgainEverMoreSlowlyAndGivesUp() {
        list.missing(10, 11, 0);
        long last = 0;
        long gap = 0;
        int asked = 0;
        for (long now = 0; now < 3000 * MILLISECOND; now += MILLISECOND) {
            if (collect(now).length > 0) {
                if (asked > 1) {
                    assertThat(now - last).isGreaterThan(gap);
                }
                gap = now - last;
                last = now;
                asked++;
            }
        }
        assertThat(asked).isEqualTo(LossList.MAX_TRIES);
        assertThat(list.size()).isZero();
        assertThat(list.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void givesTheOldestUpWhenTooManyAreMissing() {
        assertThat(list.missing(0, 60, 0)).isTrue();
        assertThat(list.missing(100, 160, 0)).isFalse();
        assertThat(list.size()).isEqualTo(LossList.MAX_MISSING);
        long[] numbers = collect(LossList.REORDER_NANOS);
        assertThat(numbers[0]).isEqualTo(20);
        assertThat(numbers[numbers.length - 1]).isEqualTo(159);
        assertThat(list.missing(200, 5000, 0)).isFalse();
        assertThat(list.size()).isEqualTo(LossList.MAX_MISSING);
    }

    @Test
    void forgetsWhatIsTooFarBehind() {
        list.missing(10, 11, 0);
        assertThat(list.collect(10 + SequenceNumbers.WINDOW, 0, LossList.REORDER_NANOS, scratch))
                .isZero();
        assertThat(list.size()).isZero();
    }

    private long[] collect(long now) {
        return Arrays.copyOf(scratch, list.collect(200, 50 * MILLISECOND, now, scratch));
    }
}
