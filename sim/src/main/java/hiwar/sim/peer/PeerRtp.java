package hiwar.sim.peer;

import hiwar.media.io.Entropy;
import hiwar.media.io.IntMap;
import hiwar.media.srtp.PacketCiphers;
import hiwar.media.srtp.SrtpKeys;
import hiwar.media.srtp.SrtpSession;
import hiwar.sim.media.FrameAssembler;
import hiwar.wire.TransportAddress;
import hiwar.wire.rtp.RtpPacket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The RTP and RTCP of a peer: protects what goes, unprotects what comes, and sorts it. Owned by a {@link ClientPeer}.
 */
final class PeerRtp {
    /** What the parts of a peer share. */
    record Context(PeerOptions options, PeerSink sink, PeerEvents events, Entropy entropy, PacketCiphers ciphers) {}

    private static final int RTX_HEADER_BYTES = 2;

    private final Context context;
    private final PeerIce ice;
    private final PeerSections sections;
    private final RtpSender sender;
    private final PeerReports reports;
    private final RtpPacket packet = new RtpPacket();
    private final ByteBuffer restored = ByteBuffer.allocate(SrtpSession.MAX_PACKET_BYTES);
    private final List<ReceivedStream> received = new ArrayList<>();
    private final IntMap<ReceivedStream> bySsrc = new IntMap<>();
    private final IntMap<ReceivedStream> byRtxSsrc = new IntMap<>();
    /** Packets of each SSRC that nobody knows before the answer that is awaited. */
    private final Map<Integer, Long> early = new LinkedHashMap<>();

    private @Nullable SrtpSession srtp;
    private long undecryptable;
    private long unknownSsrcs;

    PeerRtp(Context context, PeerIce ice, PeerSections sections) {
        this.context = context;
        this.ice = ice;
        this.sections = sections;
        this.sender = new RtpSender(context.sink, sections);
        this.reports = new PeerReports(context, this);
    }

    LocalTrack track(TrackSpec spec) {
        return new LocalTrack(spec, context.entropy);
    }

    void connected(SrtpKeys keys, long nowNanos) {
        srtp = new SrtpSession(keys, false, context.ciphers);
        reports.start(nowNanos);
    }

    /** An answer has come: what the server sends may have changed. */
    void negotiated(long nowNanos) {
        for (PeerSection section : sections.all()) {
            PeerSection.Incoming incoming = section.incoming;
            String mid = section.mid.value();
            if (incoming == null || received.stream().anyMatch(one -> one.describes(mid, incoming))) {
                continue;
            }
            ReceivedStream[] self = new ReceivedStream[1];
            FrameAssembler assembler = context.options.assembles()
                    ? new FrameAssembler(frame -> context.events.frame(self[0], frame))
                    : null;
            ReceivedStream stream = new ReceivedStream(mid, section.kind, incoming, assembler);
            self[0] = stream;
            received.add(stream);
            bySsrc.put(incoming.ssrc(), stream);
            if (incoming.rtxSsrc() != 0) {
                byRtxSsrc.put(incoming.rtxSsrc(), stream);
            }
        }
        early.forEach((ssrc, packets) -> {
            if (bySsrc.get(ssrc) == null && byRtxSsrc.get(ssrc) == null) {
                unknownSsrcs += packets;
            }
        });
        early.clear();
        reports.tick(nowNanos);
    }

    List<ReceivedStream> received() {
        return received;
    }

    @Nullable
    ReceivedStream bySsrc(int ssrc) {
        return bySsrc.get(ssrc);
    }

    List<SendStream> sending() {
        List<SendStream> streams = new ArrayList<>();
        for (PeerSection section : sections.all()) {
            if (section.sending != null) {
                streams.addAll(section.sending.streams());
            }
        }
        return streams;
    }

    /**
     * Takes one SRTP or SRTCP packet in.
     *
     * @param answerAwaited an answer is on its way, and what the server sends may overtake it (RFC 3264 section 5.1)
     */
    void receive(ByteBuffer buffer, int offset, int lengthBytes, boolean answerAwaited, long nowNanos) {
        SrtpSession session = srtp;
        if (session == null || lengthBytes < RtpPacket.FIXED_HEADER_BYTES) {
            return;
        }
        int type = buffer.get(offset + 1) & 0xFF;
        boolean rtcp = type >= 192 && type <= 223; // RFC 5761 section 4
        int plainBytes = rtcp
                ? session.unprotectRtcp(buffer, offset, lengthBytes)
                : session.unprotectRtp(buffer, offset, lengthBytes);
        if (plainBytes == SrtpSession.REPLAYED) {
            return;
        }
        if (plainBytes < 0) {
            undecryptable++;
        } else if (rtcp) {
            reports.handle(buffer, offset, plainBytes, nowNanos);
        } else if (packet.wrap(buffer, offset, plainBytes)) {
            take(buffer, answerAwaited, nowNanos);
        }
    }

