package hiwar.sim.peer;

import hiwar.media.srtp.SrtpSession;
import hiwar.sim.media.Arrivals;
import hiwar.wire.TransportAddress;
import hiwar.wire.rtcp.ReportBlock;
import hiwar.wire.rtcp.RtcpReader;
import hiwar.wire.rtcp.RtcpVisitor;
import hiwar.wire.rtcp.RtcpWriter;
import hiwar.wire.rtcp.TransportFeedback;
import hiwar.wire.rtp.MediaKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The RTCP of a peer: reports every second, asks for what is missing, and does what the server asks. Owned by
 * {@link PeerRtp}.
 */
final class PeerReports implements RtcpVisitor {
    private static final long INTERVAL_NANOS = 1_000_000_000L;
    private static final int MAX_BYTES = 1_200;
    private static final int MAX_BLOCKS = 20;
    private static final byte[] CNAME = "peer".getBytes(StandardCharsets.US_ASCII);
    /** Seconds between 1900, where NTP begins, and 1970. */
    private static final long NTP_EPOCH_SECONDS = 2_208_988_800L;

    private final PeerRtp.Context context;
    private final PeerRtp rtp;
    private final RtcpReader reader = new RtcpReader();
    private final RtcpWriter writer = new RtcpWriter();
    private final int[] lost = new int[256];
    private final int ownSsrc;
    private long nextReportNanos = Long.MAX_VALUE;
    private long nowNanos;
    private long receivableBps;
    private long transportFeedbacks;
    private long malformed;

    PeerReports(PeerRtp.Context context, PeerRtp rtp) {
        this.context = context;
        this.rtp = rtp;
        this.ownSsrc = context.entropy().nextInt() | 1;
    }

    void start(long startNanos) {
        nextReportNanos = startNanos + INTERVAL_NANOS / 10;
    }

    void receivableBps(long bitrateBps) {
        receivableBps = bitrateBps;
        nextReportNanos = Math.min(nextReportNanos, nowNanos);
    }

    long transportFeedbacks() {
        return transportFeedbacks;
    }

    long malformed() {
        return malformed;
    }

    void handle(ByteBuffer buffer, int offset, int lengthBytes, long now) {
        nowNanos = now;
        if (!reader.read(buffer, offset, lengthBytes, this)) {
            malformed++;
        }
    }

    // What the server says

    @Override
    public void senderReport(int ssrc, long ntp, int rtpTimestamp, long packets, long octets) {
        ReceivedStream stream = rtp.bySsrc(ssrc);
        if (stream != null) {
            stream.senderReport(ntp, nowNanos);
        }
    }

    @Override
    public void reportBlock(int reporter, ReportBlock block) {
        SendStream stream = sending(block.ssrc());
        if (stream != null) {
            stream.acknowledged();
        }
    }

    @Override
    public void nack(int sender, int media, int sequenceNumber) {
        SendStream stream = sending(media);
        if (stream != null) {
            rtp.retransmit(stream, sequenceNumber);
        }
    }

    @Override
    public void pli(int sender, int media) {
        SendStream stream = sending(media);
        if (stream != null) {
            stream.keyframeWanted();
            context.events().keyframeWanted(stream);
        }
    }

    @Override
    public void fir(int sender, int media, int number) {
        pli(sender, media);
    }

    @Override
    public void transportFeedback(int sender, int media, TransportFeedback feedback) {
        transportFeedbacks++;
    }

    private @Nullable SendStream sending(int ssrc) {
        for (SendStream stream : rtp.sending()) {
            if (stream.ssrc() == ssrc) {
                return stream;
            }
        }
        return null;
    }

    // What we say

    void tick(long now) {
        nowNanos = now;
        TransportAddress to = rtp.to();
        if (to == null) {
            return;
        }
        for (ReceivedStream stream : rtp.received()) {
            ask(to, stream);
        }
        if (now >= nextReportNanos) {
            nextReportNanos = now + INTERVAL_NANOS;
            report(to);
        }
    }

