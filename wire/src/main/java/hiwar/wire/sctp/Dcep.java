package hiwar.wire.sctp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The data channel establishment protocol (RFC 8832). */
public sealed interface Dcep {
    /** How long a label or a protocol name may be; ours are short, and each channel keeps both. */
    int MAX_NAME_BYTES = 1024;

    /**
     * Opens a channel on the stream that carries it (RFC 8832 section 5.1).
     *
     * @param priority 0..65535
     * @param maxRetransmits 0..65535, −1 when not limited
     * @param maxLifetimeMillis 0..65535, −1 when not limited
     */
    record Open(boolean ordered, int priority, int maxRetransmits, int maxLifetimeMillis, String label, String protocol)
            implements Dcep {}

    /** Answers {@link Open} (RFC 8832 section 5.2). */
    record Ack() implements Dcep {}

    /** Reads a message; null when it is malformed, or a name is too long. Limits above 65535 are taken as 65535. */
    static @Nullable Dcep parse(byte[] message) {
        if (message.length >= 1 && message[0] == 2) {
            return new Ack();
        }
        if (message.length < 12 || message[0] != 3) {
            return null;
        }
        ByteSlice bytes = ByteSlice.of(message);
        int labelBytes = bytes.u16(8);
        int protocolBytes = bytes.u16(10);
        if (labelBytes > MAX_NAME_BYTES
                || protocolBytes > MAX_NAME_BYTES
                || message.length != 12 + labelBytes + protocolBytes) {
            return null;
        }
        int type = bytes.u8(1);
        int limit = (int) Math.min(bytes.i32(4) & 0xFFFF_FFFFL, 0xFFFF);
        int retransmits = (type & 0x7F) == 1 ? limit : -1;
        int lifetimeMillis = (type & 0x7F) == 2 ? limit : -1;
        if ((type & 0x7F) > 2) {
            return null;
        }
        String label = bytes.slice(12, labelBytes).text();
        String protocol = bytes.slice(12 + labelBytes, protocolBytes).text();
        return new Open((type & 0x80) == 0, bytes.u16(2), retransmits, lifetimeMillis, label, protocol);
    }

    /** The message as bytes. */
    default byte[] toBytes() {
        return switch (this) {
            case Ack ack -> new byte[] {2};
            case Open open -> {
                byte[] label = open.label.getBytes(StandardCharsets.UTF_8);
                byte[] protocol = open.protocol.getBytes(StandardCharsets.UTF_8);
                int type = open.maxRetransmits >= 0 ? 1 : open.maxLifetimeMillis >= 0 ? 2 : 0;
                ByteBuffer bytes = ByteBuffer.allocate(12 + label.length + protocol.length);
                bytes.put((byte) 3).put((byte) (open.ordered ? type : type | 0x80));
                bytes.putShort((short) open.priority);
                bytes.putInt(Math.max(0, Math.max(open.maxRetransmits, open.maxLifetimeMillis)));
                bytes.putShort((short) label.length).putShort((short) protocol.length);
                yield bytes.put(label).put(protocol).array();
            }
        };
    }
}
