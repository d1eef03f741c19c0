package hiwar.media.track;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Numbers in and numbers out. */
class RenumberingTest {
    private final Renumbering numbers = new Renumbering(64);

    @Test
    void closesOverWhatIsDroppedAndKeepsPlacesForWhatIsMissing() {
        numbers.begin(100, 1000);
        assertThat(numbers.drop(101)).isEqualTo(Renumbering.NONE);
        assertThat(numbers.pass(102)).isEqualTo(1001);
        assertThat(numbers.pass(105)).isEqualTo(1004);
        assertThat(numbers.pass(103)).isEqualTo(1002);
        assertThat(numbers.drop(104)).as("late: its place stays empty").isEqualTo(1003);
        assertThat(numbers.pass(101)).isEqualTo(Renumbering.NONE);
        assertThat(numbers.pass(99)).as("before the run").isEqualTo(Renumbering.NONE);
        assertThat(numbers.source(1000)).isEqualTo(100);
        assertThat(numbers.source(1001)).isEqualTo(102);
        assertThat(numbers.source(1004)).isEqualTo(105);
        assertThat(numbers.source(1005)).isEqualTo(Renumbering.NONE);
        assertThat(numbers.highestOut()).isEqualTo(1004);
    }

    @Test
    void forgetsWhatIsOlderThanItsWindow() {
        numbers.begin(0, 500);
        for (int i = 1; i < 200; i++) {
            assertThat(numbers.pass(i)).isEqualTo(500 + i);
        }
        assertThat(numbers.pass(199 - 64)).isEqualTo(Renumbering.NONE);
        assertThat(numbers.pass(199 - 63)).isEqualTo(500 + 199 - 63);
        assertThat(numbers.source(500 + 199 - 64)).isEqualTo(Renumbering.NONE);
    }

    @Test
    void aGapWiderThanItsWindowIsStillAGap() {
        numbers.begin(0, 500);
        assertThat(numbers.pass(70_000)).isEqualTo(502);
        assertThat(numbers.pass(69_999)).as("before the gap ends").isEqualTo(Renumbering.NONE);
        assertThat(numbers.source(500)).isEqualTo(Renumbering.NONE);
        assertThat(numbers.source(502)).isEqualTo(70_000);
        assertThat(numbers.drop(200_000)).isEqualTo(Renumbering.NONE);
        assertThat(numbers.pass(200_001)).isEqualTo(504);
    }
}
