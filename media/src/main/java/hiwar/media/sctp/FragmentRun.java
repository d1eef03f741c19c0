package hiwar.media.sctp;

import hiwar.wire.sctp.ByteSlice;
import hiwar.wire.sctp.Chunk;
import java.util.ArrayDeque;

/** Fragments of one message with consecutive TSNs, as many as have come; owned by {@link Reassembly}. */
final class FragmentRun {
    private final ArrayDeque<ByteSlice> pieces = new ArrayDeque<>();
    private final Chunk.Data sample;
    private long firstTsn;
    private long lastTsn;
    private boolean beginning;
    private boolean ending;
    private int bytes;

    /** Copies the payload: it would otherwise hold its whole packet in memory. */
    FragmentRun(long tsn, Chunk.Data data) {
        sample = data.beginning() && data.ending() ? data : withoutPayload(data);
        firstTsn = tsn;
        lastTsn = tsn;
        beginning = data.beginning();
        ending = data.ending();
        bytes = data.payload().length();
        pieces.add(ByteSlice.of(data.payload().toArray()));
    }

    long firstTsn() {
        return firstTsn;
    }

    long lastTsn() {
        return lastTsn;
    }

    int bytes() {
        return bytes;
    }

    int costBytes() {
        return bytes + pieces.size() * Reassembly.FRAGMENT_COST_BYTES;
    }

    Chunk.Data sample() {
        return sample;
    }

    boolean whole() {
        return beginning && ending;
    }

    /** True when {@code next} continues this message. */
    boolean continuedBy(FragmentRun next) {
        return !ending && !next.beginning && lastTsn + 1 == next.firstTsn && sameMessage(next);
    }

    /**
     * This run with {@code next} behind it; one of the two is used up. The shorter moves, so that hostile orders stay
     * cheap.
     */
    FragmentRun joined(FragmentRun next) {
        if (pieces.size() >= next.pieces.size()) {
            pieces.addAll(next.pieces);
            lastTsn = next.lastTsn;
            ending = next.ending;
            bytes += next.bytes;
            return this;
        }
        while (!pieces.isEmpty()) {
            next.pieces.addFirst(pieces.removeLast());
        }
        next.firstTsn = firstTsn;
        next.beginning = beginning;
        next.bytes += bytes;
        return next;
    }

    ByteSlice payload() {
        byte[] all = new byte[bytes];
        int at = 0;
        for (ByteSlice piece : pieces) {
            piece.copyTo(all, at);
            at += piece.length();
        }
        return ByteSlice.of(all);
    }

    private boolean sameMessage(FragmentRun other) {
        return sample.streamId() == other.sample.streamId()
                && sample.unordered() == other.sample.unordered()
                && (sample.unordered() || sample.streamSequence() == other.sample.streamSequence());
    }

    private static Chunk.Data withoutPayload(Chunk.Data data) {
        return new Chunk.Data(
                false,
                data.unordered(),
                false,
                false,
                data.tsn(),
                data.streamId(),
                data.streamSequence(),
                data.protocolId(),
                ByteSlice.EMPTY);
    }
}
