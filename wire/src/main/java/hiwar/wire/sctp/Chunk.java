package hiwar.wire.sctp;

import java.util.List;

/** One chunk of an SCTP packet (RFC 9260 section 3.3); TSNs and tags are unsigned 32-bit numbers in ints. */
public sealed interface Chunk {
    /**
     * User data (RFC 9260 section 3.3.1).
     *
     * @param immediate the sender wants its acknowledgement at once (RFC 7053)
     * @param beginning first fragment of a message
     * @param ending last fragment of a message
     * @param streamSequence 0..65535; says nothing when {@code unordered}
     * @param protocolId one of {@link PayloadProtocol}, or anything
     */
    record Data(
            boolean immediate,
            boolean unordered,
            boolean beginning,
            boolean ending,
            int tsn,
            int streamId,
            int streamSequence,
            int protocolId,
            ByteSlice payload)
            implements Chunk {}

    /** Opens an association (RFC 9260 section 3.3.2). */
    record Init(Greeting greeting) implements Chunk {}

    /** Answers an {@link Init} (RFC 9260 section 3.3.3). */
    record InitAck(Greeting greeting, ByteSlice cookie) implements Chunk {}

    /**
     * What both sides say first.
     *
     * @param initiateTag the verification tag that the other side shall use; never 0
     * @param receiveWindowBytes 0..2³²−1
     * @param outboundStreams how many streams the sender wants, 1..65535
     * @param inboundStreams how many streams the sender accepts, 1..65535
     * @param forwardTsn whether the sender knows partial reliability (RFC 3758)
     * @param reconfig whether the sender can reset streams (RFC 6525)
     */
    record Greeting(
            int initiateTag,
            long receiveWindowBytes,
            int outboundStreams,
            int inboundStreams,
            int initialTsn,
            boolean forwardTsn,
            boolean reconfig) {}

    /** Acknowledges data (RFC 9260 section 3.3.4). */
    record Sack(int cumulativeTsn, long receiveWindowBytes, List<Gap> gaps, List<Integer> duplicates)
            implements Chunk {}

    /** TSNs that arrived beyond a hole, as offsets 1..65535 from the cumulative TSN, both inclusive. */
    record Gap(int start, int end) {}

    /** Asks for an echo (RFC 9260 section 3.3.5); {@code info} is the sender's business. */
    record Heartbeat(ByteSlice info) implements Chunk {}

    /** Echoes a {@link Heartbeat} (RFC 9260 section 3.3.6). */
    record HeartbeatAck(ByteSlice info) implements Chunk {}

    /**
     * Ends the association at once (RFC 9260 section 3.3.7).
     *
     * @param reflected the verification tag is the receiver's own (T bit)
     * @param cause an error cause code (RFC 9260 section 3.3.10), 0 for none
     * @param reason text, when the cause has one
     */
    record Abort(boolean reflected, int cause, String reason) implements Chunk {}

    /** Asks for an orderly end (RFC 9260 section 3.3.8). */
    record Shutdown(int cumulativeTsn) implements Chunk {}

    /** Answers {@link Shutdown} (RFC 9260 section 3.3.9). */
    record ShutdownAck() implements Chunk {}

    /** Ends an orderly end (RFC 9260 section 3.3.13). */
    record ShutdownComplete(boolean reflected) implements Chunk {}

    /** Reports an error that is not fatal (RFC 9260 section 3.3.10). */
    record OperationError(ByteSlice causes) implements Chunk {}

    /** Returns the cookie of {@link InitAck} (RFC 9260 section 3.3.11). */
    record CookieEcho(ByteSlice cookie) implements Chunk {}

    /** The association is up (RFC 9260 section 3.3.12). */
    record CookieAck() implements Chunk {}

    /** The sender gave up data up to this TSN (RFC 3758 section 3.2). */
    record ForwardTsn(int newCumulativeTsn, List<Skipped> skipped) implements Chunk {}

    /** The last message given up on an ordered stream. */
    record Skipped(int streamId, int streamSequence) {}

    /** Resets streams (RFC 6525 section 3.1): one or two parameters. */
    record Reconfig(List<ReconfigParameter> parameters) implements Chunk {}

    /** A chunk that we don't know. */
    record Unknown(int type, ByteSlice value) implements Chunk {
        /** Whether the rest of the packet must be ignored (RFC 9260 section 3.2). */
        public boolean stops() {
            return (type & 0x80) == 0;
        }
    }
}
