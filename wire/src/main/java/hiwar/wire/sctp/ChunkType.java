package hiwar.wire.sctp;

/** Numbers of the chunks and parameters that we know (RFC 9260 section 3.2, RFC 3758, RFC 6525). */
final class ChunkType {
    static final int DATA = 0;
    static final int INIT = 1;
    static final int INIT_ACK = 2;
    static final int SACK = 3;
    static final int HEARTBEAT = 4;
    static final int HEARTBEAT_ACK = 5;
    static final int ABORT = 6;
    static final int SHUTDOWN = 7;
    static final int SHUTDOWN_ACK = 8;
    static final int ERROR = 9;
    static final int COOKIE_ECHO = 10;
    static final int COOKIE_ACK = 11;
    static final int SHUTDOWN_COMPLETE = 14;
    static final int RECONFIG = 130;
    static final int FORWARD_TSN = 192;

    static final int COOKIE_PARAMETER = 7;
    static final int SUPPORTED_EXTENSIONS_PARAMETER = 0x8008;
    static final int FORWARD_TSN_PARAMETER = 0xC000;
    static final int OUTGOING_RESET_PARAMETER = 13;
    static final int INCOMING_RESET_PARAMETER = 14;
    static final int TSN_RESET_PARAMETER = 15;
    static final int RESPONSE_PARAMETER = 16;
    static final int ADD_OUTGOING_PARAMETER = 17;
    static final int ADD_INCOMING_PARAMETER = 18;

    private ChunkType() {}
}
