package hiwar.media.transport;

import hiwar.media.bwe.ArrivalFeedback;
import hiwar.media.io.Drop;
import hiwar.media.io.Drops;
import hiwar.media.io.Entropy;
import hiwar.media.io.IntMap;
import hiwar.media.stream.InStream;
import hiwar.media.stream.LossList;
import hiwar.media.stream.ReceiveSection;
import hiwar.media.stream.RtpCodec;
import hiwar.media.stream.RtpTime;
import hiwar.media.stream.SendSection;
import hiwar.media.track.DownTrack;
import hiwar.media.track.Encoding;
import hiwar.media.track.UpTrack;
import hiwar.wire.rtcp.ReportBlock;
import hiwar.wire.rtcp.Rtcp;
import hiwar.wire.rtcp.RtcpReader;
import hiwar.wire.rtcp.RtcpVisitor;
import hiwar.wire.rtcp.RtcpWriter;
import hiwar.wire.rtp.HeaderExtension;
import hiwar.wire.rtp.RtpPacket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The RTP and RTCP of one transport: which SSRC is which track, reports, feedback; owned by its {@link Transport}. */
public final class RtpSession {
    /** Reports go out this often; some clients go on naming their streams in every packet until the first. */
    static final long REPORT_NANOS = 1_000_000_000L;
    /** Sender reports go out with every second of them, and with the next one for a new track. */
    private static final int SENDER_REPORT_EVERY = 2;

    /** What could not be sent is tried again after this long: trying on would take the time that sending needs. */
    private static final long BLOCKED_NANOS = 1_000_000L;

    /** Until it is measured. */
    static final long DEFAULT_RTT_NANOS = 70_000_000L;

    private static final int SENDER_REPORT_BYTES = RtcpWriter.SENDER_REPORT_BYTES + 8 + Rtcp.MAX_TEXT_BYTES + 5;
    private static final int DLRR_BYTES = 24;
    private static final int ORIGINAL_NUMBER_BYTES = 2;
    private static final int FIRST_REPORT_MASK = 0x1FFF_FFFF; // about half a second, in nanoseconds

    private final MediaPath path;
    private final Drops drops;
    private final int ownSsrc;
    private final byte[] ownName;
    private final long firstReportNanos;
    private final SsrcTable incoming = new SsrcTable();
    private final List<UpTrack> ups = new ArrayList<>();
    private final List<DownTrack> downs = new ArrayList<>();
    private final IntMap<DownTrack> outgoing = new IntMap<>();
    private final RtpPacket packet = new RtpPacket();
    private final RtcpReader reader = new RtcpReader();
    private final Visitor visitor = new Visitor();
    private final RtcpDatagrams rtcp;
    private final ArrivalFeedback arrivals = new ArrivalFeedback();
    private final long[] scratch = new long[LossList.MAX_MISSING];
    private int transportCcId;
    private long nextReportNanos = Long.MAX_VALUE;
    private long reportCount;
    private double lossUp;
    private long estimateBps = Long.MAX_VALUE;

    private boolean referenceKnown;
    private int referenceSsrc;
    private int referenceMiddle;
    private long referenceNanos;

    RtpSession(MediaPath path, Drops drops, Entropy entropy) {
        this.path = path;
        this.drops = drops;
        this.ownSsrc = entropy.nextInt();
        this.ownName = entropy.name(16).getBytes(StandardCharsets.UTF_8);
        this.firstReportNanos = entropy.nextInt() & FIRST_REPORT_MASK;
        this.rtcp = new RtcpDatagrams(path);
    }

    /** The client sends this track here; again when the section has changed. */
    public void receive(UpTrack track, ReceiveSection section) {
        if (!ups.contains(track)) {
            ups.add(track);
        }
        track.negotiated(section, drops, path);
        incoming.expect(track, section);
        int id = section.extensions().idOf(HeaderExtension.TRANSPORT_CC);
        transportCcId = id == 0 ? transportCcId : id; // the same in all sections of a bundle (RFC 9143 section 9.1)
    }

    /** Nothing more of the track is expected. */
    public void stopReceiving(UpTrack track) {
        if (ups.remove(track)) {
            incoming.forget(track);
        }
    }

    /** The track goes out here; again when the section has changed. */
    public void send(DownTrack track, SendSection section, long nowNanos) {
        if (downs.contains(track)) {
            outgoing.remove(track.stream().ssrc());
        } else {
            downs.add(track);
        }
        track.bind(path, section, nowNanos);
        outgoing.put(section.ssrc(), track);
    }

    /** The track no longer goes out here. */
    public void stopSending(DownTrack track) {
        if (downs.remove(track)) {
            outgoing.remove(track.stream().ssrc());
            track.unbind();
        }
    }

    /** Packets can leave from now on. */
    void start(long nowNanos) {
        nextReportNanos = nowNanos + firstReportNanos;
        path.wakeAt(nextReportNanos);
        for (DownTrack down : downs) {
            down.connected(nowNanos);
        }
    }

