package hiwar.node.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FramePaceTest {
    private static final int MAX_FRAMES_PER_SECOND = 500;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void whatClientsSendIsNeverDelayed() {
        FramePace pace = new FramePace(MAX_FRAMES_PER_SECOND, 0);
        for (int i = 0; i < 10 * MAX_FRAMES_PER_SECOND; i++) {
            assertThat(pace.delayNanos(i * SECOND / MAX_FRAMES_PER_SECOND)).isZero();
        }
    }

    @Test
    void aFloodWaitsForTheNextSecond() {
        FramePace pace = new FramePace(MAX_FRAMES_PER_SECOND, 0);
        for (int i = 0; i < MAX_FRAMES_PER_SECOND; i++) {
            assertThat(pace.delayNanos(SECOND / 4)).isZero();
        }
        assertThat(pace.delayNanos(SECOND / 4)).isEqualTo(3 * SECOND / 4);
        assertThat(pace.delayNanos(SECOND)).isZero();
    }
}
