package hiwar.media.bwe;

import hiwar.wire.rtcp.RtcpWriter;
import hiwar.wire.rtcp.TransportFeedback;
import hiwar.wire.rtcp.TransportFeedbackWriter;
import java.util.Arrays;

/**
 * Notes when the packets of one publisher's transport arrive, by their transport-wide sequence numbers, and tells the
 * publisher (draft-holmer-rmcat-transport-wide-cc-extensions-01), whose estimate of its link rests on nothing else.
 * Owned by one transport, on its shard's thread.
 *
 * <p>A packet that comes after its place was reported lost is reported again, with all that followed it: a sender takes
 * the news and passes over the rest.
 */
public final class ArrivalFeedback {
    /** Feedback is normally this far apart. */
    public static final long INTERVAL_NANOS = 100_000_000L;
    /** After the end of a picture it may come this early. */
    public static final long EARLY_INTERVAL_NANOS = 50_000_000L;
    /** Few packets wait for more, but not longer than this, or a slow sender would learn too late. */
    public static final long LONGEST_INTERVAL_NANOS = 250_000_000L;
    /** So few packets are no reason for a feedback of their own. */
    public static final int FEW_PACKETS = 20;
    /** So many packets are one at once. */
    public static final int MANY_PACKETS = 100;
    /** Arrivals are remembered for so many sequence numbers back; a power of two. */
    public static final int WINDOW = 1024;

    /** A feedback needs at most this much room, whatever was lost; with more room it tells more at once. */
    public static final int MIN_ROOM_BYTES = 400;

    private static final long UNSEEN = Long.MIN_VALUE;
    private static final int NONE = -1;

    /** Arrival in ticks by sequence number, {@link #UNSEEN} for one not (yet) seen. */
    private final long[] arrivals = new long[WINDOW];

    private final TransportFeedbackWriter feedback = new TransportFeedbackWriter();
    private boolean started;
    /** The highest sequence number seen, unwrapped. */
    private long highest;
    /** The first one that the next feedback is about. */
    private long next;
    /** How many arrived since the feedback before. */
    private int pending;
    /** A picture has ended since the feedback before. */
    private boolean pictureEnded;
    /** One feedback could not tell all. */
    private boolean unfinished;

    private long lastFeedbackNanos;
    private int feedbackNumber;
    private int media;
    /** The sequence number that would prove, after one far off, that the sender has started anew. */
    private int restartAt = NONE;

    /**
     * A packet arrived; call it for every packet that carries a transport-wide sequence number, retransmissions and
     * padding included.
     *
     * @param ssrc its stream, to which the next feedback will be addressed
     * @param transportSequence 0..65535
     * @param marker its marker bit
     */
    public void onPacket(int ssrc, int transportSequence, boolean marker, long nowNanos) {
        if (!started) {
            start(transportSequence, nowNanos);
        }
        long sequence = highest + (short) (transportSequence - (int) highest);
        if (sequence <= highest - WINDOW) {
            if (transportSequence != restartAt) {
                restartAt = transportSequence + 1 & 0xFFFF; // late, or the first of a new beginning
                return;
            }
            start(transportSequence, nowNanos);
            sequence = transportSequence;
        }
        restartAt = NONE;
        advance(sequence);
        int slot = (int) sequence & WINDOW - 1;
        if (arrivals[slot] != UNSEEN) {
            return; // a duplicate; the first arrival counts
        }
        arrivals[slot] = Math.floorDiv(nowNanos, TransportFeedback.TICK_NANOS);
        next = Math.min(next, sequence);
        media = ssrc;
        pending++;
        pictureEnded |= marker;
    }

    /** When {@link #write} wants to be called; {@link Long#MAX_VALUE} for never. */
    public long deadlineNanos() {
        if (pending == 0) {
            return Long.MAX_VALUE;
        }
        if (unfinished || pending > MANY_PACKETS) {
            return lastFeedbackNanos;
        }
        if (pending <= FEW_PACKETS) {
            return lastFeedbackNanos + LONGEST_INTERVAL_NANOS;
        }
        return lastFeedbackNanos + (pictureEnded ? EARLY_INTERVAL_NANOS : INTERVAL_NANOS);
    }

    /** True when {@link #write} has something to tell now. */
    public boolean due(long nowNanos) {
        return nowNanos >= deadlineNanos();
    }

    /**
     * Writes one feedback behind what {@code rtcp} has, which needs {@link #MIN_ROOM_BYTES}; to be called again, with a
     * new datagram, as long as {@link #due} says so.
     *
     * @param sender our SSRC
     * @return false when there was nothing to tell
     */
    public boolean write(RtcpWriter rtcp, int sender, long nowNanos) {
        if (pending == 0) {
            return false;
        }
        feedback.begin((int) next & 0xFFFF, rtcp.roomBytes());
        long first = next;
        unfinished = false;
        for (long sequence = first; sequence <= highest; sequence++) {
            long arrival = arrivals[(int) sequence & WINDOW - 1];
            if (arrival == UNSEEN) {
                continue;
            }
            if (!feedback.received((int) (sequence - first), arrival)) {
                unfinished = true;
                break;
            }
            next = sequence + 1;
        }
        if (next == first) {
            throw new IllegalStateException("a feedback needs " + MIN_ROOM_BYTES + " bytes");
        }
        feedback.write(rtcp, sender, media, feedbackNumber);
        feedbackNumber = feedbackNumber + 1 & 0xFF;
        lastFeedbackNanos = nowNanos;
        if (!unfinished) {
            pending = 0;
            pictureEnded = false;
        }
        return true;
    }

    private void start(long sequence, long nowNanos) {
        started = true;
        Arrays.fill(arrivals, UNSEEN);
        highest = sequence;
        next = sequence;
        pending = 0;
        pictureEnded = unfinished = false;
        lastFeedbackNanos = nowNanos;
    }

    /** Makes {@code sequence} the highest when it is; the slots that it comes to are emptied. */
    private void advance(long sequence) {
        if (sequence <= highest) {
            return;
        }
        for (long empty = Math.max(highest + 1, sequence - WINDOW + 1); empty <= sequence; empty++) {
            arrivals[(int) empty & WINDOW - 1] = UNSEEN;
        }
        highest = sequence;
        next = Math.max(next, sequence - WINDOW + 1);
    }
}
