package hiwar.wire.stun;

import hiwar.wire.TransportAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Builds one STUN message at a time (RFC 8489 section 5 and 14); reused by its owner. Call {@link #begin}, the
 * attributes, {@link #integrity}, {@link #fingerprint}, then {@link #copyTo}.
 */
public final class StunWriter {
    private final byte[] bytes = new byte[Stun.MAX_BYTES];
    private final ByteBuffer view = ByteBuffer.wrap(bytes);
    private final CRC32 crc = new CRC32();
    private int length = Stun.HEADER_BYTES;

    /** Starts a message of one of the {@code BINDING_…} types. */
    public StunWriter begin(int type, long transactionHigh, int transactionLow) {
        view.putShort(0, (short) type);
        view.putInt(4, Stun.MAGIC_COOKIE);
        view.putLong(8, transactionHigh);
        view.putInt(16, transactionLow);
        length = Stun.HEADER_BYTES;
        return this;
    }

    /** The message's length so far. */
    public int lengthBytes() {
        return length;
    }

    /** {@code remoteUfrag:localUfrag} of the sender (RFC 8445 section 7.1.1); at most 513 bytes. */
    public StunWriter username(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        view.put(attribute(Stun.USERNAME, text.length), text);
        return this;
    }

    /** The priority that a peer-reflexive candidate would have. */
    public StunWriter priority(long priority) {
        view.putInt(attribute(Stun.PRIORITY, 4), (int) priority);
        return this;
    }

    /** Nominates the pair. */
    public StunWriter useCandidate() {
        attribute(Stun.USE_CANDIDATE, 0);
        return this;
    }

    /** Says that the sender decides. */
    public StunWriter controlling(long tieBreaker) {
        view.putLong(attribute(Stun.ICE_CONTROLLING, 8), tieBreaker);
        return this;
    }

    /** Says that the receiver decides. */
    public StunWriter controlled(long tieBreaker) {
        view.putLong(attribute(Stun.ICE_CONTROLLED, 8), tieBreaker);
        return this;
    }

    /** Where the request came from (RFC 8489 section 14.2). */
    public StunWriter mappedAddress(TransportAddress address) {
        int at = attribute(Stun.XOR_MAPPED_ADDRESS, address.isIpv4() ? 8 : 20);
        view.putShort(at, (short) (address.isIpv4() ? 1 : 2));
        view.putShort(at + 2, (short) (address.port() ^ (Stun.MAGIC_COOKIE >>> 16)));
        if (address.isIpv4()) {
            view.putInt(at + 4, (int) address.low() ^ Stun.MAGIC_COOKIE);
        } else {
            view.putLong(at + 4, address.high() ^ view.getLong(4));
            view.putLong(at + 12, address.low() ^ view.getLong(12));
        }
        return this;
    }

    /** An error 300..699 with an ASCII reason (RFC 8489 section 14.8). */
    public StunWriter error(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.US_ASCII);
        int at = attribute(Stun.ERROR_CODE, 4 + text.length);
        view.putInt(at, ((code / 100) << 8) | code % 100);
        view.put(at + 4, text);
        return this;
    }

    /** The attributes of {@code request} that need to be understood and are not (RFC 8489 section 14.13). */
    public StunWriter unknownAttributes(StunMessage request) {
        int at = attribute(Stun.UNKNOWN_ATTRIBUTES, request.unknownCount() * 2);
        for (int i = 0; i < request.unknownCount(); i++) {
            view.putShort(at + i * 2, (short) request.unknown(i));
        }
        return this;
    }

    /** Any other attribute, as tests and extensions need. */
    public StunWriter attribute(int type, byte[] value) {
        view.put(attribute(type, value.length), value);
        return this;
    }

    /** MESSAGE-INTEGRITY over everything so far (RFC 8489 section 14.5). */
    public StunWriter integrity(StunKey key) {
        int covered = length;
        int at = attribute(Stun.MESSAGE_INTEGRITY, Stun.INTEGRITY_BYTES);
        key.sign(bytes, covered, bytes, at);
        return this;
    }

    /** FINGERPRINT over everything so far; nothing may follow (RFC 8489 section 14.7). */
    public StunWriter fingerprint() {
        int covered = length;
        int at = attribute(Stun.FINGERPRINT, 4);
        crc.reset();
        crc.update(bytes, 0, covered);
        view.putInt(at, (int) crc.getValue() ^ Stun.FINGERPRINT_XOR);
        return this;
    }

    /** Copies the message to its place; answers its length. */
    public int copyTo(ByteBuffer buffer, int offset) {
        buffer.put(offset, bytes, 0, length);
        return length;
    }

    /** Appends an attribute's header and zero padding, keeps the length field right, answers where the value goes. */
    private int attribute(int type, int sizeBytes) {
        int at = length + Stun.ATTRIBUTE_HEADER_BYTES;
        int end = at + Stun.padded(sizeBytes);
        if (end > Stun.MAX_BYTES) {
            throw new IllegalArgumentException("a STUN message has at most " + Stun.MAX_BYTES + " bytes");
        }
        view.putShort(length, (short) type);
        view.putShort(length + 2, (short) sizeBytes);
        if (end > at) {
            view.putInt(end - 4, 0);
        }
        length = end;
        view.putShort(2, (short) (length - Stun.HEADER_BYTES));
        return at;
    }
}
