package hiwar.wire.stun;

import java.nio.ByteBuffer;

/** The numbers of STUN (RFC 8489 section 18, RFC 8445 section 16) and the test that tells STUN from other datagrams. */
public final class Stun {
    /** Type, length, cookie, transaction (RFC 8489 section 5). */
    public static final int HEADER_BYTES = 20;

    /**
     * The longest message that is read or written: what fits every IPv6 path (RFC 8489 section 6.1), and a bound on
     * the bytes that a stranger can make us hash. A check with the longest names ICE allows has under 700.
     */
    public static final int MAX_BYTES = 1280;

    /** Fixed bytes 4..7 of every message. */
    public static final int MAGIC_COOKIE = 0x2112_A442;

    /** Asks for the address that the other side sees. */
    public static final int BINDING_REQUEST = 0x0001;
    /** Keeps a binding alive; never answered. */
    public static final int BINDING_INDICATION = 0x0011;
    /** Answers a request. */
    public static final int BINDING_SUCCESS = 0x0101;
    /** Refuses a request. */
    public static final int BINDING_ERROR = 0x0111;

    public static final int USERNAME = 0x0006;
    public static final int MESSAGE_INTEGRITY = 0x0008;
    public static final int ERROR_CODE = 0x0009;
    public static final int UNKNOWN_ATTRIBUTES = 0x000A;
    public static final int XOR_MAPPED_ADDRESS = 0x0020;
    public static final int PRIORITY = 0x0024;
    public static final int USE_CANDIDATE = 0x0025;
    public static final int FINGERPRINT = 0x8028;
    public static final int ICE_CONTROLLED = 0x8029;
    public static final int ICE_CONTROLLING = 0x802A;

    /** The request lacks what the credential mechanism needs (RFC 8489 section 9.1.3). */
    public static final int BAD_REQUEST = 400;
    /** The name is not ours or the integrity is wrong (RFC 8489 section 9.1.3). */
    public static final int UNAUTHENTICATED = 401;
    /** An attribute below 0x8000 that we do not know (RFC 8489 section 6.3.1). */
    public static final int UNKNOWN_ATTRIBUTE = 420;
    /** Both sides claim the same role (RFC 8445 section 7.3.1.1). */
    public static final int ROLE_CONFLICT = 487;

    static final int INTEGRITY_BYTES = 20;
    static final int FINGERPRINT_XOR = 0x5354_554E;
    static final int ATTRIBUTE_HEADER_BYTES = 4;

    private Stun() {}

    /**
     * True when the datagram claims to be STUN: two zero bits, the cookie, a length that is the datagram's (RFC 7983
     * section 7, RFC 8489 section 6.3).
     */
    public static boolean looksLike(ByteBuffer buffer, int offset, int lengthBytes) {
        return lengthBytes >= HEADER_BYTES
                && (buffer.get(offset) & 0xC0) == 0
                && buffer.getInt(offset + 4) == MAGIC_COOKIE
                && (buffer.getShort(offset + 2) & 0xFFFF) == lengthBytes - HEADER_BYTES;
    }

    /** Attributes are padded to four bytes (RFC 8489 section 14). */
    static int padded(int lengthBytes) {
        return lengthBytes + 3 & ~3;
    }
}
