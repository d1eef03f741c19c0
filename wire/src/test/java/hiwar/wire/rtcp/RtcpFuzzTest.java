package hiwar.wire.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import hiwar.wire.Bytes;

/** Whatever the bytes: no exception, and a transport feedback that was read is written and read again. */
class RtcpFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void packets(byte[] input) {
        Bytes bytes = Bytes.of(input);
        assertThat(Visits.of(bytes)).isNotNull();
        new RtcpReader().read(bytes.buffer(), bytes.offset(), bytes.lengthBytes(), new RtcpVisitor() {
            @Override
            public void transportFeedback(int sender, int media, TransportFeedback feedback) {
                assertThat(feedback.packetCount()).isBetween(0, 65_535);
            }
        });
    }
}
