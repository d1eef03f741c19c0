package hiwar.node.udp;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.wire.TransportAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunsTest {
    private final Departures departures = new Departures();
    private final Runs runs = new Runs();

    @Test
    void aShorterDatagramEndsARunAndALongerOneBeginsOne() {
        depart(1, 100, 100, 60, 60, 70, 70, 70, 10, 11);
        assertThat(cut(Runs.MAX_SEGMENTS)).containsExactly("100 100 60", "60", "70 70 70 10", "11");
    }

    @Test
    void destinationsAreGatheredInTheOrderTheyAppear() {
        depart(1, 100);
        depart(2, 100);
        depart(1, 100);
        depart(3, 50);
        depart(2, 90);
        assertThat(cut(Runs.MAX_SEGMENTS)).containsExactly("100 100", "100 90", "50");
    }

    @Test
    void equalAddressesNeedNotBeOneObject() {
        departures.claim(TransportAddress.ipv4(7, 7), 10);
        departures.commit(10);
        departures.claim(TransportAddress.ipv4(8, 8), 10);
        departures.commit(10);
        departures.claim(TransportAddress.ipv4(7, 7), 10);
        departures.commit(10);
        assertThat(cut(Runs.MAX_SEGMENTS)).containsExactly("10 10", "10");
    }

    @Test
    void aRunHasAtMostSixtyFourSegments() {
        for (int i = 0; i < 130; i++) {
            depart(1, 20);
        }
        cut(Runs.MAX_SEGMENTS);
        assertThat(List.of(runs.segments(0), runs.segments(1), runs.segments(2)))
                .containsExactly(64, 64, 2);
    }

    @Test
    void aRunIsNoLongerThanADatagramMayBe() {
        for (int i = 0; i < 40; i++) {
            depart(1, 2000);
        }
        cut(Runs.MAX_SEGMENTS);
        assertThat(runs.segments(0)).isEqualTo(Runs.MAX_RUN_BYTES / 2000);
        assertThat(runs.segments(0) + runs.segments(1)).isEqualTo(40);
    }

    @Test
    void withoutSegmentationEveryDatagramIsAlone() {
        depart(1, 100, 100);
        depart(2, 100);
        assertThat(cut(1)).containsExactly("100", "100", "100");
    }

    /** Any turn: each datagram once, in order for its destination, runs within the rules. */
    @Test
    void nothingIsLostOrReordered() {
        Random random = new Random(3);
        for (int turn = 0; turn < 300; turn++) {
            departures.clear();
            int destinations = 1 + random.nextInt(300);
            int datagrams = random.nextInt(2000);
            for (int i = 0; i < datagrams; i++) {
                depart(random.nextInt(destinations), random.nextInt(3) == 0 ? 1 + random.nextInt(1300) : 1100);
            }
            runs.cut(departures, Runs.MAX_SEGMENTS);
            Map<TransportAddress, Integer> last = new HashMap<>();
            int seen = 0;
            for (int run = 0; run < runs.count(); run++) {
                assertThat(runs.first(run)).isEqualTo(seen);
                int leader = runs.departure(seen);
                for (int i = 0; i < runs.segments(run); i++) {
                    int departure = runs.departure(seen++);
                    TransportAddress to = departures.destination(departure);
                    Integer before = last.put(to, departure);
                    assertThat(before == null || before < departure).isTrue();
                    assertThat(to).isEqualTo(departures.destination(leader));
                    if (i < runs.segments(run) - 1) {
                        assertThat(departures.lengthBytes(departure)).isEqualTo(departures.lengthBytes(leader));
                    } else {
                        assertThat(departures.lengthBytes(departure))
                                .isLessThanOrEqualTo(departures.lengthBytes(leader));
                    }
                }
            }
            assertThat(seen).isEqualTo(departures.count());
        }
    }

    private void depart(int destination, int... lengths) {
        for (int lengthBytes : lengths) {
            departures.claim(TransportAddress.ipv4(0x0A000000 + destination, 4000 + destination), lengthBytes);
            departures.commit(lengthBytes);
        }
    }

    private List<String> cut(int maxSegments) {
        runs.cut(departures, maxSegments);
        List<String> text = new ArrayList<>();
        for (int run = 0; run < runs.count(); run++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < runs.segments(run); i++) {
                line.append(' ').append(departures.lengthBytes(runs.departure(runs.first(run) + i)));
            }
            text.add(line.substring(1));
        }
        return text;
    }
}
