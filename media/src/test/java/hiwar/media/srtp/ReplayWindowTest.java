package hiwar.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {
    private final ReplayWindow window = new ReplayWindow();

    @Test
    void everyIndexIsFreshOnce() {
        assertThat(window.fresh(5)).isTrue();
        window.mark(5);
        assertThat(window.fresh(5)).isFalse();
        assertThat(window.fresh(4)).isTrue();
        window.mark(4);
        assertThat(window.fresh(4)).isFalse();
        assertThat(window.fresh(6)).isTrue();
        assertThat(window.fresh(-1)).isFalse();
    }

    @Test
    void whatLeavesTheWindowIsNotFresh() {
        window.mark(10_000);
        assertThat(window.fresh(10_000 - ReplayWindow.SIZE + 1)).isTrue();
        assertThat(window.fresh(10_000 - ReplayWindow.SIZE)).isFalse();
    }

    @Test
    void aLongJumpForgetsAll() {
        window.mark(1);
        window.mark(1 + ReplayWindow.SIZE);
        assertThat(window.fresh(2)).isTrue();
        assertThat(window.fresh(1)).isFalse();
        window.mark(1_000_000);
        assertThat(window.fresh(999_999)).isTrue();
    }

    @Test
    void theNearestIndexIsGuessed() {
        assertThat(window.estimate(65_535)).as("nothing known").isEqualTo(65_535);
        window.mark(65_535);
        assertThat(window.estimate(0)).isEqualTo(65_536);
        assertThat(window.estimate(65_534)).isEqualTo(65_534);
        window.mark(65_536 + 10);
        assertThat(window.estimate(65_530)).as("late, of the round before").isEqualTo(65_530);
        window.mark(0x1_0000_FFFFL);
        assertThat(window.estimate(1)).isEqualTo(0x1_0001_0001L);
    }

    @Test
    void beforeTheFirstRoundThereIsNothing() {
        window.mark(3);
        assertThat(window.estimate(65_533)).isNegative();
    }

    @Test
    void behavesAsASetUnderRandomUse() {
        Random random = new Random(42);
        Set<Long> seen = new HashSet<>();
        long highest = 0;
        for (int i = 0; i < 50_000; i++) {
            long index =
                    Math.max(0, highest + random.nextInt(40) - random.nextInt(random.nextInt(10) == 0 ? 2_000 : 50));
            boolean fresh = index > highest || (highest - index < ReplayWindow.SIZE && !seen.contains(index));
            if (i == 0) {
                fresh = true;
            }
            assertThat(window.fresh(index)).isEqualTo(fresh);
            if (fresh) {
                window.mark(index);
                seen.add(index);
                highest = Math.max(highest, index);
            }
        }
    }
}
