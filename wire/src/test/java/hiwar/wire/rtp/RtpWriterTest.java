package hiwar.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hiwar.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtpWriterTest {
    private static final int OFFSET = 3;

    private final ByteBuffer buffer = ByteBuffer.allocate(6000);
    private final RtpWriter writer = new RtpWriter();
    private final RtpPacket packet = new RtpPacket();

    @Test
    void writesTheHeaderThatABrowserWrote() {
        int headerBytes = writer.begin(buffer, OFFSET, true, 63, 0x4D54)
                .source(0x6FCE7FA1, 0x8FBD6374)
                .extension(2, 0x7A76C2, 3)
                .extension(3, 1, 2)
                .extension(4, new byte[] {'0'})
                .extension(1, ByteBuffer.wrap(new byte[] {9, (byte) 0x83}), 1, 1)
                .end();

        assertThat(headerBytes).isEqualTo(28);
        assertThat(RtpPacketTest.AUDIO).startsWith(Bytes.hex(buffer, OFFSET, headerBytes));
    }

    @Test
    void aLongElementGivesAllOfThemTwoByteHeaders() {
        assertThat(packet.wrap(Bytes.hex(RtpPacketTest.VIDEO).buffer(), 5, 96)).isTrue();
        writer.begin(buffer, OFFSET, true, 96, 0x7D24).source(0x0A4E6F00, 0x3DE6744A);
        for (int id : new int[] {2, 3, 4, 8, 13, 7, 12, 9}) {
            writer.extension(id, packet.buffer(), packet.extensionOffset(id), packet.extensionBytes(id));
        }

        int headerBytes = writer.end();

        assertThat(RtpPacketTest.VIDEO.replace(" ", "")).startsWith(Bytes.hex(buffer, OFFSET, headerBytes));
    }

    @Test
    void withoutExtensionsThereIsOnlyTheFixedHeader() {
        assertThat(writer.begin(buffer, OFFSET, false, 0, 65_535).source(-1, 0).end())
                .isEqualTo(12);
        assertThat(Bytes.hex(buffer, OFFSET, 12)).isEqualTo("8000ffffffffffff00000000");
    }

    @Test
    void whatNoFormCanSayIsRefused() {
        writer.begin(buffer, OFFSET, false, 0, 0);
        assertThatThrownBy(() -> writer.extension(0, new byte[1])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.extension(256, new byte[1])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.extension(1, new byte[256])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whateverIsWrittenIsReadAgain() {
        Random random = new Random(42);
        for (int round = 0; round < 5_000; round++) {
            boolean small = random.nextBoolean(); // all of it fits the one-byte form
            Map<Integer, byte[]> elements = new LinkedHashMap<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                byte[] data = new byte[small ? 1 + random.nextInt(16) : random.nextInt(60)];
                random.nextBytes(data);
                elements.put(1 + random.nextInt(small ? 14 : 255), data);
            }
            int type = random.nextInt(128);
            int sequence = random.nextInt(65_536);
            int ssrc = random.nextInt();
            boolean marker = random.nextBoolean();
            writer.begin(buffer, OFFSET, marker, type, sequence).source(round, ssrc);
            elements.forEach(writer::extension);
            int headerBytes = writer.end();

            assertThat(packet.wrap(buffer, OFFSET, headerBytes + 7)).isTrue();
            assertThat(packet.headerBytes()).isEqualTo(headerBytes);
            assertThat(packet.marker()).isEqualTo(marker);
            assertThat(packet.payloadType()).isEqualTo(type);
            assertThat(packet.sequenceNumber()).isEqualTo(sequence);
            assertThat(packet.timestamp()).isEqualTo(round);
            assertThat(packet.ssrc()).isEqualTo(ssrc);
            elements.forEach((id, data) -> {
                assertThat(packet.extensionBytes(id)).isEqualTo(data.length);
                assertThat(packet.extensionOffset(id)).isPositive();
                assertThat(slice(packet.extensionOffset(id), data.length)).isEqualTo(data);
            });
            if (small && !elements.isEmpty()) {
                assertThat(buffer.getShort(OFFSET + 12)).isEqualTo((short) RtpPacket.ONE_BYTE_PROFILE);
            }
        }
    }

    private byte[] slice(int at, int lengthBytes) {
        byte[] data = new byte[lengthBytes];
        buffer.get(at, data);
        return data;
    }
}
