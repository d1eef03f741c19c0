package hiwar.node.dtls;

/**
 * Looks into handshake messages before the library does, which reserves whatever length their headers claim: sixteen
 * datagrams of 26 bytes would hold 256 MB. Stateless.
 */
final class HandshakeRecords {
    /** No message of a WebRTC handshake is longer; a chain of large RSA certificates comes near. */
    static final int MAX_MESSAGE_BYTES = 16 << 10;

    private static final int RECORD_HEADER_BYTES = 13;
    private static final int MESSAGE_HEADER_BYTES = 12;
    private static final int HANDSHAKE = 22;

    private HandshakeRecords() {}

    /**
     * True when every unencrypted handshake message of the datagram stays within its limits (RFC 6347 sections 4.1 and
     * 4.2.2). Encrypted ones can only be looked at when they are decrypted: {@link #messagesAreSmall}.
     */
    static boolean acceptable(byte[] datagram) {
        int at = 0;
        while (at < datagram.length) {
            if (datagram.length - at < RECORD_HEADER_BYTES) {
                return false;
            }
            int lengthBytes = unsigned(datagram, at + 11, 2);
            int contentAt = at + RECORD_HEADER_BYTES;
            if (lengthBytes > datagram.length - contentAt) {
                return false;
            }
            boolean plain = unsigned(datagram, at + 3, 2) == 0;
            if (plain && datagram[at] == HANDSHAKE && !messagesAreSmall(datagram, contentAt, lengthBytes)) {
                return false;
            }
            at = contentAt + lengthBytes;
        }
        return true;
    }

    /** True when the handshake messages and fragments in one record are whole and claim no more than they may. */
    static boolean messagesAreSmall(byte[] buffer, int offset, int lengthBytes) {
        int at = offset;
        int end = offset + lengthBytes;
        while (at < end) {
            if (end - at < MESSAGE_HEADER_BYTES) {
                return false;
            }
            int messageBytes = unsigned(buffer, at + 1, 3);
            int fragmentAt = unsigned(buffer, at + 6, 3);
            int fragmentBytes = unsigned(buffer, at + 9, 3);
            if (messageBytes > MAX_MESSAGE_BYTES
                    || fragmentAt + fragmentBytes > messageBytes
                    || fragmentBytes > end - at - MESSAGE_HEADER_BYTES) {
                return false;
            }
            at += MESSAGE_HEADER_BYTES + fragmentBytes;
        }
        return true;
    }

    private static int unsigned(byte[] buffer, int at, int bytes) {
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value = (value << 8) | (buffer[at + i] & 0xFF);
        }
        return value;
    }
}
