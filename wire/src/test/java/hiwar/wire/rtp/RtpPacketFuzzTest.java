package hiwar.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import hiwar.wire.Bytes;

/** Whatever the bytes: no exception, and everything that is told lies inside the packet. */
class RtpPacketFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void packets(byte[] input) {
        Bytes bytes = Bytes.of(input);
        RtpPacket packet = new RtpPacket();
        if (!packet.wrap(bytes.buffer(), bytes.offset(), bytes.lengthBytes())) {
            return;
        }
        assertThat(packet.payloadBytes()).isNotNegative();
        assertThat(packet.headerBytes() + packet.payloadBytes() + packet.paddingBytes())
                .isEqualTo(bytes.lengthBytes());
        assertThat(packet.payloadType()).isBetween(0, 127);
        for (int id = 0; id <= 255; id++) {
            int at = packet.extensionOffset(id);
            if (at >= 0) {
                assertThat(at).isGreaterThan(packet.offset() + RtpPacket.FIXED_HEADER_BYTES);
                assertThat(at + packet.extensionBytes(id)).isLessThanOrEqualTo(packet.payloadOffset());
            }
        }
    }
}
