package hiwar.wire.stun;

import hiwar.wire.TransportAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Reads one STUN message at a time (RFC 8489 section 5 and 14); reused by its owner, so that a check costs no
 * allocation. The message is copied in, because HMAC and CRC want arrays and the integrity is computed over a changed
 * length field (section 14.5).
 */
public final class StunMessage {
    /** More unknown attributes than this are not listed in a 420 answer; a sane peer sends none. */
    public static final int MAX_UNKNOWN = 8;

    private static final int ABSENT = -1;

    private final byte[] bytes = new byte[Stun.MAX_BYTES];
    private final ByteBuffer view = ByteBuffer.wrap(bytes);
    private final CRC32 crc = new CRC32();
    private final int[] unknown = new int[MAX_UNKNOWN];
    private int unknownCount;
    private int length;
    private int username;
    private int usernameLength;
    private int integrity;
    private int fingerprint;
    private int priority;
    private int useCandidate;
    private int controlling;
    private int controlled;
    private int mapped;
    private int error;

    /** Takes the message at {@code offset}; false when it is malformed, and then nothing else may be asked. */
    public boolean wrap(ByteBuffer buffer, int offset, int lengthBytes) {
        if (!Stun.looksLike(buffer, offset, lengthBytes) || lengthBytes > Stun.MAX_BYTES || lengthBytes % 4 != 0) {
            return false;
        }
        buffer.get(offset, bytes, 0, lengthBytes);
        length = lengthBytes;
        username = integrity = fingerprint = priority = useCandidate = controlling = controlled = ABSENT;
        mapped = error = ABSENT;
        usernameLength = unknownCount = 0;
        int at = Stun.HEADER_BYTES;
        while (at < length) {
            int size = view.getShort(at + 2) & 0xFFFF;
            int next = at + Stun.ATTRIBUTE_HEADER_BYTES + Stun.padded(size);
            if (next > length || fingerprint != ABSENT) { // the fingerprint is the last one (section 14.7)
                return false;
            }
            if (!take(view.getShort(at) & 0xFFFF, at + Stun.ATTRIBUTE_HEADER_BYTES, size)) {
                return false;
            }
            at = next;
        }
        return true;
    }

    /** The attribute with this type; the first one counts (section 14). False when its size is wrong. */
    private boolean take(int type, int at, int size) {
        if (type == Stun.FINGERPRINT) {
            fingerprint = at;
            return size == 4;
        }
        if (integrity != ABSENT) {
            return true; // what follows the integrity is not protected and must be ignored (section 14.5)
        }
        return switch (type) {
            case Stun.USERNAME -> {
                if (username == ABSENT) {
                    username = at;
                    usernameLength = size;
                }
                yield size <= 513; // section 14.3: less than 509 bytes; ICE allows 256 + 1 + 256
            }
            case Stun.MESSAGE_INTEGRITY -> {
                integrity = at;
                yield size == Stun.INTEGRITY_BYTES;
            }
            case Stun.PRIORITY -> {
                priority = first(priority, at);
                yield size == 4;
            }
            case Stun.USE_CANDIDATE -> {
                useCandidate = first(useCandidate, at);
                yield size == 0;
            }
            case Stun.ICE_CONTROLLING -> {
                controlling = first(controlling, at);
                yield size == 8;
            }
            case Stun.ICE_CONTROLLED -> {
                controlled = first(controlled, at);
                yield size == 8;
            }
            case Stun.XOR_MAPPED_ADDRESS -> {
                mapped = first(mapped, at);
                yield (size == 8 && bytes[at + 1] == 1) || (size == 20 && bytes[at + 1] == 2);
            }
            case Stun.ERROR_CODE -> {
                error = first(error, at);
                yield size >= 4;
            }
            case Stun.UNKNOWN_ATTRIBUTES -> size % 2 == 0;
            default -> {
                if (type < 0x8000 && unknownCount < MAX_UNKNOWN) {
                    unknown[unknownCount++] = type;
                }
                yield true;
            }
        };
    }

    private static int first(int known, int at) {
        return known == ABSENT ? at : known;
    }

