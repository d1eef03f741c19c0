package hiwar.media.sctp;

import hiwar.wire.sctp.ByteSlice;
import hiwar.wire.sctp.Chunk;
import hiwar.wire.sctp.SerialNumber;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts fragments together and ordered messages into order (RFC 9260 sections 6.6 and 6.9). Each TSN is offered once.
 * Owned by {@link Receiver}.
 */
final class Reassembly {
    /** What a fragment costs beside its bytes, so that tiny ones can't fill the memory. */
    static final int FRAGMENT_COST_BYTES = 64;
    /** Ordered streams that one peer may use; browsers open a handful. */
    static final int MAX_STREAMS = 1024;

    private final Consumer<AssociationEvent> out;
    private final TreeMap<Long, FragmentRun> runs = new TreeMap<>();
    private final TreeMap<Integer, InStream> streams = new TreeMap<>();
    private long heldBytes;

    Reassembly(Consumer<AssociationEvent> out) {
        this.out = out;
    }

    private static final class InStream {
        final TreeMap<Long, AssociationEvent.Message> waiting = new TreeMap<>();
        long nextSequence;
    }

    /** Bytes, with their cost, of messages that can't be handed on yet. */
    long heldBytes() {
        return heldBytes;
    }

    /** Takes in a fragment; answers how it breaks the protocol, or null. */
    @Nullable
    String add(long tsn, Chunk.Data data) {
        if (data.beginning() && data.ending() && runs.isEmpty()) {
            return deliver(data, data.payload());
        }
        // A message that was given up half-way may end without an end: its run waits for the FORWARD-TSN.
        FragmentRun run = new FragmentRun(tsn, data);
        Map.Entry<Long, FragmentRun> before = runs.lowerEntry(tsn);
        FragmentRun left = before == null || before.getValue().lastTsn() != tsn - 1 ? null : before.getValue();
        FragmentRun right = runs.get(tsn + 1);
        heldBytes += run.costBytes();
        if (left != null && left.continuedBy(run)) {
            runs.remove(left.firstTsn());
            run = left.joined(run);
        }
        if (right != null && run.continuedBy(right)) {
            runs.remove(right.firstTsn());
            run = run.joined(right);
        }
        if (run.bytes() > DataChannels.MAX_MESSAGE_BYTES) {
            return "a message is longer than " + DataChannels.MAX_MESSAGE_BYTES + " bytes";
        }
        if (!run.whole()) {
            runs.put(run.firstTsn(), run);
            return null;
        }
        heldBytes -= run.costBytes();
        return deliver(run.sample(), run.payload());
    }

    /** The peer gave up everything up to {@code tsn} (RFC 3758 section 3.6). */
    @Nullable
    String skip(long tsn, List<Chunk.Skipped> skipped) {
        while (!runs.isEmpty() && runs.firstKey() <= tsn) {
            heldBytes -= runs.pollFirstEntry().getValue().costBytes();
        }
        for (Chunk.Skipped last : skipped) {
            InStream stream = stream(last.streamId());
            if (stream == null) {
                return "too many streams";
            }
            long sequence = SerialNumber.unwrap16(last.streamSequence(), stream.nextSequence);
            while (!stream.waiting.isEmpty() && stream.waiting.firstKey() <= sequence) {
                hand(stream.waiting.pollFirstEntry().getValue());
            }
            stream.nextSequence = Math.max(stream.nextSequence, sequence + 1);
            handWaiting(stream);
        }
        return null;
    }

    /** The peer starts these streams anew; none means all. */
    void restart(List<Integer> streamIds) {
        List<Integer> ids = streamIds.isEmpty() ? List.copyOf(streams.keySet()) : streamIds;
        for (int id : ids) {
            InStream stream = streams.remove(id);
            if (stream != null) {
                stream.waiting.values().forEach(m -> heldBytes -= m.payload().length() + FRAGMENT_COST_BYTES);
            }
        }
    }

    private @Nullable String deliver(Chunk.Data data, ByteSlice payload) {
        if (data.unordered()) {
            out.accept(new AssociationEvent.Message(data.streamId(), data.protocolId(), payload));
            return null;
        }
        InStream stream = stream(data.streamId());
        if (stream == null) {
            return "too many streams";
        }
        long sequence = SerialNumber.unwrap16(data.streamSequence(), stream.nextSequence);
        if (sequence < stream.nextSequence || stream.waiting.containsKey(sequence)) {
            return null; // its number was given up before, or is used twice
        }
        // One that must wait is copied: it would otherwise hold its whole packet in memory.
        ByteSlice kept = sequence == stream.nextSequence ? payload : ByteSlice.of(payload.toArray());
        heldBytes += payload.length() + FRAGMENT_COST_BYTES;
        stream.waiting.put(sequence, new AssociationEvent.Message(data.streamId(), data.protocolId(), kept));
        handWaiting(stream);
        return null;
    }

    private void handWaiting(InStream stream) {
        while (!stream.waiting.isEmpty() && stream.waiting.firstKey() == stream.nextSequence) {
            hand(stream.waiting.pollFirstEntry().getValue());
            stream.nextSequence++;
        }
    }

    private void hand(AssociationEvent.Message message) {
        heldBytes -= message.payload().length() + FRAGMENT_COST_BYTES;
        out.accept(message);
    }

    private @Nullable InStream stream(int id) {
        InStream stream = streams.get(id);
        if (stream == null && streams.size() < MAX_STREAMS) {
            stream = new InStream();
            streams.put(id, stream);
        }
        return stream;
    }
}
