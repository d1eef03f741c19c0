package hiwar.media.sctp;

import hiwar.wire.sctp.Chunk;
import hiwar.wire.sctp.PacketWriter;

/** A DATA chunk that was sent and is not yet covered by the cumulative TSN; owned by {@link Flight}. */
final class FlightChunk {
    /** What we know of it. */
    enum State {
        /** Sent, nothing heard. */
        UNDER_WAY,
        /** Reported beyond a hole. */
        ARRIVED,
        /** To be sent again. */
        LOST,
        /** Given up. */
        ABANDONED
    }

    final long tsn;
    final Chunk.Data data;
    final OutMessage message;
    State state = State.UNDER_WAY;
    int transmissions = 1;
    /** How many reports missed it; not counted any more once it was sent again (RFC 9260 section 7.2.4). */
    int misses;

    long sentNanos;

    FlightChunk(long tsn, Chunk.Data data, OutMessage message, long sentNanos) {
        this.tsn = tsn;
        this.data = data;
        this.message = message;
        this.sentNanos = sentNanos;
    }

    int payloadBytes() {
        return data.payload().length();
    }

    int sizeBytes() {
        return PacketWriter.DATA_OVERHEAD_BYTES + payloadBytes();
    }
}
