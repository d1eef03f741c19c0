package hiwar.media.track;

import hiwar.media.io.Entropy;
import hiwar.wire.codec.Vp8Descriptor;
import hiwar.wire.rtp.MediaKind;

/**
 * Rewrites sequence numbers, timestamps and picture ids of an UpTrack for one subscriber, so that the decoder
 * never sees a seam; owned by its DownTrack.
 *
 * <h2>What a decoder wants</h2>
 *
 * A receiver takes what we send for one stream of one sender. A gap in the sequence numbers is a loss: it asks for
 * the packet again, and shows nothing new until that comes or a keyframe does. A timestamp that stands still or
 * goes back is a frame that was shown already. A gap in VP8's picture ids is a frame to wait for. So whatever we
 * leave out must leave no gap, and whatever the network lost must leave one.
 *
 * <h2>Runs</h2>
 *
 * What we send is made of <em>runs</em>. A run is a stretch of one encoding, begun at a keyframe (audio: anywhere)
 * and forwarded without a cut. A switch of layers, a pause and a mute end it. Within a run rewriting is nearly a
 * constant: the timestamp and the two VP8 indices have one shift each, chosen when the run begins so that it goes
 * on where the run before has ended. Sequence numbers and picture ids have a shift that grows with every packet
 * and every picture that we drop: {@link Renumbering} remembers it for each recent number.
 *
 * <h2>Late packets</h2>
 *
 * Packets arrive out of order, or seconds later as retransmissions. When a packet arrives ahead of others, each of
 * the missing ones keeps a number of its own: out is in minus shift, for it as for its neighbours. When it comes,
 * it leaves under that number. If it turns out to be one that we drop (padding, or a temporal layer that is not
 * wanted), its number is spent all the same, and is filled with a packet of padding, as otherwise the subscriber
 * would ask for it again and again. Late packets of the run before are still good for the frames before the cut;
 * so two runs are kept, no more.
 *
 * <h2>Sending again</h2>
 *
 * Since rewriting depends on nothing but the run, a packet can be rewritten at any time and comes out the same. A
 * lost number is turned back into the publisher's number ({@link #recall}), the packet taken from the publisher's
 * cache, and rewritten anew. There is no cache per subscriber, and packets that we never sent, because they came
 * before the first packet of their keyframe did, can be sent again too.
 *
 * <h2>Temporal layers</h2>
 *
 * A VP8 picture of a temporal layer above the wished one is dropped as a whole, and the choice is remembered by
 * its picture id, so that its late packets meet the same fate. Stepping down is possible at every picture;
 * stepping up only at one that depends on the lowest layer alone (the Y bit).
 */
final class Forwarder {
    /** Result of {@link #rewrite}: send it as {@link #rewritten} says. */
    static final int FORWARD = 0;
    /** Result of {@link #rewrite}: leave it out; nothing will be missed. */
    static final int DROP = 1;
    /** Result of {@link #rewrite}: leave it out, but fill its number with padding. */
    static final int FILL = 2;
    /** Result of {@link #rewrite}: too old, or not of the runs that are kept. */
    static final int STALE = 3;

    /** The first number is below half the range, so that no receiver is in doubt of the rollover (RFC 3711 3.3.1). */
    private static final int FIRST_NUMBER_MASK = 0x7FFF;

    private static final long CYCLE = 1 << 16;

    private final Timeline timeline;
    private final Rewritten rewritten = new Rewritten();
    private Run current;
    private Run previous;
    private boolean running;
    /** The largest number given so far. */
    private long last;
    /** The highest temporal layer that is forwarded. */
    private int temporal;

    private int recalledSpatial;
    private long recalledNumber;

    Forwarder(MediaKind kind, Entropy entropy) {
        current = new Run(kind);
        previous = new Run(kind);
        last = CYCLE + (entropy.nextInt() & FIRST_NUMBER_MASK);
        timeline = new Timeline(entropy.nextInt());
    }

    /** Begins a run with this packet; {@link #rewrite} it next. */
    void begin(UpPacket first, int wishTemporal) {
        Run next = previous;
        previous = current;
        current = next;
        current.begin(first, last + 1, timeline.begin(first), previous);
        last++;
        running = true;
        temporal = wishTemporal; // every layer may start at a keyframe
    }

    /** Ends the run: what comes next begins another one. */
    void cut() {
        running = false;
    }

    /** True while a run goes on. */
    boolean running() {
        return running;
    }

