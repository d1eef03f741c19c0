package hiwar.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    @Test
    void afterTooManyAttemptsASourceWaitsAMinute() {
        Attempts attempts = new Attempts(3, 100);
        for (int i = 0; i < 3; i++) {
            assertThat(attempts.tooMany("a", 5)).isFalse();
            attempts.count("a", 5);
        }
        assertThat(attempts.tooMany("a", MINUTE)).isTrue();
        assertThat(attempts.tooMany("b", MINUTE)).isFalse();
        assertThat(attempts.tooMany("a", 5 + MINUTE)).isFalse();
    }

    @Test
    void manySourcesMeetTheLimitForAll() {
        Attempts attempts = new Attempts(3, 10);
        for (int i = 0; i < 10; i++) {
            attempts.count("source " + i, 0);
        }
        assertThat(attempts.tooMany("another", 1)).isTrue();
        assertThat(attempts.tooMany("another", MINUTE)).isFalse();
    }

    @Test
    void noMoreSourcesAreRememberedThanThereIsRoomFor() {
        Attempts attempts = new Attempts(1, Integer.MAX_VALUE);
        for (int i = 0; i <= Attempts.MAX_SOURCES; i++) {
            attempts.count("source " + i, 0);
        }
        assertThat(attempts.sources()).isEqualTo(Attempts.MAX_SOURCES);
        assertThat(attempts.tooMany("source 0", 1)).isFalse(); // the one that was longest quiet
        assertThat(attempts.tooMany("source 1", 1)).isTrue();
    }
}
