package hiwar.sim.peer;

import hiwar.sim.media.Arrivals;
import hiwar.sim.media.FrameAssembler;
import hiwar.sim.media.Vp8PayloadView;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.rtp.RtpPacket;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One stream that the server sends to a peer, and everything about it that a decoder would mind. Owned by the peer; its
 * readings may be taken at any time on the peer's thread.
 */
public final class ReceivedStream {
    private static final int MASK = Arrivals.WINDOW - 1;
    private static final long KEYFRAME_REQUEST_NANOS = 500_000_000L;

    private final String mid;
    private final MediaKind kind;
    private final PeerSection.Incoming incoming;
    private final Arrivals arrivals = new Arrivals();
    private final Vp8PayloadView vp8 = new Vp8PayloadView();
    private final @Nullable FrameAssembler assembler;
    // The last packets by number, so that each can be compared with its neighbours in whatever order they come.
    private final long[] numbers = new long[Arrivals.WINDOW];
    private final int[] timestamps = new int[Arrivals.WINDOW];
    private final int[] pictureIds = new int[Arrivals.WINDOW];
    private final int[] nextPictureIds = new int[Arrivals.WINDOW];
    private long bytes;
    private long timestampRegressions;
    private long pictureGaps;
    private long keyframes;
    private long lastPacketNanos;
    private boolean needsKeyframe;
    private long lastKeyframeRequestNanos = Long.MIN_VALUE / 2;
    private long reportedExpected;
    private long reportedArrived;
    private int senderReport;
    private long senderReportNanos;

    ReceivedStream(String mid, MediaKind kind, PeerSection.Incoming incoming, @Nullable FrameAssembler assembler) {
        this.mid = mid;
        this.kind = kind;
        this.incoming = incoming;
        this.assembler = assembler;
        this.needsKeyframe = kind == MediaKind.VIDEO;
    }

    /** Its media section. */
    public String mid() {
        return mid;
    }

    /** Audio or video. */
    public MediaKind kind() {
        return kind;
    }

    /** Its SSRC. */
    public int ssrc() {
        return incoming.ssrc();
    }

    /** The track that it carries, {@code TR_…}. */
    public String trackSid() {
        return incoming.trackId();
    }

    /** Who publishes the track, {@code PA_…}: the part of the stream's id before the bar. */
    public String publisherSid() {
        String id = incoming.streamId();
        int bar = id.indexOf('|');
        return bar < 0 ? id : id.substring(0, bar);
    }

    /** What was seen so far. */
    public ReceivedSnapshot snapshot() {
        return new ReceivedSnapshot(
                arrivals.arrived(),
                bytes,
                arrivals.lost(),
                arrivals.open(),
                arrivals.repaired(),
                arrivals.duplicates(),
                arrivals.jumps(),
                timestampRegressions,
                pictureGaps,
                keyframes,
                assembler == null ? 0 : assembler.count(),
                assembler == null ? 0 : assembler.broken(),
                lastPacketNanos);
    }

    int rtxSsrc() {
        return incoming.rtxSsrc();
    }

    Arrivals arrivals() {
        return arrivals;
    }

    boolean describes(String sectionMid, PeerSection.Incoming now) {
        return mid.equals(sectionMid) && incoming.equals(now);
    }

