package hiwar.media.sctp;

import hiwar.wire.sctp.ByteSlice;
import hiwar.wire.sctp.Chunk;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All chunks between the peer's cumulative TSN and the last one sent, in order, with what is known of each
 * (RFC 9260 section 6.2.1, RFC 3758 section 3.5). Owned by {@link Sender}. TSNs are unrolled to longs.
 */
final class Flight {
    private static final int MISSES_BEFORE_LOST = 3;

    private final SendQueue queue;
    private final ArrayDeque<FlightChunk> chunks = new ArrayDeque<>();
    private boolean partialReliability;
    private long cumulativeTsn;
    private long lastTsn;
    private long skippedTsn;
    private long underWayBytes;
    private long underWayPayloadBytes;
    private int lostCount;
    private @Nullable OutMessage cutOff;
    private long retransmitted;

    Flight(SendQueue queue) {
        this.queue = queue;
    }

    /**
     * What an acknowledgement told.
     *
     * @param bytes newly acknowledged
     * @param advanced whether the cumulative TSN moved
     * @param roundTripNanos of a chunk that was sent only once; −1 for none
     * @param lost whether a chunk was found missing for the third time
     */
    record News(long bytes, boolean advanced, long roundTripNanos, boolean lost) {}

    void begin(long initialTsn, boolean peerKnowsPartialReliability) {
        partialReliability = peerKnowsPartialReliability;
        cumulativeTsn = initialTsn - 1;
        lastTsn = cumulativeTsn;
        skippedTsn = cumulativeTsn;
    }

    FlightChunk send(SendQueue.Fragment fragment, long nowNanos) {
        OutMessage message = fragment.message();
        lastTsn++;
        Chunk.Data data = new Chunk.Data(
                false,
                !message.delivery.ordered(),
                fragment.beginning(),
                fragment.ending(),
                (int) lastTsn,
                message.stream.id,
                message.sequence,
                message.delivery.protocolId(),
                fragment.payload());
        FlightChunk chunk = new FlightChunk(lastTsn, data, message, nowNanos);
        chunks.add(chunk);
        leaves(chunk);
        return chunk;
    }

    /** The first chunk that must be sent again; null for none. Expired ones are given up on the way. */
    @Nullable
    FlightChunk nextLost(long nowNanos) {
        if (lostCount == 0) {
            return null;
        }
        for (FlightChunk chunk : chunks) {
            if (chunk.state == FlightChunk.State.LOST) {
                if (!partialReliability || !chunk.message.expired(nowNanos)) {
                    return chunk;
                }
                abandon(chunk.message);
            }
        }
        return null;
    }

    void sentAgain(FlightChunk chunk, long nowNanos) {
        chunk.state = FlightChunk.State.UNDER_WAY;
        chunk.transmissions++;
        chunk.sentNanos = nowNanos;
        lostCount--;
        retransmitted++;
        leaves(chunk);
    }

    /** Takes in the peer's view; the caller has checked that {@code cumulative} is between ours and the last sent. */
    News acknowledged(long cumulative, List<Chunk.Gap> gaps, boolean recovering, long nowNanos) {
        long newBytes = 0;
        long roundTripNanos = -1;
        boolean advanced = cumulative > cumulativeTsn;
        cumulativeTsn = cumulative;
        skippedTsn = Math.max(skippedTsn, cumulative);
        for (FlightChunk chunk = chunks.peek(); chunk != null && chunk.tsn <= cumulative; chunk = chunks.peek()) {
            chunks.remove();
            if (chunk.transmissions == 1 && chunk.state == FlightChunk.State.UNDER_WAY) {
                roundTripNanos = nowNanos - chunk.sentNanos;
            }
            newBytes += arrived(chunk);
        }
        long newest = cumulative;
        Iterator<FlightChunk> all = chunks.iterator();
        FlightChunk chunk = all.hasNext() ? all.next() : null;
        for (Chunk.Gap gap : gaps) {
            while (chunk != null && chunk.tsn < cumulative + gap.start()) {
                chunk = all.hasNext() ? all.next() : null;
            }
            for (; chunk != null && chunk.tsn <= cumulative + gap.end(); chunk = all.hasNext() ? all.next() : null) {
                int bytes = arrived(chunk);
                if (bytes > 0) {
                    newBytes += bytes;
                    newest = chunk.tsn;
                    roundTripNanos = chunk.transmissions == 1 ? nowNanos - chunk.sentNanos : roundTripNanos;
                }
            }
        }
        long reported = recovering && advanced && !gaps.isEmpty()
                ? cumulative + gaps.getLast().end()
                : newest;
        return new News(newBytes, advanced, roundTripNanos, missedBefore(reported));
    }

