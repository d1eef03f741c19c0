package hiwar.wire.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import hiwar.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is collected is written in few chunks, and read again exactly. */
class TransportFeedbackTest {
    private static final int CAPACITY = 1200;

    private final ByteBuffer buffer = ByteBuffer.allocate(2000);
    private final RtcpWriter rtcp = new RtcpWriter();
    private final TransportFeedbackWriter writer = new TransportFeedbackWriter();

    @Test
    void writesWhatABrowserWrote() {
        Bytes captured = Bytes.hex(RtcpReaderTest.CHROMIUM_FEEDBACK);
        new RtcpReader().read(captured.buffer(), captured.offset(), captured.lengthBytes(), new RtcpVisitor() {
            @Override
            public void transportFeedback(int sender, int media, TransportFeedback feedback) {
                writer.begin(feedback.baseSequenceNumber(), CAPACITY);
                for (int i = 0; feedback.next(); i++) {
                    assertThat(writer.received(i, feedback.arrivalTicks())).isTrue();
                }
                rtcp.begin(buffer, 0, CAPACITY);
                writer.write(rtcp, sender, media, feedback.feedbackNumber());
            }
        });

        // The same but for padding, which the browser counts and marks, and we leave as zeros.
        assertThat(write(1, 2, 0)).hasSameSizeAs(RtcpReaderTest.CHROMIUM_FEEDBACK);
        assertThat(Bytes.hex(buffer, 12, 37))
                .isEqualTo(RtcpReaderTest.CHROMIUM_FEEDBACK.substring(24, 98).replace("006ed801", "006ed800"));
    }

    @Test
    void regularArrivalIsOneRun() {
        writer.begin(100, CAPACITY);
        for (int i = 0; i < 50; i++) {
            assertThat(writer.received(i, 1_000 + i * 4L)).isTrue();
        }

        // 1000 ticks: three units of 64 ms and 232 ticks.
        assertThat(write(1, 2, 3))
                .isEqualTo("8fcd0011" + "00000001" + "00000002" + "00640032" + "00000303" + "2032" + "e8"
                        + "04".repeat(49));
    }

    @Test
    void chunksAreTheShortestThatTell() {
        writer.begin(0, CAPACITY);
        received(0, 0);
        received(2, 1); // one-bit vector of fourteen
        received(13, 2);
        received(14, 3);
        received(15, 300); // a large delta: two-bit vector of seven
        received(16, 200); // back in time: a large delta too
        received(60, 201); // a run of lost ones behind it

        assertThat(write(1, 2, 0).substring(40, 40 + 5 * 4)).isEqualTo("a801" + "da00" + "0027" + "2001" + "0001");
        assertThat(Visits.of(new Bytes(buffer, 0, rtcp.end())).getFirst()).endsWith("59- 60@201");
    }

    @Test
    void whatOneFeedbackCannotTellStartsTheNext() {
        writer.begin(0, CAPACITY);
        received(0, 0);
        assertThat(writer.received(1, 33_000)).as("over 8.19 s later").isFalse();
        assertThat(writer.received(1, 255 + 32_767))
                .as("a delta is relative to the one before")
                .isFalse();
        assertThat(writer.received(1, 32_767)).isTrue();
        assertThat(writer.received(TransportFeedbackWriter.MAX_PACKETS, 32_768)).isFalse();
        assertThat(writer.packetCount()).isEqualTo(2);

        writer.begin(0, 60);
        int told = 0;
        while (writer.received(told, told * 1_000L)) {
            told++;
        }
        assertThat(write(1, 2, 0)).hasSizeLessThanOrEqualTo(2 * 60);
        assertThat(told).isBetween(12, 20);
    }

    @Test
    void whateverIsWrittenIsReadAgain() {
        Random random = new Random(42);
        for (int round = 0; round < 3_000; round++) {
            Map<Integer, Long> arrivals = arrivals(random);
            int base = random.nextInt(65_536);
            writer.begin(base, CAPACITY);
            StringBuilder expected = new StringBuilder("twcc 00000002 #" + (round & 0xFF));
            int next = 0;
            for (Map.Entry<Integer, Long> arrival : arrivals.entrySet()) {
                if (!writer.received(arrival.getKey(), arrival.getValue())) {
                    break;
                }
                while (next < arrival.getKey()) {
                    expected.append(' ').append(base + next++ & 0xFFFF).append('-');
                }
                expected.append(' ').append(base + next++ & 0xFFFF).append('@').append(arrival.getValue());
            }
            write(1, 2, round & 0xFF);

            assertThat(rtcp.end()).isLessThanOrEqualTo(CAPACITY);
            assertThat(Visits.of(new Bytes(buffer, 0, rtcp.end()))).containsExactly(expected.toString());
        }
    }

    /** Packets in bursts, some late, some lost, of a clock that began anywhere. */
    private static Map<Integer, Long> arrivals(Random random) {
        Map<Integer, Long> arrivals = new TreeMap<>();
        long now = random.nextInt(1 << 30);
        int loss = random.nextInt(100);
        int jump = 1 + random.nextInt(random.nextBoolean() ? 20 : 2_000);
        int count = 1 + random.nextInt(900);
        for (int i = random.nextInt(3); i < count; i++) {
            now += random.nextInt(jump) - (random.nextInt(10) == 0 ? jump / 2 : 0);
            if (random.nextInt(100) >= loss) {
                arrivals.put(i, now);
            }
        }
        arrivals.put(count, now);
        return arrivals;
    }

    private void received(int index, long ticks) {
        assertThat(writer.received(index, ticks)).isTrue();
    }

    private String write(int sender, int media, int number) {
        rtcp.begin(buffer, 0, CAPACITY);
        writer.write(rtcp, sender, media, number);
        return Bytes.hex(buffer, 0, rtcp.end());
    }
}
