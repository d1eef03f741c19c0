package hiwar.media.sctp;

import hiwar.wire.sctp.Chunk;
import hiwar.wire.sctp.SerialNumber;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The receiving half of an association (RFC 9260 section 6.2): what has arrived, and when to say so. Owned by
 * {@link SctpAssociation}.
 */
final class Receiver {
    /** What a peer may send beyond a hole: sixteen of the longest messages. */
    static final int BUFFER_BYTES = 1024 * 1024;
    /** How far the last message may overrun the buffer before we call it an attack. */
    private static final int OVERRUN_BYTES = 2 * DataChannels.MAX_MESSAGE_BYTES;
    /** How long an acknowledgement may wait for company (RFC 9260 section 6.2). */
    static final long ACK_DELAY_NANOS = 200_000_000;

    /** The longest SACK that we write. */
    static final int MAX_ACK_BYTES = 16 + 4 * (TsnTracker.MAX_RANGES + TsnTracker.MAX_DUPLICATES);

    private final TsnTracker tracker = new TsnTracker();
    private final Reassembly reassembly;
    private boolean ackNow;
    private int packetsSinceAck;
    private long ackDeadlineNanos = Long.MAX_VALUE;

    Receiver(Consumer<AssociationEvent> out) {
        reassembly = new Reassembly(out);
    }

    void begin(int initialTsn) {
        tracker.begin(Integer.toUnsignedLong(initialTsn));
        ackNow = false;
        packetsSinceAck = -1; // the first data is acknowledged at once
    }

    long deadlineNanos() {
        return ackDeadlineNanos;
    }

    long cumulativeTsn() {
        return tracker.cumulative();
    }

    /** Whether an acknowledgement must go now; else it goes along with data. */
    boolean ackDue(long nowNanos) {
        return ackNow || nowNanos >= ackDeadlineNanos;
    }

    /** Whether there is anything to acknowledge that was not yet. */
    boolean ackPending() {
        return ackNow || ackDeadlineNanos != Long.MAX_VALUE;
    }

    Chunk.Sack takeAck() {
        ackNow = false;
        packetsSinceAck = 0;
        ackDeadlineNanos = Long.MAX_VALUE;
        return tracker.sack(Math.max(0, BUFFER_BYTES - reassembly.heldBytes()));
    }

    /** Takes in a DATA chunk; answers how it breaks the protocol, or null. */
    @Nullable
    String data(Chunk.Data data) {
        if (data.payload().length() == 0) {
            return "data without data";
        }
        long tsn = SerialNumber.unwrap32(data.tsn(), tracker.cumulative());
        ackNow |= data.immediate();
        switch (tracker.judge(tsn)) {
            case DUPLICATE -> {
                tracker.duplicate(data.tsn());
                ackNow = true;
                return null;
            }
            case REFUSED -> {
                ackNow = true;
                return null;
            }
            case NEW -> {}
        }
        long held = reassembly.heldBytes() + data.payload().length() + Reassembly.FRAGMENT_COST_BYTES;
        if (held > BUFFER_BYTES && tsn != tracker.cumulative() + 1) {
            ackNow = true;
            return null; // as if it had been lost: what fills the hole must find room
        }
        if (held > BUFFER_BYTES + OVERRUN_BYTES) {
            return "sends more than the window allows";
        }
        tracker.arrived(tsn);
        return reassembly.add(tsn, data);
    }

    /** A packet with data has been taken in whole. */
    void packetDone(long nowNanos) {
        packetsSinceAck++;
        if (packetsSinceAck != 1 || tracker.holes()) {
            ackNow = true;
        } else if (ackDeadlineNanos == Long.MAX_VALUE) {
            ackDeadlineNanos = nowNanos + ACK_DELAY_NANOS;
        }
    }

    /** The peer gave up some data; answers how it breaks the protocol, or null. */
    @Nullable
    String forward(Chunk.ForwardTsn forward) {
        long tsn = SerialNumber.unwrap32(forward.newCumulativeTsn(), tracker.cumulative());
        ackNow = true;
        if (tsn <= tracker.cumulative()) {
            return null;
        }
        tracker.moveTo(tsn);
        return reassembly.skip(tsn, forward.skipped());
    }

    void restart(List<Integer> streamIds) {
        reassembly.restart(streamIds);
    }
}
