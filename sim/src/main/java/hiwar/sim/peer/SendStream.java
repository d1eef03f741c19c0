package hiwar.sim.peer;

import hiwar.media.io.Entropy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One encoding that a peer sends: its SSRCs, its numbering, and the last packets, for those who lost them. Owned by its
 * {@link LocalTrack}.
 */
public final class SendStream {
    /** A second of video at 4 Mbit/s; who notices later gets a keyframe instead. */
    private static final int KEPT = 512;

    /** A packet that may be asked for again. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Kept(int sequenceNumber, int timestamp, boolean marker, byte[] payload, byte[] sealed) {}

    private final LocalTrack track;
    private final int index;
    private final String rid;
    private final int ssrc;
    private final int rtxSsrc;
    private final int timestampOffset;
    private final @Nullable Kept[] kept = new Kept[KEPT];
    private int sequenceNumber;
    private int rtxSequenceNumber;
    private boolean acknowledged;
    private int audioLevel = -1;
    private int lastTimestamp;
    private long lastSendNanos;
    private long packets;
    private long octets;
    private long retransmissions;
    private long keyframeRequests;

    SendStream(LocalTrack track, int index, String rid, Entropy entropy) {
        this.track = track;
        this.index = index;
        this.rid = rid;
        this.ssrc = entropy.nextInt() | 1; // never 0
        this.rtxSsrc = (entropy.nextInt() & ~1) | 2; // even, so never the other
        this.timestampOffset = entropy.nextInt();
        this.sequenceNumber = entropy.nextInt() & 0x7FFF; // RFC 3711 section 3.3.1: the first may not wrap at once
        this.rtxSequenceNumber = entropy.nextInt() & 0x7FFF;
    }

    /** The track that it belongs to. */
    public LocalTrack track() {
        return track;
    }

    /** 0 for the smallest encoding. */
    public int index() {
        return index;
    }

    /** Its name in simulcast; empty without. */
    public String rid() {
        return rid;
    }

    /** Its SSRC. */
    public int ssrc() {
        return ssrc;
    }

    /** The SSRC of its retransmissions. */
    public int rtxSsrc() {
        return rtxSsrc;
    }

    /** Packets sent, retransmissions not counted. */
    public long packets() {
        return packets;
    }

    /** Payload bytes sent, retransmissions not counted. */
    public long octets() {
        return octets;
    }

    /** Packets sent again because the server asked. */
    public long retransmissions() {
        return retransmissions;
    }

    /** How often the server wanted a keyframe of it. */
    public long keyframeRequests() {
        return keyframeRequests;
    }

    /** The sound level of what is sent from now on, −dBov: 0 loudest to 127 silent (RFC 6464); −1 says nothing. */
    public void audioLevel(int minusDbov) {
        audioLevel = minusDbov;
    }

    int audioLevel() {
        return audioLevel;
    }

    /** The timestamp in packets for {@code ticks} since the stream began. */
    int timestamp(long ticks) {
        return (int) (timestampOffset + ticks);
    }

    int nextSequenceNumber() {
        sequenceNumber = sequenceNumber + 1 & 0xFFFF;
        return sequenceNumber;
    }

    int nextRtxSequenceNumber() {
        rtxSequenceNumber = rtxSequenceNumber + 1 & 0xFFFF;
        return rtxSequenceNumber;
    }

    void sent(Kept packet, long nowNanos) {
        kept[packet.sequenceNumber % KEPT] = packet;
        lastTimestamp = packet.timestamp;
        lastSendNanos = nowNanos;
        packets++;
        octets += packet.payload.length;
    }

    @Nullable
    Kept kept(int wanted) {
        Kept packet = kept[wanted % KEPT];
        return packet != null && packet.sequenceNumber == wanted ? packet : null;
    }

    /** Keeps nothing of what was sent so far, as if it were long ago. */
    void forget() {
        Arrays.fill(kept, null);
    }

    void retransmitted() {
        retransmissions++;
    }

    void keyframeWanted() {
        keyframeRequests++;
    }

    /** The server names our SSRC in its reports: it needs no more help to know whose it is. */
    void acknowledged() {
        acknowledged = true;
    }

    boolean isAcknowledged() {
        return acknowledged;
    }

    int lastTimestamp() {
        return lastTimestamp;
    }

    long lastSendNanos() {
        return lastSendNanos;
    }
}
