package hiwar.media.transport;

import java.nio.ByteBuffer;

/**
 * Looks at DTLS records before they reach the handshake (RFC 6347 sections 4.1 and 4.2.2): a peer may not make it set
 * aside memory for messages that never come.
 */
final class DtlsGuard {
    /** The longest handshake message: a chain of certificates, many times over. */
    static final int MAX_MESSAGE_BYTES = 16 * 1024;

    private static final int RECORD_HEADER_BYTES = 13;
    private static final int MESSAGE_HEADER_BYTES = 12;
    private static final int HANDSHAKE = 22;

    private DtlsGuard() {}

    /** True when the datagram is whole records, and no handshake message in clear claims too much. */
    static boolean acceptable(ByteBuffer buffer, int offset, int lengthBytes) {
        int end = offset + lengthBytes;
        int at = offset;
        while (at < end) {
            if (end - at < RECORD_HEADER_BYTES) {
                return false;
            }
            int body = at + RECORD_HEADER_BYTES;
            int next = body + (buffer.getShort(at + 11) & 0xFFFF);
            if (next > end) {
                return false;
            }
            boolean clear = buffer.getShort(at + 3) == 0; // epoch 0
            if (clear && buffer.get(at) == HANDSHAKE && !messagesAcceptable(buffer, body, next)) {
                return false;
            }
            at = next;
        }
        return lengthBytes > 0;
    }

    private static boolean messagesAcceptable(ByteBuffer buffer, int from, int end) {
        int at = from;
        while (at < end) {
            if (end - at < MESSAGE_HEADER_BYTES) {
                return false;
            }
            int messageBytes = number24(buffer, at + 1);
            int fragmentAt = number24(buffer, at + 6);
            int fragmentBytes = number24(buffer, at + 9);
            if (messageBytes > MAX_MESSAGE_BYTES || fragmentAt + fragmentBytes > messageBytes) {
                return false;
            }
            at += MESSAGE_HEADER_BYTES + fragmentBytes;
        }
        return at == end;
    }

    private static int number24(ByteBuffer buffer, int at) {
        return (buffer.getShort(at) & 0xFFFF) << 8 | (buffer.get(at + 2) & 0xFF);
    }
}