    /** Takes a packet in; false when it is a duplicate. */
    boolean take(RtpPacket packet, ByteBuffer buffer, long nowNanos) {
        long number = arrivals.arrive(packet.sequenceNumber(), nowNanos);
        if (number == Arrivals.DUPLICATE) {
            return false;
        }
        lastPacketNanos = nowNanos;
        bytes += packet.payloadBytes();
        int slot = (int) number & MASK;
        numbers[slot] = number;
        timestamps[slot] = packet.timestamp();
        pictureIds[slot] = Vp8PayloadView.NO_PICTURE_ID;
        boolean media = packet.payloadBytes() > 0; // padding alone is a probe
        boolean readable =
                kind == MediaKind.VIDEO && media && vp8.wrap(buffer, packet.payloadOffset(), packet.payloadBytes());
        if (readable) {
            pictureIds[slot] = vp8.pictureId();
            nextPictureIds[slot] = vp8.nextPictureId();
            if (vp8.keyframe()) {
                keyframes++;
                needsKeyframe = false;
            }
        }
        compare(number - 1, number);
        compare(number, number + 1);
        if (assembler != null) {
            assembler.add(number, media ? part(packet, buffer, readable) : FrameAssembler.PADDING);
        }
        return true;
    }

    private void compare(long earlier, long later) {
        int first = (int) earlier & MASK;
        int second = (int) later & MASK;
        if (numbers[first] != earlier || numbers[second] != later) {
            return;
        }
        int step = timestamps[second] - timestamps[first];
        if (step < 0) {
            timestampRegressions++;
        }
        if (pictureIds[first] >= 0 && pictureIds[second] >= 0) {
            int wanted = step == 0 ? pictureIds[first] : nextPictureIds[first];
            if (pictureIds[second] != wanted) {
                pictureGaps++;
            }
        }
    }

    private FrameAssembler.Part part(RtpPacket packet, ByteBuffer buffer, boolean readable) {
        boolean video = kind == MediaKind.VIDEO;
        int skip = video && readable ? vp8.descriptorBytes() : 0;
        byte[] data = new byte[packet.payloadBytes() - skip];
        buffer.get(packet.payloadOffset() + skip, data);
        return video
                ? new FrameAssembler.Part(packet.timestamp(), vp8.begins(), packet.marker(), vp8.keyframe(), data)
                : new FrameAssembler.Part(packet.timestamp(), true, true, true, data);
    }

    /** Gives up what is missing for too long. */
    void giveUp(long nowNanos) {
        for (long number = arrivals.giveUp(nowNanos); number >= 0; number = arrivals.giveUp(nowNanos)) {
            if (assembler != null) {
                assembler.add(number, null);
            }
            needsKeyframe = kind == MediaKind.VIDEO;
        }
    }

    /** A decoder of this stream would ask for a keyframe now. */
    boolean keyframeDue(long nowNanos) {
        boolean due = needsKeyframe
                && arrivals.arrived() > 0
                && nowNanos - lastKeyframeRequestNanos >= KEYFRAME_REQUEST_NANOS;
        if (due) {
            lastKeyframeRequestNanos = nowNanos;
        }
        return due;
    }

    /** The owner wants a keyframe. */
    void wantKeyframe() {
        needsKeyframe = kind == MediaKind.VIDEO;
    }

    long deadlineNanos() {
        boolean waits = needsKeyframe && arrivals.arrived() > 0;
        long request = waits ? lastKeyframeRequestNanos + KEYFRAME_REQUEST_NANOS : Long.MAX_VALUE;
        return Math.min(request, arrivals.deadlineNanos());
    }

    void senderReport(long ntp, long nowNanos) {
        senderReport = (int) (ntp >>> 16);
        senderReportNanos = nowNanos;
    }

    int senderReport() {
        return senderReport;
    }

    /** Since the last sender report, in 1/65536 s. */
    int senderReportDelay(long nowNanos) {
        return senderReport == 0 ? 0 : (int) ((nowNanos - senderReportNanos) * 65_536 / 1_000_000_000L);
    }

    /** The share lost since the last call, in 1/256 (RFC 3550 appendix A.3). */
    int fractionLost() {
        long expected = arrivals.expected() - reportedExpected;
        long lost = expected - (arrivals.arrived() - reportedArrived);
        reportedExpected = arrivals.expected();
        reportedArrived = arrivals.arrived();
        return expected <= 0 || lost <= 0 ? 0 : (int) Math.min(255, lost * 256 / expected);
    }
}
