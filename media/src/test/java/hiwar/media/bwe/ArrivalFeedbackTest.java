package hiwar.media.bwe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hiwar.wire.rtcp.RtcpReader;
import hiwar.wire.rtcp.RtcpVisitor;
import hiwar.wire.rtcp.RtcpWriter;
import hiwar.wire.rtcp.TransportFeedback;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ArrivalFeedbackTest {
    private static final long MILLISECOND = 1_000_000;
    private static final int SENDER = 0x5E;
    private static final int MEDIA = 0xA1;
    private static final int ROOM_BYTES = 1180;

    private final ArrivalFeedback arrivals = new ArrivalFeedback();
    private long now = 5_000 * MILLISECOND;

    @Test
    void nothingIsToldBeforeAnythingArrives() {
        assertThat(arrivals.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(arrivals.due(now)).isFalse();
        assertThat(arrivals.write(new RtcpWriter().begin(ByteBuffer.allocate(ROOM_BYTES), 0, ROOM_BYTES), SENDER, now))
                .isFalse();
    }

    @Test
    void fewPacketsWaitForTheLongestInterval() {
        long begin = now;
        for (int i = 0; i < ArrivalFeedback.FEW_PACKETS; i++) {
            arrive(i, true);
        }

        assertThat(arrivals.deadlineNanos()).isEqualTo(begin + ArrivalFeedback.LONGEST_INTERVAL_NANOS);
        assertThat(arrivals.due(begin + ArrivalFeedback.LONGEST_INTERVAL_NANOS - 1))
                .isFalse();
        assertThat(arrivals.due(begin + ArrivalFeedback.LONGEST_INTERVAL_NANOS)).isTrue();
    }

    @Test
    void morePacketsAreToldAfterTheIntervalAndSoonerAtTheEndOfAPicture() {
        long begin = now;
        for (int i = 0; i <= ArrivalFeedback.FEW_PACKETS; i++) {
            arrive(i, false);
        }
        assertThat(arrivals.deadlineNanos()).isEqualTo(begin + ArrivalFeedback.INTERVAL_NANOS);

        arrive(ArrivalFeedback.FEW_PACKETS + 1, true);
        assertThat(arrivals.deadlineNanos()).isEqualTo(begin + ArrivalFeedback.EARLY_INTERVAL_NANOS);

        now = begin + ArrivalFeedback.EARLY_INTERVAL_NANOS;
        assertThat(told()).hasSize(ArrivalFeedback.FEW_PACKETS + 2);
        assertThat(arrivals.deadlineNanos()).as("all told").isEqualTo(Long.MAX_VALUE);
        arrive(ArrivalFeedback.FEW_PACKETS + 2, false);
        assertThat(arrivals.deadlineNanos()).isEqualTo(now + ArrivalFeedback.LONGEST_INTERVAL_NANOS);
    }

    @Test
    void manyPacketsAreToldAtOnce() {
        for (int i = 0; i < ArrivalFeedback.MANY_PACKETS; i++) {
            arrive(i, false);
        }
        assertThat(arrivals.due(now)).isFalse();

        arrive(ArrivalFeedback.MANY_PACKETS, false);
        assertThat(arrivals.due(now)).isTrue();
    }

    @Test
    void itIsAddressedToTheStreamOfTheLastPacket() {
        arrivals.onPacket(7, 1, false, now);
        arrivals.onPacket(MEDIA, 2, false, now);

        Report report = write();
        assertThat(report.sender).isEqualTo(SENDER);
        assertThat(report.media).isEqualTo(MEDIA);
        assertThat(report.number).isZero();
        arrive(3, false);
        assertThat(write().number).isEqualTo(1);
    }

    @Test
    void lossIsToldWithTheNextArrival() {
        arrive(10, false);
        assertThat(told()).containsExactly(Map.entry(10, ticks()));

        now += 20 * MILLISECOND;
        arrive(13, false);
        assertThat(told()).containsExactly(Map.entry(11, -1L), Map.entry(12, -1L), Map.entry(13, ticks()));
    }

    @Test
    void numbersGoOnBehind65535() {
        arrive(65_534, false);
        arrive(1, false);
        arrive(0, false);

        assertThat(told())
                .containsExactly(
                        Map.entry(65_534, ticks()),
                        Map.entry(65_535, -1L),
                        Map.entry(0, ticks()),
                        Map.entry(1, ticks()));
    }

    @Test
    void aLatePacketIsToldWithWhatFollowedIt() {
        arrive(1, false);
        arrive(3, false);
        assertThat(told()).contains(Map.entry(2, -1L));
        long early = ticks();

        now += 30 * MILLISECOND;
        arrive(2, false);
        assertThat(told()).containsExactly(Map.entry(2, ticks()), Map.entry(3, early));
    }

    @Test
    void ofADuplicateTheFirstArrivalCounts() {
        arrive(1, false);
        long first = ticks();
        now += 50 * MILLISECOND;
        arrive(1, false);

        assertThat(told()).containsExactly(Map.entry(1, first));
        arrive(1, false);
        assertThat(arrivals.deadlineNanos()).as("it has been told").isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aSilenceThatNoDeltaCanTellTakesTwoFeedbacks() {
        arrive(1, false);
        long first = ticks();
        now += 10_000 * MILLISECOND;
        arrive(2, false);

        assertThat(told()).containsExactly(Map.entry(1, first));
        assertThat(arrivals.due(now)).isTrue();
        assertThat(told()).containsExactly(Map.entry(2, ticks()));
        assertThat(arrivals.due(now)).isFalse();
    }

    @Test
    void whatHasNoRoomComesInTheNextFeedback() {
        Map<Integer, Long> all = new TreeMap<>();
        for (int i = 0; i < 600; i++) {
            now += 100 * MILLISECOND; // two octets for each
            arrive(i, false);
            all.put(i, ticks());
        }

        Map<Integer, Long> told = new TreeMap<>();
        int feedbacks = 0;
        while (arrivals.due(now)) {
            told().forEach(entry -> told.put(entry.getKey(), entry.getValue()));
            feedbacks++;
        }
        assertThat(told).isEqualTo(all);
        assertThat(feedbacks).isEqualTo(2);
    }

    @Test
    void theSmallestRoomIsEnoughForTheWorstCase() {
        arrive(0, false);
        told();
        arrive(ArrivalFeedback.WINDOW, false);
        ByteBuffer buffer = ByteBuffer.allocate(ArrivalFeedback.MIN_ROOM_BYTES);
        RtcpWriter rtcp = new RtcpWriter().begin(buffer, 0, ArrivalFeedback.MIN_ROOM_BYTES);

        assertThat(arrivals.write(rtcp, SENDER, now)).isTrue();
        assertThat(arrivals.due(now + ArrivalFeedback.LONGEST_INTERVAL_NANOS)).isFalse();

        arrive(ArrivalFeedback.WINDOW + 1, false);
        assertThatThrownBy(() -> arrivals.write(rtcp.begin(buffer, 0, 20), SENDER, now))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsOlderThanTheWindowIsForgotten() {
        arrive(0, false);
        arrive(5_000, false);

        List<Map.Entry<Integer, Long>> told = told();
        assertThat(told).hasSize(ArrivalFeedback.WINDOW);
        assertThat(told.getLast()).isEqualTo(Map.entry(5_000, ticks()));

        arrive(5_000 - ArrivalFeedback.WINDOW, false);
        assertThat(arrivals.deadlineNanos()).as("too late").isEqualTo(Long.MAX_VALUE);
        arrive(5_001 - ArrivalFeedback.WINDOW, false);
        assertThat(arrivals.deadlineNanos()).as("just in time").isNotEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aSenderThatStartsAnewIsFollowed() {
        arrive(30_000, false);
        told();

        arrive(100, false);
        assertThat(arrivals.deadlineNanos()).as("one alone proves nothing").isEqualTo(Long.MAX_VALUE);
        arrive(101, false);
        arrive(102, false);
        assertThat(told()).containsExactly(Map.entry(101, ticks()), Map.entry(102, ticks()));
    }

    @Test
    void underLossAndReorderingEveryArrivalIsToldOnceRight() {
        Random random = new Random(42);
        Map<Integer, Long> arrived = new TreeMap<>();
        Map<Integer, Long> told = new TreeMap<>();
        int first = 60_000; // the numbers wrap on the way
        int number = 0;
        List<Integer> delayed = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            now += random.nextInt(4) * MILLISECOND / 2;
            switch (random.nextInt(20)) {
                case 0 -> {} // lost
                case 1 -> delayed.add(i);
                default -> arrived.putIfAbsent(i, arrive(first + i));
            }
            if (!delayed.isEmpty() && random.nextInt(10) == 0) {
                int late = delayed.removeFirst();
                arrived.putIfAbsent(late, arrive(first + late));
            }
            while (arrivals.due(now)) {
                Report report = write();
                assertThat(report.number).isEqualTo(number++ & 0xFF);
                int behind = i;
                report.packets.forEach(entry -> {
                    int at = behind + (short) (entry.getKey() - (first + behind));
                    assertThat(entry.getValue()).isEqualTo(arrived.getOrDefault(at, -1L));
                    told.put(at, entry.getValue());
                });
            }
        }
        told.values().removeIf(ticks -> ticks < 0);
        arrived.keySet().removeIf(at -> !told.containsKey(at) && at > 39_800); // not due yet
        assertThat(told).isEqualTo(arrived);
        assertThat(number).isGreaterThan(256);
    }

    private long arrive(int sequence) {
        arrive(sequence & 0xFFFF, false);
        return ticks();
    }

    private void arrive(int sequence, boolean marker) {
        arrivals.onPacket(MEDIA, sequence, marker, now);
    }

    private long ticks() {
        return now / TransportFeedback.TICK_NANOS;
    }

    private List<Map.Entry<Integer, Long>> told() {
        return write().packets;
    }

    private Report write() {
        ByteBuffer buffer = ByteBuffer.allocate(ROOM_BYTES);
        RtcpWriter rtcp = new RtcpWriter().begin(buffer, 0, ROOM_BYTES);
        assertThat(arrivals.write(rtcp, SENDER, now)).isTrue();
        Report report = new Report();
        assertThat(new RtcpReader().read(buffer, 0, rtcp.end(), report)).isTrue();
        return report;
    }

    /** What one feedback said; −1 for a packet that it called lost. */
    private static final class Report implements RtcpVisitor {
        int sender;
        int media;
        int number;
        final List<Map.Entry<Integer, Long>> packets = new ArrayList<>();

        @Override
        public void transportFeedback(int from, int about, TransportFeedback feedback) {
            sender = from;
            media = about;
            number = feedback.feedbackNumber();
            while (feedback.next()) {
                packets.add(Map.entry(
                        feedback.sequenceNumber(), feedback.received() ? feedback.arrivalTicks() : Long.valueOf(-1)));
            }
        }
    }
}