    long deadlineNanos() {
        return nextReportNanos;
    }

    private void ask(TransportAddress to, ReceivedStream stream) {
        long intervalNanos = Math.clamp(rtp.rttNanos() * 3 / 2, 20_000_000L, 400_000_000L);
        int count = stream.arrivals().due(nowNanos, intervalNanos, lost);
        boolean keyframe = stream.keyframeDue(nowNanos);
        if (count == 0 && !keyframe) {
            return;
        }
        int at = context.sink().claim(to, MAX_BYTES + SrtpSession.MAX_OVERHEAD_BYTES);
        if (at < 0) {
            return;
        }
        writer.begin(context.sink().buffer(), at, MAX_BYTES);
        if (count > 0) {
            writer.nack(reporter(), stream.ssrc());
            for (int i = 0; i < count; i++) {
                writer.lost(lost[i]);
            }
        }
        if (keyframe) {
            writer.pli(reporter(), stream.ssrc());
        }
        rtp.sendRtcp(at, writer.end());
    }

    private int reporter() {
        List<SendStream> streams = rtp.sending();
        return streams.isEmpty() ? ownSsrc : streams.getFirst().ssrc();
    }

    private void report(TransportAddress to) {
        List<ReceivedStream> heard = rtp.received().stream()
                .filter(stream -> nowNanos - stream.snapshot().lastPacketNanos() < 2 * INTERVAL_NANOS)
                .toList();
        List<SendStream> senders = rtp.sending().stream()
                .filter(stream -> stream.packets() > 0 && nowNanos - stream.lastSendNanos() < 2 * INTERVAL_NANOS)
                .toList();
        int blocks = 0;
        do {
            int at = context.sink().claim(to, MAX_BYTES + SrtpSession.MAX_OVERHEAD_BYTES);
            if (at < 0) {
                return;
            }
            writer.begin(context.sink().buffer(), at, MAX_BYTES);
            if (blocks == 0 && !senders.isEmpty()) {
                senders.subList(1, senders.size()).forEach(this::senderReport);
                senderReport(senders.getFirst());
            } else {
                writer.receiverReport(ownSsrc);
            }
            int last = Math.min(heard.size(), blocks + MAX_BLOCKS);
            heard.subList(blocks, last).forEach(this::block);
            blocks = last;
            writer.cname(reporter(), CNAME);
            if (receivableBps > 0 && blocks == heard.size()) {
                writer.remb(reporter(), receivableBps, videos(heard));
            }
            rtp.sendRtcp(at, writer.end());
        } while (blocks < heard.size());
    }

    private static int[] videos(List<ReceivedStream> streams) {
        return streams.stream()
                .filter(stream -> stream.kind() == MediaKind.VIDEO)
                .mapToInt(ReceivedStream::ssrc)
                .limit(50)
                .toArray();
    }

    private void senderReport(SendStream stream) {
        long clockRateHz = stream.track().kind() == MediaKind.AUDIO ? 48_000 : 90_000;
        long sinceNanos = nowNanos - stream.lastSendNanos();
        int timestamp = (int) (stream.lastTimestamp() + sinceNanos * clockRateHz / 1_000_000_000L);
        long millis = context.options().clock().epochMillis(nowNanos);
        long ntp = (millis / 1_000 + NTP_EPOCH_SECONDS) << 32 | millis % 1_000 * (1L << 32) / 1_000;
        writer.senderReport(stream.ssrc(), ntp, timestamp, stream.packets(), stream.octets());
    }

    private void block(ReceivedStream stream) {
        Arrivals arrivals = stream.arrivals();
        long cumulative = arrivals.expected() - arrivals.arrived();
        writer.reportBlock(stream.ssrc(), stream.fractionLost(), (int) cumulative, arrivals.highest(), 0);
        writer.lastSenderReport(stream.senderReport(), stream.senderReportDelay(nowNanos));
    }
}