    /** No answer in time: whatever is under way counts as lost. */
    void timedOut() {
        for (FlightChunk chunk : chunks) {
            if (chunk.state == FlightChunk.State.UNDER_WAY) {
                lose(chunk);
            }
        }
        endCutOff();
    }

    /** The FORWARD-TSN that the peer needs to get over what was given up; null when it needs none. */
    Chunk.@Nullable ForwardTsn forwardTsn() {
        Map<Integer, Integer> skipped = new LinkedHashMap<>();
        for (FlightChunk chunk : chunks) {
            if (chunk.state != FlightChunk.State.ABANDONED) {
                break;
            }
            skippedTsn = Math.max(skippedTsn, chunk.tsn);
            if (chunk.message.delivery.ordered()) {
                skipped.put(chunk.message.stream.id, chunk.message.sequence);
            }
        }
        if (skippedTsn <= cumulativeTsn) {
            return null;
        }
        List<Chunk.Skipped> list = skipped.entrySet().stream()
                .map(e -> new Chunk.Skipped(e.getKey(), e.getValue()))
                .toList();
        return new Chunk.ForwardTsn((int) skippedTsn, list);
    }

    /** Whether the chunk that the peer waits for was given up. */
    boolean blockedByAbandoned() {
        FlightChunk first = chunks.peek();
        return first != null && first.state == FlightChunk.State.ABANDONED;
    }

    boolean isEmpty() {
        return chunks.isEmpty();
    }

    boolean anyLost() {
        return lostCount > 0;
    }

    long cumulativeTsn() {
        return cumulativeTsn;
    }

    long lastTsn() {
        return lastTsn;
    }

    long underWayBytes() {
        return underWayBytes;
    }

    long underWayPayloadBytes() {
        return underWayPayloadBytes;
    }

    long retransmitted() {
        return retransmitted;
    }

    private boolean missedBefore(long newest) {
        boolean lost = false;
        for (FlightChunk chunk : chunks) {
            if (chunk.tsn >= newest) {
                break;
            }
            if (chunk.state == FlightChunk.State.UNDER_WAY
                    && chunk.transmissions == 1
                    && ++chunk.misses == MISSES_BEFORE_LOST) {
                lose(chunk);
                lost = true;
            }
        }
        endCutOff();
        return lost;
    }

    /** Bytes that this acknowledges for the first time. */
    private int arrived(FlightChunk chunk) {
        switch (chunk.state) {
            case ARRIVED, ABANDONED -> {
                return 0;
            }
            case UNDER_WAY -> returns(chunk);
            case LOST -> lostCount--;
        }
        chunk.state = FlightChunk.State.ARRIVED;
        queue.acknowledged(chunk.message, chunk.payloadBytes());
        return chunk.sizeBytes();
    }

    private void lose(FlightChunk chunk) {
        returns(chunk);
        chunk.state = FlightChunk.State.LOST;
        lostCount++;
        int limit = chunk.message.delivery.maxRetransmits();
        if (partialReliability && limit >= 0 && chunk.transmissions > limit) {
            abandon(chunk.message);
        }
    }

    private void abandon(OutMessage message) {
        if (queue.abandon(message)) {
            cutOff = message;
        }
        for (FlightChunk chunk : chunks) {
            if (chunk.message.equals(message) && chunk.state != FlightChunk.State.ABANDONED) {
                if (chunk.state == FlightChunk.State.UNDER_WAY) {
                    returns(chunk);
                } else if (chunk.state == FlightChunk.State.LOST) {
                    lostCount--;
                }
                chunk.state = FlightChunk.State.ABANDONED;
            }
        }
    }

    /**
     * Gives the missing end of a message that was given up half-way a TSN that is never sent. Without it the next
     * message would seem to begin inside this one; with it the peer needs our FORWARD-TSN in between.
     */
    private void endCutOff() {
        OutMessage message = cutOff;
        if (message != null) {
            cutOff = null;
            SendQueue.Fragment end = new SendQueue.Fragment(message, ByteSlice.EMPTY, false, true);
            FlightChunk chunk = send(end, 0);
            returns(chunk);
            chunk.state = FlightChunk.State.ABANDONED;
        }
    }

    private void leaves(FlightChunk chunk) {
        underWayBytes += chunk.sizeBytes();
        underWayPayloadBytes += chunk.payloadBytes();
    }

    private void returns(FlightChunk chunk) {
        underWayBytes -= chunk.sizeBytes();
        underWayPayloadBytes -= chunk.payloadBytes();
    }
}
