package hiwar.sim.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final long MILLISECOND_NANOS = 1_000_000L;
    private final Arrivals arrivals = new Arrivals();
    private final int[] due = new int[8];

    @Test
    void numbersGoOnAcrossTheWrap() {
        long first = arrivals.arrive(0xFFFE, 0);
        assertThat(arrivals.arrive(0xFFFF, 0)).isEqualTo(first + 1);
        assertThat(arrivals.arrive(0, 0)).isEqualTo(first + 2);
        assertThat(arrivals.arrive(1, 0)).isEqualTo(first + 3);
        assertThat(arrivals.expected()).isEqualTo(4);
        assertThat(arrivals.highest()).isEqualTo(0x10001);
        assertThat(arrivals.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatIsMissingIsAskedForAgainAndThenGivenUp() {
        long first = arrivals.arrive(10, 0);
        arrivals.arrive(13, 0);
        assertThat(arrivals.due(0, MILLISECOND_NANOS, due)).isZero();
        assertThat(arrivals.deadlineNanos()).isEqualTo(10 * MILLISECOND_NANOS);
        assertThat(arrivals.due(10 * MILLISECOND_NANOS, 50 * MILLISECOND_NANOS, due))
                .isEqualTo(2);
        assertThat(due).startsWith(11, 12);
        assertThat(arrivals.due(59 * MILLISECOND_NANOS, 50 * MILLISECOND_NANOS, due))
                .isZero();
        assertThat(arrivals.arrive(12, 59 * MILLISECOND_NANOS)).isEqualTo(first + 2);
        assertThat(arrivals.due(60 * MILLISECOND_NANOS, 50 * MILLISECOND_NANOS, due))
                .isOne();
        assertThat(arrivals.giveUp(999 * MILLISECOND_NANOS)).isNegative();
        assertThat(arrivals.giveUp(1_000 * MILLISECOND_NANOS)).isEqualTo(first + 1);
        assertThat(arrivals.giveUp(1_000 * MILLISECOND_NANOS)).isNegative();
        assertThat(arrivals.arrive(11, 1_001 * MILLISECOND_NANOS)).isEqualTo(Arrivals.DUPLICATE);
        assertThat(arrivals.lost()).isOne();
        assertThat(arrivals.repaired()).isOne();
    }

    @Test
    void whatComesTwiceIsCountedOnce() {
        arrivals.arrive(5, 0);
        assertThat(arrivals.arrive(5, 0)).isEqualTo(Arrivals.DUPLICATE);
        assertThat(arrivals.arrived()).isOne();
        assertThat(arrivals.duplicates()).isOne();
    }

    @Test
    void theFirstPacketMayBeOvertaken() {
        long second = arrivals.arrive(102, 0);
        assertThat(arrivals.arrive(100, 0)).isEqualTo(second - 2);
        assertThat(arrivals.open()).isOne();
        assertThat(arrivals.arrive(101, 0)).isEqualTo(second - 1);
        assertThat(arrivals.expected()).isEqualTo(3);
        assertThat(arrivals.arrived()).isEqualTo(3);
    }

    @Test
    void gapsBeforeTheFirstPacketAreGivenUpAfterOlderOnesBehindIt() {
        arrivals.arrive(102, 0);
        arrivals.arrive(104, 0); // 103 is missing
        arrivals.arrive(100, 500_000_000); // 101, too, and for less time
        assertThat(arrivals.giveUp(1_000_000_000) & 0xFFFF).isEqualTo(103);
        assertThat(arrivals.deadlineNanos()).isGreaterThan(0);
        assertThat(arrivals.giveUp(1_500_000_000) & 0xFFFF).isEqualTo(101);
        assertThat(arrivals.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aJumpIsNoLossThatCouldBeRepaired() {
        arrivals.arrive(0, 0);
        arrivals.arrive(5_000, 0);
        assertThat(arrivals.jumps()).isOne();
        assertThat(arrivals.open()).isZero();
        assertThat(arrivals.lost()).isEqualTo(4_999);
    }
}
