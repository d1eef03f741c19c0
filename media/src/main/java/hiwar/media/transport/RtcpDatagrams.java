package hiwar.media.transport;

import hiwar.wire.rtcp.RtcpWriter;

/** Gathers RTCP packets into as few datagrams as hold them (RFC 3550 section 6.1, RFC 5506); owned by an RtpSession. */
final class RtcpDatagrams {
    /** No path of the Internet needs less, with headers (RFC 8200 section 5 asks for 1,280). */
    static final int MAX_BYTES = 1200;

    private final MediaPath path;
    private final RtcpWriter writer = new RtcpWriter();
    private int offset = -1;

    RtcpDatagrams(MediaPath path) {
        this.path = path;
    }

    /** Makes sure of room for {@code sizeBytes}; false when nothing can be sent now. */
    boolean room(int sizeBytes) {
        if (offset >= 0 && writer.roomBytes() >= sizeBytes) {
            return true;
        }
        flush();
        offset = path.claim(MAX_BYTES);
        if (offset < 0) {
            return false;
        }
        writer.begin(path.buffer(), offset, MAX_BYTES);
        return true;
    }

    /** Writes what goes out next; only after {@link #room}. */
    RtcpWriter writer() {
        return writer;
    }

    /** How much can be written without beginning another datagram. */
    int roomBytes() {
        return offset < 0 ? 0 : writer.roomBytes();
    }

    /** Sends what has been written. */
    void flush() {
        if (offset >= 0 && writer.end() > 0) {
            path.commitRtcp(offset, writer.end());
        }
        offset = -1;
    }
}
