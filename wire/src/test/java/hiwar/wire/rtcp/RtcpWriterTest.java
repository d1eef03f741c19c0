package hiwar.wire.rtcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hiwar.wire.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RtcpWriterTest {
    private static final int OFFSET = 3;
    private static final byte[] CNAME = "{324901a8-e547-4181-9883-6f0915e5c13f}".getBytes(StandardCharsets.UTF_8);

    private final ByteBuffer buffer = ByteBuffer.allocate(2000);
    private final RtcpWriter writer = new RtcpWriter();

    @Test
    void writesTheReportsThatABrowserWrote() {
        begin().senderReport(0x66554376, 0xEEB075C3_B5BF26F1L, 0x762EE10A, 52, 12_453)
                .cname(0x66554376, CNAME);
        assertThat(written()).isEqualTo(RtcpReaderTest.FIREFOX_SENDER_REPORT.replace(" ", ""));

        begin().receiverReport(0xBB6AB16A)
                .reportBlock(0x3FEC2C5D, 0, 0, 5431, 15)
                .lastSenderReport(0x75C3B5BF, 12_904)
                .reportBlock(0x66554376, 0, 0, 18_242, 53)
                .lastSenderReport(0x75C3B5BF, 12_904);
        assertThat(written()).isEqualTo(RtcpReaderTest.FIREFOX_RECEIVER_REPORT.replace(" ", ""));
    }

    @Test
    void whatIsWrittenIsRead() {
        begin().senderReport(1, -1, -2, 0x1_0000_0003L, 4)
                .reportBlock(5, 255, 0x1000_0000, 0x1_0000_0007L, -1)
                .cname(1, "a".getBytes(StandardCharsets.UTF_8))
                .cname(2, "bcd".getBytes(StandardCharsets.UTF_8), "0".getBytes(StandardCharsets.UTF_8))
                .pli(1, 5)
                .fir(1, 6, 200)
                .remb(1, 2_500_000, 5, 6)
                .receiverReferenceTime(1, 0x1122334455667788L)
                .delaySinceLastReference(1, 9, 0x33445566, 65_536)
                .bye(1);

        assertThat(visits())
                .containsExactly(
                        "sr 00000001 ffffffffffffffff fffffffe 3 4",
                        "block 00000001 00000005 lost 255/256 8388607 highest 7 jitter 4294967295 sr 00000000 0",
                        "sdes 00000001 1 a",
                        "sdes 00000002 1 bcd",
                        "sdes 00000002 15 0",
                        "pli 00000005 from 00000001",
                        "fir 00000006 200",
                        "remb 00000001 2500000",
                        "rrtr 00000001 1122334455667788",
                        "dlrr 00000009 33445566 65536",
                        "bye 00000001");
    }

    @Test
    void descriptionsOfSeveralSourcesShareOnePacketOf31() {
        begin();
        for (int ssrc = 0; ssrc < 32; ssrc++) {
            writer.cname(ssrc, new byte[] {'x'});
        }

        assertThat(buffer.get(OFFSET)).isEqualTo((byte) 0x9F);
        assertThat(visits()).hasSize(32).doesNotContain("malformed");
    }

    @Test
    void anEstimateIsRoundedDownToItsMantissa() {
        for (long bitrate : new long[] {0, 1, 0x3FFFF, 0x40000, 0x7FFFF, 123_456_789_012L, Long.MAX_VALUE}) {
            begin().remb(1, bitrate);

            long read = Long.parseLong(visits().getFirst().substring("remb 00000001 ".length()));
            assertThat(read).isBetween(bitrate - (bitrate >>> 17), bitrate);
        }
    }

    @Test
    void lostNumbersShareWordsAcrossTheEndOfTheNumbers() {
        begin().nack(1, 2);
        for (int number : new int[] {65_534, 65_535, 0, 14, 15, 16}) {
            assertThat(writer.lost(number)).isTrue();
        }

        assertThat(written()).isEqualTo("81cd0004" + "00000001" + "00000002" + "fffe8003" + "000f0001");
    }

    @Test
    void anyLossesAreReadAgainAndTakeTheLeastRoom() {
        Random random = new Random(42);
        for (int round = 0; round < 1_000; round++) {
            TreeSet<Integer> lost = new TreeSet<>();
            for (int i = 1 + random.nextInt(40); i > 0; i--) {
                lost.add(30_000 + random.nextInt(200));
            }
            begin().nack(1, 2);
            lost.forEach(writer::lost);

            assertThat(visits())
                    .isEqualTo(lost.stream().map(n -> "nack 00000002 " + n).toList());
            int words = 0;
            for (Integer next = lost.first(); next != null; next = lost.higher(next + 16)) {
                words++;
            }
            assertThat(writer.end()).isEqualTo(RtcpWriter.NACK_BYTES + 4 * words);
        }
    }

    @Test
    void whatHasNoRoomIsRefused() {
        writer.begin(buffer, OFFSET, 16).nack(1, 2);
        assertThat(writer.lost(1)).isTrue();
        assertThat(writer.lost(5)).as("in the same word").isTrue();
        assertThat(writer.lost(100)).isFalse();
        assertThat(writer.roomBytes()).isZero();
        assertThat(visits()).containsExactly("nack 00000002 1", "nack 00000002 5");

        assertThatThrownBy(() -> writer.bye(1)).isInstanceOf(IllegalStateException.class);
        assertThat(visits()).as("unharmed").containsExactly("nack 00000002 1", "nack 00000002 5");
    }

    @Test
    void whatTheFormatCannotSayIsRefused() {
        begin().receiverReport(1);
        for (int i = 0; i < Rtcp.MAX_COUNT; i++) {
            writer.reportBlock(i, 0, 0, 0, 0);
        }
        assertThatThrownBy(() -> writer.reportBlock(99, 0, 0, 0, 0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> begin().pli(1, 2).reportBlock(1, 0, 0, 0, 0))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> begin().cname(1, new byte[256])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rtcpIsToldFromRtp() {
        begin().bye(1);
        assertThat(Rtcp.looksLike(buffer, OFFSET, writer.end())).isTrue();
        assertThat(Rtcp.looksLike(buffer, OFFSET, 3)).isFalse();
        Bytes rtp = Bytes.hex("80e00001 00000000 00000000"); // payload type 96 with a marker
        assertThat(Rtcp.looksLike(rtp.buffer(), rtp.offset(), rtp.lengthBytes()))
                .isFalse();
    }

    private RtcpWriter begin() {
        return writer.begin(buffer, OFFSET, 1200);
    }

    private String written() {
        return Bytes.hex(buffer, OFFSET, writer.end());
    }

    private List<String> visits() {
        return new ArrayList<>(Visits.of(new Bytes(buffer, OFFSET, writer.end())));
    }
}
