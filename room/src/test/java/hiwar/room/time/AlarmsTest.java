package hiwar.room.time;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.room.time.Alarms.Alarm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlarmsTest {
    private final Alarms alarms = new Alarms();

    private Alarm alarm() {
        return alarms.alarm(nowNanos -> {}, nowNanos -> {});
    }

    @Test
    void theEarliestIsDueFirstHoweverTheyAreMoved() {
        Random random = new Random(5);
        List<Alarm> all = new ArrayList<>();
        long[] set = new long[200];
        Arrays.fill(set, Long.MAX_VALUE);
        for (int i = 0; i < set.length; i++) {
            all.add(alarm());
        }
        for (int step = 0; step < 20_000; step++) {
            int one = random.nextInt(set.length);
            long at = random.nextInt(1000);
            switch (random.nextInt(4)) {
                case 0 -> {
                    all.get(one).set(at);
                    set[one] = at;
                }
                case 1 -> {
                    all.get(one).noLaterThan(at);
                    set[one] = Math.min(set[one], at);
                }
                case 2 -> {
                    all.get(one).cancel();
                    set[one] = Long.MAX_VALUE;
                }
                default -> {
                    Alarm due = alarms.due(at);
                    long earliest = Arrays.stream(set).min().orElseThrow();
                    assertThat(due != null).isEqualTo(earliest <= at);
                    if (due != null) {
                        int index = all.indexOf(due);
                        assertThat(set[index]).isEqualTo(earliest);
                        set[index] = Long.MAX_VALUE;
                    }
                }
            }
            assertThat(alarms.deadlineNanos())
                    .isEqualTo(Arrays.stream(set).min().orElseThrow());
            assertThat(all.get(one).isSet()).isEqualTo(set[one] != Long.MAX_VALUE);
        }
    }

    @Test
    void neverIsNotSet() {
        Alarm alarm = alarm();
        alarm.set(5);
        alarm.set(Long.MAX_VALUE);
        assertThat(alarm.isSet()).isFalse();
        assertThat(alarms.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
    }
}