    /** One of the {@code BINDING_…} numbers of {@link Stun}, or another method's. */
    public int type() {
        return view.getShort(0) & 0xFFFF;
    }

    /** The first 64 bits of the transaction id. */
    public long transactionHigh() {
        return view.getLong(8);
    }

    /** The last 32 bits of the transaction id. */
    public int transactionLow() {
        return view.getInt(16);
    }

    /** True when there is a USERNAME. */
    public boolean hasUsername() {
        return username != ABSENT;
    }

    /** True when the part of the USERNAME before its colon is {@code name}; no text is made. */
    public boolean usernameStartsWith(byte[] name) {
        if (username == ABSENT || usernameLength <= name.length || bytes[username + name.length] != ':') {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (bytes[username + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    /** The USERNAME as text, null when there is none. */
    public @Nullable String username() {
        return username == ABSENT ? null : new String(bytes, username, usernameLength, StandardCharsets.UTF_8);
    }

    /** True when there is a MESSAGE-INTEGRITY. */
    public boolean hasIntegrity() {
        return integrity != ABSENT;
    }

    /** True when MESSAGE-INTEGRITY is there and made with {@code key} (section 14.5). */
    public boolean integrityValid(StunKey key) {
        if (integrity == ABSENT) {
            return false;
        }
        short original = view.getShort(2);
        view.putShort(2, (short) (integrity + Stun.INTEGRITY_BYTES - Stun.HEADER_BYTES));
        boolean valid = key.verify(bytes, integrity - Stun.ATTRIBUTE_HEADER_BYTES, integrity);
        view.putShort(2, original);
        return valid;
    }

    /** True when FINGERPRINT is there and right (section 14.7). */
    public boolean fingerprintValid() {
        if (fingerprint == ABSENT) {
            return false;
        }
        crc.reset();
        crc.update(bytes, 0, fingerprint - Stun.ATTRIBUTE_HEADER_BYTES);
        return ((int) crc.getValue() ^ Stun.FINGERPRINT_XOR) == view.getInt(fingerprint);
    }

    /** The PRIORITY as an unsigned number, 0 when there is none (RFC 8445 section 7.1.1). */
    public long priority() {
        return priority == ABSENT ? 0 : view.getInt(priority) & 0xFFFF_FFFFL;
    }

    /** True when the sender nominates this pair (RFC 8445 section 7.1.2). */
    public boolean useCandidate() {
        return useCandidate != ABSENT;
    }

    /** True when the sender says that it decides (RFC 8445 section 7.1.3). */
    public boolean controlling() {
        return controlling != ABSENT;
    }

    /** True when the sender says that we decide (RFC 8445 section 7.1.3). */
    public boolean controlled() {
        return controlled != ABSENT;
    }

    /** The number with which a role conflict is settled; 0 when no role was sent. */
    public long tieBreaker() {
        int at = controlling != ABSENT ? controlling : controlled;
        return at == ABSENT ? 0 : view.getLong(at);
    }

    /** The code of an ERROR-CODE, 0 when there is none (section 14.8). */
    public int errorCode() {
        return error == ABSENT ? 0 : (bytes[error + 2] & 7) * 100 + (bytes[error + 3] & 0xFF);
    }

    /** How many attributes need to be understood and are not; at most {@link #MAX_UNKNOWN} are counted. */
    public int unknownCount() {
        return unknownCount;
    }

    /** The type of an unknown attribute. */
    public int unknown(int index) {
        return unknown[index];
    }

    /** The XOR-MAPPED-ADDRESS (section 14.2), null when there is none. */
    public @Nullable TransportAddress mappedAddress() {
        if (mapped == ABSENT) {
            return null;
        }
        int port = (view.getShort(mapped + 2) & 0xFFFF) ^ (Stun.MAGIC_COOKIE >>> 16);
        if (bytes[mapped + 1] == 1) {
            return TransportAddress.ipv4(view.getInt(mapped + 4) ^ Stun.MAGIC_COOKIE, port);
        }
        long high = view.getLong(mapped + 4) ^ view.getLong(4); // cookie and the first half of the transaction
        long low = view.getLong(mapped + 12) ^ view.getLong(12);
        return TransportAddress.ipv6(high, low, port);
    }
}
