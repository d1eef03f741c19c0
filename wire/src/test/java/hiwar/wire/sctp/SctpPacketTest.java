package hiwar.wire.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SctpPacketTest {
    /** What a browser of today begins with: zero checksum acceptable, partial reliability, known extensions. */
    private static final String BROWSER_INIT = "13881388" + "00000000" + "00000000"
            + "01000028" + "a1b2c3d4" + "00500000" + "ffffffff" + "01020304"
            + "80010008" + "00000001" + "c0000004" + "80080006" + "82c00000";

    @Test
    void aBrowsersInitIsRead() {
        SctpPacket packet = parse(sealed(HexFormat.of().parseHex(BROWSER_INIT)));

        assertThat(packet.sourcePort()).isEqualTo(5000);
        assertThat(packet.destinationPort()).isEqualTo(5000);
        assertThat(packet.verificationTag()).isZero();
        assertThat(packet.chunks())
                .containsExactly(
                        new Chunk.Init(new Chunk.Greeting(0xA1B2C3D4, 0x500000, 65535, 65535, 0x01020304, true, true)));
    }

    @Test
    void theChecksumIsCrc32cLeastSignificantByteFirst() {
        byte[] packet = sealed(HexFormat.of().parseHex("13881388" + "01020304" + "00000000" + "0b000004"));

        // Computed by the bitwise definition, polynomial 0x1EDC6F41 reflected.
        int crc = -1;
        for (int i = 0; i < packet.length; i++) {
            crc ^= i >= 8 && i < 12 ? 0 : packet[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? (crc >>> 1) ^ 0x82F63B78 : crc >>> 1;
            }
        }
        crc = ~crc;
        assertThat(ByteSlice.of(packet).i32(8)).isEqualTo(Integer.reverseBytes(crc));
        assertThat(parse(packet).chunks()).containsExactly(new Chunk.CookieAck());
    }

    @Test
    void aWrongOrAbsentChecksumIsRefused() {
        byte[] packet = HexFormat.of().parseHex(BROWSER_INIT);
        assertThat(SctpPacket.parse(packet))
                .as("zero checksum was not negotiated")
                .isNull();

        byte[] good = sealed(packet);
        good[20] ^= 1;
        assertThat(SctpPacket.parse(good)).isNull();
    }

    @ParameterizedTest
    @MethodSource("chunks")
    void everyChunkIsReadAsItWasWritten(Chunk chunk) {
        PacketWriter writer = new PacketWriter(1188);
        writer.begin(5000, 5000, 7);
        assertThat(writer.add(chunk)).isTrue();
        assertThat(writer.add(new Chunk.CookieAck())).isTrue();

        assertThat(parse(writer.finish()).chunks()).containsExactly(chunk, new Chunk.CookieAck());
    }

    static List<Chunk> chunks() {
        ByteSlice five = ByteSlice.of(new byte[] {1, 2, 3, 4, 5});
        Chunk.Greeting greeting = new Chunk.Greeting(-1, 0xFFFF_FFFFL, 1, 65535, -5, true, true);
        Chunk.Greeting plain = new Chunk.Greeting(1, 0, 65535, 1, 5, false, false);
        return List.of(
                new Chunk.Data(true, false, true, false, -1, 65534, 65535, 53, five),
                new Chunk.Data(false, true, false, true, 1, 0, 0, -1, five.slice(1, 1)),
                new Chunk.Init(greeting),
                new Chunk.Init(plain),
                new Chunk.InitAck(greeting, five),
                new Chunk.Sack(9, 0xFFFF_FFFFL, List.of(new Chunk.Gap(2, 2), new Chunk.Gap(4, 65535)), List.of(-1, 3)),
                new Chunk.Heartbeat(five),
                new Chunk.HeartbeatAck(five),
                new Chunk.Abort(true, PacketWriter.USER_INITIATED, "grüße"),
                new Chunk.Abort(false, 0, ""),
                new Chunk.Shutdown(-7),
                new Chunk.ShutdownAck(),
                new Chunk.ShutdownComplete(true),
                new Chunk.OperationError(five),
                new Chunk.CookieEcho(five),
                new Chunk.CookieAck(),
                new Chunk.ForwardTsn(-1, List.of(new Chunk.Skipped(1, 65535), new Chunk.Skipped(65535, 0))),
                new Chunk.Reconfig(List.of(
                        new ReconfigParameter.OutgoingReset(1, 2, 3, List.of(4)),
                        new ReconfigParameter.Response(5, ReconfigParameter.Response.IN_PROGRESS))),
                new Chunk.Reconfig(List.of(new ReconfigParameter.IncomingReset(-1, List.of(1, 2, 3)))),
                new Chunk.Reconfig(List.of(new ReconfigParameter.OtherRequest(17, 4))),
                new Chunk.Unknown(0x40, five));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformedChunksMakeTheWholePacketNothing(String chunks) {
        byte[] packet = sealed(HexFormat.of().parseHex("13881388" + "00000001" + "00000000" + chunks));

        assertThat(SctpPacket.parse(packet)).isNull();
    }

    static List<String> malformed() {
        return List.of(
                "",
                "0b0000", // half a header
                "0b000003", // shorter than its header
                "0b000008", // longer than the packet
                "0003000f" + "00000001" + "00000000" + "00000000", // DATA without its header
                "01000014" + "00000000" + "00010000" + "00010001" + "00000001", // tag zero
                "01000014" + "00000001" + "00010000" + "00000001" + "00000001", // no outbound stream
                "02000014" + "00000001" + "00010000" + "00010001" + "00000001", // no cookie
                "03000010" + "00000001" + "00010000" + "00010000", // a gap that isn't there
                "03000014" + "00000001" + "00010000" + "00010000" + "00030002", // a gap that ends before it starts
                "07000004", // SHUTDOWN without TSN
                "c0000004", // FORWARD-TSN without TSN
                "82000004", // RE-CONFIG about nothing
                "8200000c" + "000d0008" + "00000001"); // half an outgoing reset
    }

    @Test
    void aChunkThatDoesNotFitIsLeftOut() {
        PacketWriter writer = new PacketWriter(32);
        writer.begin(5000, 5000, 7);
        assertThat(writer.empty()).isTrue();
        assertThat(writer.add(new Chunk.Heartbeat(ByteSlice.of(new byte[17])))).isFalse();
        assertThat(writer.empty()).isTrue();
        assertThat(writer.add(new Chunk.Heartbeat(ByteSlice.of(new byte[16])))).isTrue();
        assertThat(writer.roomBytes()).isZero();
        assertThat(writer.finish()).hasSize(32);
    }

    @Test
    void unknownChunksSayWhetherTheRestCounts() {
        assertThat(new Chunk.Unknown(0x3F, ByteSlice.EMPTY).stops()).isTrue();
        assertThat(new Chunk.Unknown(0x7F, ByteSlice.EMPTY).stops()).isTrue();
        assertThat(new Chunk.Unknown(0xBF, ByteSlice.EMPTY).stops()).isFalse();
        assertThat(new Chunk.Unknown(0xFF, ByteSlice.EMPTY).stops()).isFalse();
    }

    @Test
    void serialNumbersUnrollAcrossTheirWrap() {
        long near = 0x1_FFFF_FFFFL;
        assertThat(SerialNumber.unwrap32(0, near)).isEqualTo(near + 1);
        assertThat(SerialNumber.unwrap32(-2, near)).isEqualTo(near - 1);
        assertThat(SerialNumber.unwrap16(0, 65535)).isEqualTo(65536);
        assertThat(SerialNumber.unwrap16(65535, 65536)).isEqualTo(65535);
    }

    static byte[] sealed(byte[] packet) {
        byte[] copy = packet.clone();
        SctpPacket.storeChecksum(copy, SctpPacket.checksum(copy));
        return copy;
    }

    private static SctpPacket parse(byte[] packet) {
        @Nullable SctpPacket parsed = SctpPacket.parse(packet);
        if (parsed == null) {
            throw new AssertionError("the packet was refused");
        }
        return parsed;
    }
}
