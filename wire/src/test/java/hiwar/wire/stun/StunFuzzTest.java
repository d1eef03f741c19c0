package hiwar.wire.stun;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import hiwar.wire.Bytes;

/** Whatever the bytes: no exception, and nothing that was not signed counts as signed. */
class StunFuzzTest {
    private static final StunKey KEY = new StunKey("a password that nobody fuzzes");

    @FuzzTest(maxDuration = "60s")
    void messages(byte[] input) {
        Bytes bytes = Bytes.of(input);
        StunMessage message = new StunMessage();
        if (!message.wrap(bytes.buffer(), bytes.offset(), bytes.lengthBytes())) {
            return;
        }
        assertThat(message.integrityValid(KEY)).isFalse();
        assertThat(message.hasUsername()).isEqualTo(message.username() != null);
        assertThat(message.usernameStartsWith(new byte[4]) && !message.hasUsername())
                .isFalse();
        assertThat(message.priority()).isBetween(0L, 0xFFFF_FFFFL);
        assertThat(message.unknownCount()).isBetween(0, StunMessage.MAX_UNKNOWN);
        assertThat(message.errorCode()).isBetween(0, 700 + 255);
        assertThat(message.controlling() || message.controlled() || message.tieBreaker() == 0)
                .isTrue();
        assertThat(message.mappedAddress() == null || message.type() >= 0).isTrue();
        boolean before = message.fingerprintValid();
        message.integrityValid(KEY);
        assertThat(message.fingerprintValid()).as("checking changes nothing").isEqualTo(before);
    }
}