    /** The encoding of the run that goes on. */
    boolean carries(Encoding encoding) {
        return running && current.spatial() == encoding.spatial();
    }

    /** True when the packet is of the run that goes on, or a late one of the run before. */
    boolean takes(UpPacket packet) {
        return running && (current.reaches(packet) || previous.covers(packet));
    }

    /** Rewrites a packet that it {@link #takes}; answers one of the four results. */
    int rewrite(UpPacket packet, int wishTemporal) {
        if (current.reaches(packet)) {
            int result = rewrite(current, packet, wishTemporal);
            last = Math.max(last, current.numbers.highestOut());
            return result;
        }
        return previous.covers(packet) ? rewrite(previous, packet, wishTemporal) : STALE;
    }

    private int rewrite(Run run, UpPacket packet, int wishTemporal) {
        if (packet.hasVp8() && !picture(run, packet.vp8(), wishTemporal)) {
            return leaveOut(run, packet);
        }
        rewritten.number = run.numbers.pass(packet.number());
        rewritten.timestamp = run.timestamp(packet.rtp().timestamp());
        if (rewritten.number == Renumbering.NONE) {
            return STALE;
        }
        if (run == current) {
            timeline.sent(rewritten.timestamp, packet.nowNanos());
        }
        return FORWARD;
    }

    /** Decides whether the packet's picture is forwarded, once for each picture, and then rewrites its counters. */
    private boolean picture(Run run, Vp8Descriptor packet, int wishTemporal) {
        run.pictures.see(packet);
        long id = run.pictures.extend(packet);
        boolean decided = id != Renumbering.NONE && !run.pictures.isNew(id);
        boolean forwarded = decided ? !run.pictures.dropped(id) : run == current && wanted(packet, wishTemporal);
        if (!forwarded) {
            run.pictures.drop(id);
            return false;
        }
        run.pictures.rewrite(packet, id, rewritten);
        return true;
    }

    private boolean wanted(Vp8Descriptor packet, int wishTemporal) {
        int layer = packet.temporalId();
        if (temporal > wishTemporal) {
            temporal = wishTemporal;
        } else if (layer > temporal && layer <= wishTemporal && packet.layerSync()) {
            temporal = layer;
        }
        return layer <= temporal;
    }

    /** The packet holds nothing to forward; answers {@link #DROP}, {@link #FILL} or {@link #STALE}. */
    int skip(UpPacket packet) {
        if (!current.reaches(packet)) {
            return previous.covers(packet) ? leaveOut(previous, packet) : STALE;
        }
        int result = leaveOut(current, packet);
        last = Math.max(last, current.numbers.highestOut());
        return result;
    }

    private int leaveOut(Run run, UpPacket packet) {
        long number = run.numbers.drop(packet.number());
        if (number == Renumbering.NONE) {
            return DROP;
        }
        rewritten.number = number;
        rewritten.timestamp = run.timestamp(packet.rtp().timestamp());
        return FILL;
    }

    /** Makes room between two runs for a packet of our own, {@code ticks} after the last one, and numbers it. */
    void insert(int ticks, long nowNanos) {
        rewritten.number = ++last;
        rewritten.timestamp = timeline.next(ticks, nowNanos);
    }

    /** The numbers of the packet rewritten last. */
    Rewritten rewritten() {
        return rewritten;
    }

    /** The timestamp that {@code timestamp} of the current run's encoding leaves with. */
    int timestamp(int timestamp) {
        return current.timestamp(timestamp);
    }

    /** The encoding has begun its numbers and timestamps anew. */
    void restarted(Encoding encoding) {
        timeline.forget(encoding.spatial());
        if (carries(encoding)) {
            cut();
        }
    }

    /**
     * Looks for the packet that left under a 16-bit number.
     *
     * @return false when it is of no run that is kept; else {@link #recalledSpatial} and {@link #recalledNumber} tell
     */
    boolean recall(int sequenceNumber) {
        long out = last + (short) (sequenceNumber - (int) last);
        Run run = current;
        recalledNumber = current.numbers.source(out);
        if (recalledNumber == Renumbering.NONE) {
            run = previous;
            recalledNumber = previous.numbers.source(out);
        }
        recalledSpatial = run.spatial();
        return recalledNumber != Renumbering.NONE;
    }

    /** The encoding of the packet found by {@link #recall}. */
    int recalledSpatial() {
        return recalledSpatial;
    }

    /** The publisher's extended number of the packet found by {@link #recall}. */
    long recalledNumber() {
        return recalledNumber;
    }
}
