package hiwar.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Extension, duplicates, loss. */
class SequenceNumbersTest {
    private final SequenceNumbers numbers = new SequenceNumbers(0);

    @Test
    void goesOnAfterTheWrap() {
        long before = numbers.accept(65_534, false);
        for (int i = 65_535; i < 200_000; i++) {
            assertThat(numbers.accept(i & 0xFFFF, false)).isEqualTo(++before);
        }
        assertThat(numbers.lost()).isZero();
        assertThat(numbers.expected()).isEqualTo(200_000 - 65_534);
    }

    @Test
    void countsALateFirstPacketOnce() {
        assertThat(numbers.accept(10, false)).isPositive();
        long late = numbers.accept(9, false);
        assertThat(late).isEqualTo(numbers.highest() - 1);
        assertThat(numbers.accept(9, false)).isEqualTo(SequenceNumbers.DUPLICATE);
        assertThat(numbers.received()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void findsEveryDuplicateAndCountsEveryLoss(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<Integer> seen = new HashSet<>();
        int newest = 65_000;
        numbers.accept(newest, false);
        seen.add(newest);
        for (int i = 0; i < 20_000; i++) {
            int number = newest + 1 + random.nextInt(3) - (random.nextInt(4) == 0 ? random.nextInt(1000) : 0);
            if (number < 65_000) {
                continue;
            }
            long accepted = numbers.accept(number & 0xFFFF, false);
            assertThat(accepted > 0).isEqualTo(seen.add(number));
            newest = Math.max(newest, number);
        }
        assertThat(numbers.received()).isEqualTo(seen.size());
        assertThat(numbers.lost()).isEqualTo(newest - 65_000 + 1 - seen.size());
    }

    @Test
    void aRepairedPacketWasLostAllTheSame() {
        numbers.accept(1, false);
        numbers.accept(3, false);
        assertThat(numbers.accept(2, true)).isEqualTo(numbers.highest() - 1);
        assertThat(numbers.lost()).isEqualTo(1);
        assertThat(numbers.missing()).isZero();
        assertThat(numbers.takeFractionLost()).isEqualTo(256 / 3);
        assertThat(numbers.takeFractionLost()).isZero();
    }

    @Test
    void oneStrayPacketIsNoRestartAndTwoAre() {
        long before = numbers.accept(100, false);
        assertThat(numbers.accept(40_000, false)).isEqualTo(SequenceNumbers.STRAY);
        assertThat(numbers.accept(101, false)).isEqualTo(before + 1);
        assertThat(numbers.accept(40_001, false)).isEqualTo(SequenceNumbers.STRAY);
        assertThat(numbers.accept(40_002, false)).isGreaterThan(before + 30_000);
        assertThat(numbers.lost()).as("what lies between was never sent").isZero();

        numbers.accept(7, false);
        assertThat(numbers.accept(8, false)).as("back is forward too").isGreaterThan(numbers.highest() - 1);
    }

    @Test
    void beginsAfterTheStreamThatItReplaces() {
        SequenceNumbers next = new SequenceNumbers(200_000);
        assertThat(next.accept(5, false)).isGreaterThan(200_000);
        assertThat(next.reported()).isEqualTo(5);
    }
}
