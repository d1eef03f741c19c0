package hiwar.wire.sctp;

/** Payload protocol identifiers of data channels (RFC 8831 section 8). */
public final class PayloadProtocol {
    /** A channel opening message (RFC 8832). */
    public static final int DCEP = 50;
    /** UTF-8 text. */
    public static final int TEXT = 51;
    /** Bytes. */
    public static final int BINARY = 53;
    /** An empty text, carried as one byte that says nothing. */
    public static final int EMPTY_TEXT = 56;
    /** Empty bytes, carried as one byte that says nothing. */
    public static final int EMPTY_BINARY = 57;

    private PayloadProtocol() {}
}