    private void take(ByteBuffer buffer, boolean answerAwaited, long nowNanos) {
        ReceivedStream stream = bySsrc.get(packet.ssrc());
        if (stream != null) {
            deliver(stream, buffer, nowNanos);
            return;
        }
        ReceivedStream repaired = byRtxSsrc.get(packet.ssrc());
        if (repaired == null && answerAwaited) {
            early.merge(packet.ssrc(), 1L, Long::sum);
        } else if (repaired == null) {
            unknownSsrcs++;
        } else if (packet.payloadBytes() > RTX_HEADER_BYTES && restore(repaired, buffer)) {
            deliver(repaired, restored, nowNanos);
        }
    }

    /** Makes the original packet of a retransmission (RFC 4588 section 4). */
    private boolean restore(ReceivedStream stream, ByteBuffer buffer) {
        int headerBytes = packet.headerBytes();
        int payload = packet.payloadOffset();
        int payloadBytes = packet.payloadBytes() - RTX_HEADER_BYTES;
        int original = buffer.getShort(payload) & 0xFFFF;
        boolean marker = packet.marker();
        PeerSection section = sections.of(stream.mid());
        restored.put(0, buffer, packet.offset(), headerBytes);
        restored.put(headerBytes, buffer, payload + RTX_HEADER_BYTES, payloadBytes);
        restored.put(0, (byte) (buffer.get(packet.offset()) & ~0x20)); // padding was the retransmission's
        int payloadType = section == null ? 0 : section.payloadType;
        restored.put(1, (byte) ((marker ? 0x80 : 0) | payloadType));
        restored.putShort(2, (short) original);
        restored.putInt(8, stream.ssrc());
        return packet.wrap(restored, 0, headerBytes + payloadBytes);
    }

    private void deliver(ReceivedStream stream, ByteBuffer buffer, long nowNanos) {
        if (stream.take(packet, buffer, nowNanos)) {
            context.events.packet(stream, packet);
        }
    }

    /** Sends the payloads of one frame; false when nothing may be sent now. */
    boolean send(SendStream stream, long ticks, List<byte[]> payloads, long nowNanos) {
        SrtpSession session = srtp;
        TransportAddress to = ice.selected();
        return session != null
                && to != null
                && sender.send(session, to, stream, new RtpSender.Frame(ticks, payloads, nowNanos));
    }

    void retransmit(SendStream stream, int sequenceNumber) {
        SrtpSession session = srtp;
        TransportAddress to = ice.selected();
        if (session != null && to != null) {
            sender.retransmit(session, to, stream, sequenceNumber);
        }
    }

    /** Protects and sends RTCP that {@code length} bytes of the last claim hold. */
    void sendRtcp(int offset, int lengthBytes) {
        SrtpSession session = srtp;
        if (session != null && lengthBytes > 0) {
            int sealed = session.protectRtcp(context.sink.buffer(), offset, lengthBytes);
            if (sealed > 0) {
                context.sink.commit(sealed);
            }
        }
    }

    @Nullable
    TransportAddress to() {
        return srtp == null ? null : ice.selected();
    }

    long rttNanos() {
        return ice.rttNanos();
    }

    void wantKeyframe(ReceivedStream stream) {
        stream.wantKeyframe();
    }

    void receivableBps(long bitrateBps) {
        reports.receivableBps(bitrateBps);
    }

    void tick(long nowNanos) {
        if (srtp != null) {
            received.forEach(stream -> stream.giveUp(nowNanos));
            reports.tick(nowNanos);
        }
    }

    long deadlineNanos() {
        if (srtp == null) {
            return Long.MAX_VALUE;
        }
        long deadline = reports.deadlineNanos();
        for (ReceivedStream stream : received) {
            deadline = Math.min(deadline, stream.deadlineNanos());
        }
        return deadline;
    }

    PeerSnapshot snapshot(int answers, int staleAnswers, long signalRttNanos) {
        return new PeerSnapshot(
                answers,
                staleAnswers,
                signalRttNanos,
                undecryptable,
                unknownSsrcs,
                reports.malformed(),
                sender.packets(),
                reports.transportFeedbacks());
    }
}
