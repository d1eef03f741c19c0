package hiwar.wire.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.jspecify.annotations.Nullable;

/** Anything may come out of DTLS: reading never throws, and what was read can be written and read again. */
class SctpPacketFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void packets(byte[] input) {
        byte[] packet = input.length < SctpPacket.HEADER_BYTES ? input : SctpPacketTest.sealed(input);
        @Nullable SctpPacket parsed = SctpPacket.parse(packet);
        if (parsed == null) {
            return;
        }
        for (Chunk chunk : parsed.chunks()) {
            PacketWriter writer = new PacketWriter(200_000);
            writer.begin(parsed.sourcePort(), parsed.destinationPort(), parsed.verificationTag());
            assertThat(writer.add(chunk)).isTrue();
            @Nullable SctpPacket again = SctpPacket.parse(writer.finish());
            if (!(chunk instanceof Chunk.Abort)) { // a cause that is no text is not kept, nor a very long one
                assertThat(again)
                        .isNotNull()
                        .extracting(p -> p.chunks().getFirst())
                        .isEqualTo(chunk);
            }
        }
    }

    @FuzzTest(maxDuration = "60s")
    void openings(byte[] input) {
        @Nullable Dcep parsed = Dcep.parse(input);
        if (parsed instanceof Dcep.Open open
                && !open.label().contains("\uFFFD")
                && !open.protocol().contains("\uFFFD")) {
            assertThat(Dcep.parse(open.toBytes())).isEqualTo(open);
        }
    }
}
