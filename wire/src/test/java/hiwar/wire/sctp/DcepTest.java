package hiwar.wire.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DcepTest {
    @Test
    void anUnorderedChannelThatNeverRetransmitsIsRead() {
        byte[] message = HexFormat.of().parseHex("03810100" + "00000000" + "00060000" + "5f6c6f737379");

        assertThat(Dcep.parse(message)).isEqualTo(new Dcep.Open(false, 256, 0, -1, "_lossy", ""));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyMessageIsReadAsItWasWritten(Dcep message) {
        assertThat(Dcep.parse(message.toBytes())).isEqualTo(message);
    }

    static List<Dcep> messages() {
        return List.of(
                new Dcep.Ack(),
                new Dcep.Open(true, 65535, -1, -1, "_reliable", "proto"),
                new Dcep.Open(true, 0, 65535, -1, "", ""),
                new Dcep.Open(false, 0, -1, 1500, "حوار", "x"),
                new Dcep.Open(false, 0, -1, -1, "a", ""));
    }

    @Test
    void whateverIsMalformedIsNothing() {
        byte[] good = new Dcep.Open(true, 1, -1, -1, "label", "protocol").toBytes();
        for (int length = 0; length < good.length; length++) {
            assertThat(Dcep.parse(Arrays.copyOf(good, length))).isNull();
        }
        assertThat(Dcep.parse(Arrays.copyOf(good, good.length + 1))).isNull();
        byte[] reserved = good.clone();
        reserved[1] = 3;
        assertThat(Dcep.parse(reserved)).isNull();
        byte[] longName = new Dcep.Open(true, 1, -1, -1, "x".repeat(Dcep.MAX_NAME_BYTES + 1), "").toBytes();
        assertThat(Dcep.parse(longName)).isNull();
    }
}
