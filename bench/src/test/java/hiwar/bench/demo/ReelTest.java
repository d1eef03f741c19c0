package hiwar.bench.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checked-in clips may follow each other in any order and start at any key frame. */
class ReelTest {
    private static final long LOOP_NANOS = 12_000_000_000L;

    static List<ReferenceTalk.Side> sides() {
        return List.of(ReferenceTalk.FIRST, ReferenceTalk.SECOND);
    }

    @ParameterizedTest
    @MethodSource("sides")
    void allLoopsLastEquallyLong(ReferenceTalk.Side side) {
        for (Reel reel : List.of(Reel.pictures(side, "low"), Reel.pictures(side, "high"), Reel.sound(side))) {
            assertThat(reel.nanos(reel.length())).isCloseTo(LOOP_NANOS, org.assertj.core.data.Offset.offset(1_000L));
            for (long number : List.of(0L, 1L, 179L, 180L, 1_000_000L)) {
                assertThat(reel.number(reel.nanos(number) + 1_000_000L)).isEqualTo(number);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sides")
    void bothPicturesHaveKeyFramesAtTheSameTimes(ReferenceTalk.Side side) {
        Reel low = Reel.pictures(side, "low");
        Reel high = Reel.pictures(side, "high");
        assertThat(keyframes(low.speaking())).hasSize(6).startsWith(0).isEqualTo(keyframes(high.speaking()));
        assertThat(keyframes(low.listening())).hasSize(6).startsWith(0).isEqualTo(keyframes(high.listening()));
    }

    private static List<Integer> keyframes(List<byte[]> frames) {
        return java.util.stream.IntStream.range(0, frames.size())
                .filter(i -> (frames.get(i)[0] & 1) == 0)
                .boxed()
                .toList();
    }
}