    /** Takes in an RTP packet, which is decrypted already and may be changed. */
    void handleRtp(ByteBuffer buffer, int offset, int lengthBytes, long nowNanos) {
        if (!packet.wrap(buffer, offset, lengthBytes)) {
            drops.count(Drop.BAD_RTP);
            return;
        }
        noteArrival(nowNanos);
        SsrcTable.Entry entry = incoming.find(packet.ssrc());
        entry = entry == null ? incoming.learn(packet) : entry;
        Drop reason = entry == null ? Drop.UNKNOWN_SSRC : entry.repairs() ? restore(entry.encoding()) : null;
        if (entry != null && reason == null) {
            reason = entry.encoding().receive(packet, entry.repairs(), nowNanos);
        }
        if (reason != null) {
            drops.count(reason);
        }
    }

    private void noteArrival(long nowNanos) {
        int at = transportCcId == 0 ? -1 : packet.extensionOffset(transportCcId);
        if (at >= 0 && packet.extensionBytes(transportCcId) == 2) {
            int sequence = packet.buffer().getShort(at) & 0xFFFF;
            arrivals.onPacket(packet.ssrc(), sequence, packet.marker(), nowNanos);
            path.wakeAt(arrivals.deadlineNanos());
        }
    }

    /** Makes of a retransmission what was lost (RFC 4588 section 4), in place; answers why it cannot, or null. */
    private @Nullable Drop restore(Encoding encoding) {
        RtpCodec codec = encoding.types().repaired(packet.payloadType());
        InStream stream = encoding.stream();
        if (codec == null) {
            return Drop.UNKNOWN_PAYLOAD_TYPE;
        }
        if (packet.payloadBytes() < ORIGINAL_NUMBER_BYTES) {
            return Drop.PADDING_ONLY;
        }
        if (stream == null) {
            return Drop.UNKNOWN_SSRC;
        }
        ByteBuffer buffer = packet.buffer();
        int marker = packet.marker() ? 0x80 : 0;
        short original = buffer.getShort(packet.payloadOffset());
        int lengthBytes = packet.lengthBytes() - ORIGINAL_NUMBER_BYTES;
        int to = packet.offset() + ORIGINAL_NUMBER_BYTES; // the header moves onto the original number
        buffer.put(to, buffer, packet.offset(), packet.headerBytes());
        buffer.put(to + 1, (byte) (marker | codec.payloadType()));
        buffer.putShort(to + 2, original);
        buffer.putInt(to + 8, stream.ssrc());
        return packet.wrap(buffer, to, lengthBytes) ? null : Drop.BAD_RTP;
    }

    /** Takes in a compound RTCP packet, which is decrypted already. */
    void handleRtcp(ByteBuffer buffer, int offset, int lengthBytes, long nowNanos) {
        visitor.nowNanos = nowNanos;
        if (!reader.read(buffer, offset, lengthBytes, visitor)) {
            drops.count(Drop.BAD_RTCP);
        }
    }

    /** When {@link #tick} wants to be called; {@link Long#MAX_VALUE} for never. */
    long deadlineNanos() {
        return path.wakeNanos();
    }

    /** Does what is due. */
    void tick(long nowNanos) {
        if (nowNanos < path.wakeNanos()) {
            return;
        }
        if (nowNanos >= nextReportNanos) {
            nextReportNanos = nowNanos + REPORT_NANOS;
            report(nowNanos);
        }
        long next = Math.min(nextReportNanos, tellPublisher(nowNanos));
        rtcp.flush();
        for (int i = 0; i < downs.size(); i++) {
            if (nowNanos >= downs.get(i).deadlineNanos()) {
                downs.get(i).tick(nowNanos);
            }
            next = Math.min(next, downs.get(i).deadlineNanos());
        }
        // What is still due could not be sent, as the send buffer is full.
        path.sleepUntil(next > nowNanos ? next : nowNanos + BLOCKED_NANOS);
    }

    /** Asks the publisher for what is missing, and tells it what arrived; answers when there will be more to say. */
    private long tellPublisher(long nowNanos) {
        long rttNanos = path.rttNanos() == 0 ? DEFAULT_RTT_NANOS : path.rttNanos();
        long next = Long.MAX_VALUE;
        for (int i = 0; i < ups.size(); i++) {
            for (int spatial = 0; spatial < ups.get(i).layers(); spatial++) {
                Encoding encoding = ups.get(i).encoding(spatial);
                if (nowNanos >= encoding.feedbackDeadlineNanos() && rtcp.room(Encoding.MAX_FEEDBACK_BYTES)) {
                    encoding.writeFeedback(rtcp.writer(), ownSsrc, rttNanos, nowNanos, scratch);
                }
                next = Math.min(next, encoding.feedbackDeadlineNanos());
            }
        }
        while (arrivals.due(nowNanos) && rtcp.room(ArrivalFeedback.MIN_ROOM_BYTES)) {
            arrivals.write(rtcp.writer(), ownSsrc, nowNanos);
        }
        return Math.min(next, arrivals.deadlineNanos());
    }

