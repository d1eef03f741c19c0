package hiwar.wire.sctp;

/** Numbers that wrap (RFC 1982), unrolled into longs that don't. */
public final class SerialNumber {
    private SerialNumber() {}

    /** The long nearest to {@code near} whose low 32 bits are {@code value}: a TSN (RFC 9260 section 1.6). */
    public static long unwrap32(int value, long near) {
        return near + (value - (int) near);
    }

    /** The long nearest to {@code near} whose low 16 bits are {@code value}: a stream sequence number. */
    public static long unwrap16(int value, long near) {
        return near + (short) (value - (int) near);
    }
}
