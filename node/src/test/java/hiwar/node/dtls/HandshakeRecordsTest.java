package hiwar.node.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HandshakeRecordsTest {
    private static final int HANDSHAKE = 22;
    private static final int APPLICATION_DATA = 23;

    @Test
    void wholeMessagesAndFragmentsPass() {
        assertThat(HandshakeRecords.acceptable(record(HANDSHAKE, 0, message(100, 0, 100))))
                .isTrue();
        assertThat(HandshakeRecords.acceptable(record(HANDSHAKE, 0, message(100, 40, 60))))
                .isTrue();
        assertThat(HandshakeRecords.acceptable(record(HANDSHAKE, 0, message(0, 0, 0))))
                .isTrue();
        assertThat(HandshakeRecords.acceptable(record(HANDSHAKE, 0, message(HandshakeRecords.MAX_MESSAGE_BYTES, 0, 1))))
                .isTrue();
    }

    @Test
    void aMessageMayNotClaimMoreThanAnyHasOrThanItCarries() {
        byte[] tooLong = message(HandshakeRecords.MAX_MESSAGE_BYTES + 1, 0, 1);
        assertThat(HandshakeRecords.acceptable(record(HANDSHAKE, 0, tooLong))).isFalse();
        assertThat(HandshakeRecords.acceptable(record(HANDSHAKE, 0, message(10, 5, 6))))
                .isFalse();
        byte[] cut = message(100, 0, 100);
        assertThat(HandshakeRecords.acceptable(record(HANDSHAKE, 0, Arrays.copyOf(cut, 50))))
                .isFalse();
        assertThat(HandshakeRecords.acceptable(record(HANDSHAKE, 0, new byte[11])))
                .isFalse();
    }

    @Test
    void everyRecordAndEveryMessageIsLookedAt() {
        byte[] good = message(20, 0, 20);
        byte[] bad = message(1 << 20, 0, 1);
        assertThat(HandshakeRecords.acceptable(record(HANDSHAKE, 0, joined(good, bad))))
                .isFalse();
        assertThat(HandshakeRecords.acceptable(joined(record(HANDSHAKE, 0, good), record(HANDSHAKE, 0, bad))))
                .isFalse();
        assertThat(HandshakeRecords.acceptable(joined(record(HANDSHAKE, 0, good), record(HANDSHAKE, 0, good))))
                .isTrue();
    }

    @Test
    void whatIsEncryptedCannotBeLookedInto() {
        byte[] noise = new byte[40];
        Arrays.fill(noise, (byte) 0xFF);
        assertThat(HandshakeRecords.acceptable(record(HANDSHAKE, 1, noise))).isTrue();
        assertThat(HandshakeRecords.acceptable(record(APPLICATION_DATA, 1, noise)))
                .isTrue();
    }

    @Test
    void cutRecordsAreRefused() {
        byte[] whole = record(APPLICATION_DATA, 1, new byte[20]);
        for (int length = 1; length < whole.length; length++) {
            assertThat(HandshakeRecords.acceptable(Arrays.copyOf(whole, length)))
                    .as("%s bytes", length)
                    .isFalse();
        }
        assertThat(HandshakeRecords.acceptable(whole)).isTrue();
    }

    private static byte[] record(int type, int epoch, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, type, 1);
        write(out, 0xFEFD, 2);
        write(out, epoch, 2);
        write(out, 0, 3);
        write(out, 1, 3);
        write(out, content.length, 2);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] message(int messageBytes, int fragmentAt, int fragmentBytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, 1, 1);
        write(out, messageBytes, 3);
        write(out, 0, 2);
        write(out, fragmentAt, 3);
        write(out, fragmentBytes, 3);
        out.writeBytes(new byte[fragmentBytes]);
        return out.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, int value, int bytes) {
        for (int i = bytes - 1; i >= 0; i--) {
            out.write(value >>> (8 * i));
        }
    }
}