    /** Sender and receiver reports (RFC 3550 section 6.4). */
    private void report(long nowNanos) {
        receiverReports(nowNanos);
        boolean all = reportCount++ % SENDER_REPORT_EVERY == 0;
        for (int i = 0; i < downs.size(); i++) {
            DownTrack down = downs.get(i);
            if ((all || down.unreported()) && down.reportable() && rtcp.room(SENDER_REPORT_BYTES)) {
                down.writeSenderReport(rtcp.writer(), nowNanos);
                rtcp.writer().cname(down.stream().ssrc(), down.cname());
            }
        }
    }

    private void receiverReports(long nowNanos) {
        int blocks = 0;
        long expected = 0;
        long lost = 0;
        for (int i = 0; i < ups.size(); i++) {
            for (int spatial = 0; spatial < ups.get(i).layers(); spatial++) {
                InStream stream = ups.get(i).encoding(spatial).stream();
                if (stream == null || !stream.reportable(nowNanos) || !block(blocks)) {
                    continue;
                }
                blocks++;
                stream.report(rtcp.writer(), nowNanos);
                expected += stream.numbers().intervalExpected();
                lost += stream.numbers().intervalLost();
            }
        }
        lossUp = expected == 0 ? 0 : (double) lost / expected;
        if (blocks > 0 && rtcp.room(8 + Rtcp.MAX_TEXT_BYTES)) {
            rtcp.writer().cname(ownSsrc, ownName);
        }
        if (referenceKnown && rtcp.room(DLRR_BYTES)) {
            referenceKnown = false;
            int delay = RtpTime.shortDelay(nowNanos - referenceNanos);
            rtcp.writer().delaySinceLastReference(ownSsrc, referenceSsrc, referenceMiddle, delay);
        }
    }

    /** Makes sure that another report block can be written; false when nothing can be sent. */
    private boolean block(int before) {
        if (before % Rtcp.MAX_COUNT != 0 && rtcp.roomBytes() >= RtcpWriter.REPORT_BLOCK_BYTES) {
            return true;
        }
        if (!rtcp.room(RtcpWriter.RECEIVER_REPORT_BYTES + RtcpWriter.REPORT_BLOCK_BYTES)) {
            return false;
        }
        rtcp.writer().receiverReport(ownSsrc);
        return true;
    }

    /** The part of what the client sent that was lost on the way to us in the last reporting interval, 0 to 1. */
    public double lossUp() {
        return lossUp;
    }

    /** The part of what we sent that the client reported lost lately, 0 to 1. */
    public double lossDown() {
        double lost = 0;
        long packets = 0;
        for (DownTrack down : downs) {
            if (down.stream().heard()) {
                lost += down.stream().lossFraction() * down.stream().packets();
                packets += down.stream().packets();
            }
        }
        return packets == 0 ? 0 : lost / packets;
    }

    /** The smoothed round trip time; 0 while it is not known. */
    public long rttNanos() {
        return path.rttNanos();
    }

    /** What the client last said it can receive (REMB), in bits per second; {@link Long#MAX_VALUE} for no limit. */
    public long estimateBps() {
        return estimateBps;
    }

    /** What the client says: reports, requests. */
    private final class Visitor implements RtcpVisitor {
        private long nowNanos;

        @Override
        public void senderReport(int ssrc, long ntp, int rtpTimestamp, long packets, long octets) {
            SsrcTable.Entry entry = incoming.find(ssrc);
            InStream stream = entry == null || entry.repairs() ? null : entry.encoding().stream();
            if (stream != null && stream.ssrc() == ssrc) {
                stream.senderReport(ntp, rtpTimestamp, nowNanos);
            }
        }

        @Override
        public void reportBlock(int reporter, ReportBlock block) {
            DownTrack down = outgoing.get(block.ssrc());
            long sampleNanos = down == null ? -1 : down.heard(block, nowNanos);
            if (sampleNanos >= 0) {
                path.measured(sampleNanos);
            }
        }

        @Override
        public void nack(int sender, int media, int sequenceNumber) {
            DownTrack down = outgoing.get(media);
            if (down != null) {
                down.resend(sequenceNumber, nowNanos);
            }
        }

        @Override
        public void pli(int sender, int media) {
            DownTrack down = outgoing.get(media);
            if (down != null) {
                down.keyframeRequested(nowNanos);
            }
        }

        @Override
        public void fir(int sender, int media, int number) {
            pli(sender, media);
        }

        @Override
        public void remb(int sender, long bitrateBps) {
            estimateBps = bitrateBps;
        }

        @Override
        public void receiverReferenceTime(int sender, long ntp) {
            referenceKnown = true;
            referenceSsrc = sender;
            referenceMiddle = RtpTime.middle(ntp);
            referenceNanos = nowNanos;
        }
    }
}
