package hiwar.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Rates, jitter, clocks. */
class StreamFiguresTest {
    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1000 * MILLISECOND;

    @Test
    void aRateIsThatOfTheLastSecond() {
        RateWindow rate = new RateWindow();
        assertThat(rate.bitrateBps(0)).isZero();
        for (int i = 0; i < 500; i++) {
            rate.add(1000, i * 10L * MILLISECOND);
        }
        assertThat(rate.bitrateBps(5 * SECOND)).isCloseTo(800_000, Offset.offset(80_000L));
        assertThat(rate.bitrateBps(5 * SECOND + SECOND / 2)).isCloseTo(400_000, Offset.offset(80_000L));
        assertThat(rate.bitrateBps(100 * SECOND)).isZero();
    }

    @Test
    void jitterGrowsWithUnevenArrivalOnly() {
        Jitter even = new Jitter(48_000);
        Jitter uneven = new Jitter(48_000);
        for (int i = 0; i < 500; i++) {
            even.packet(i * 960, i * 20L * MILLISECOND);
            uneven.packet(i * 960, i * 20L * MILLISECOND + (i % 2) * 10L * MILLISECOND);
        }
        assertThat(even.ticks()).isLessThan(2);
        assertThat(uneven.nanos()).isCloseTo(10 * MILLISECOND, Offset.offset(MILLISECOND));
    }

    @Test
    void aClockGoesOnFromItsLastReport() {
        SenderClock clock = new SenderClock(90_000);
        SenderClock other = new SenderClock(90_000);
        assertThat(clock.known()).isFalse();
        clock.report(7L << 32, -5, 100 * SECOND);
        other.report((7L << 32) + (1L << 31), 1_000_000, 100 * SECOND);
        assertThat(clock.ntpAt(101 * SECOND)).isEqualTo(8L << 32);
        assertThat(clock.timestampAt(101 * SECOND)).isEqualTo(89_995);
        assertThat(clock.offsetTo(other)).as("half a second later").isEqualTo(1_000_000 - 45_000 + 5);
        assertThat(other.offsetTo(clock)).isEqualTo(-clock.offsetTo(other));
    }
}
