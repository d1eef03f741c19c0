package hiwar.media.track;

import hiwar.media.io.Drop;
import hiwar.media.io.Entropy;
import hiwar.media.stream.OutStream;
import hiwar.media.stream.RtpCodec;
import hiwar.media.stream.SendSection;
import hiwar.media.stream.SenderClock;
import hiwar.wire.codec.Codec;
import hiwar.wire.rtcp.ReportBlock;
import hiwar.wire.rtcp.RtcpWriter;
import hiwar.wire.rtp.MediaKind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The copy of an UpTrack that goes to one subscriber: decides which packets leave, and has them rewritten, written and
 * sent. Owned by its subscription; packets come from the UpTrack, reports and requests from the subscriber's session.
 */
public final class DownTrack {
    /** After a mute the subscriber gets so much silence, that its decoder does not make up noise. */
    static final int SILENCE_FRAMES = 50;

    static final long SILENCE_FRAME_NANOS = 20_000_000L;
    private static final int SILENCE_FRAME_TICKS = 960;

    /** A subscriber that asks for a keyframe so soon after one has not seen it yet. */
    private static final long MIN_KEYFRAME_FLIGHT_NANOS = 100_000_000L;

    private static final int VIDEO_WINDOW = 512;
    private static final int AUDIO_WINDOW = 64;
    private static final int FIRST_NUMBER_MASK = 0x7FFF;
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final UpTrack source;
    private final Forwarder forwarder;
    private final LayerChoice layers = new LayerChoice();
    private final Resends resends;
    private @Nullable PacketOutlet outlet;
    private @Nullable RtpComposer composer;
    private OutStream stream = new OutStream(0);
    private byte[] cname = {};
    private int retransmissionNumber;
    private boolean paused;
    private int silenceFrames;
    private long silenceNanos = Long.MAX_VALUE;
    private long keyframeNanos = LONG_AGO;
    private long keyframeRequests;
    private long retransmissions;
    private long earlierPackets;
    private long earlierBytes;

    /** A copy of {@code source}; it flows once attached there and sent by an RtpSession. */
    public DownTrack(UpTrack source, Entropy entropy) {
        this.source = source;
        this.forwarder = new Forwarder(source.kind(), entropy);
        this.retransmissionNumber = entropy.nextInt() & FIRST_NUMBER_MASK;
        this.resends = new Resends(source.kind() == MediaKind.VIDEO ? VIDEO_WINDOW : AUDIO_WINDOW);
    }

    /** What it is a copy of. */
    public UpTrack source() {
        return source;
    }

    /** The highest layers that the subscriber wants; at first all. */
    public void wish(int spatial, int temporal, long nowNanos) {
        layers.wish(spatial, temporal);
        layersChanged(nowNanos);
    }

    /** While paused nothing is forwarded: the subscriber has disabled the track. */
    public void paused(boolean pause, long nowNanos) {
        if (pause == paused) {
            return;
        }
        paused = pause;
        stopSilence();
        if (pause) {
            cut();
        } else {
            layersChanged(nowNanos);
        }
    }

    /**
     * It leaves by {@code to} in the terms of {@code section}; called by the subscriber's RtpSession. Again when the
     * section has changed.
     */
    public void bind(PacketOutlet to, SendSection section, long nowNanos) {
        release();
        outlet = to;
        composer = new RtpComposer(section, to, retransmissionNumber);
        cname = section.cname().getBytes(StandardCharsets.UTF_8);
        if (stream.ssrc() != section.ssrc()) {
            earlierPackets += stream.packets();
            earlierBytes += stream.bytes();
            stream = new OutStream(section.ssrc());
        }
        layersChanged(nowNanos);
    }

    /** Packets can leave from now on. */
    public void connected(long nowNanos) {
        layersChanged(nowNanos);
    }

    /** It leaves nowhere any more. */
    public void unbind() {
        release();
        stopSilence();
        cut();
    }

    /** Retransmissions go on where they were: a stream that comes back may use no number twice (RFC 3711 9.1). */
    private void release() {
        RtpComposer before = composer;
        if (before != null) {
            retransmissionNumber = before.nextRetransmission();
        }
        outlet = null;
        composer = null;
    }

    /** The UpTrack has let it go. */
    void detached() {
        stopSilence();
        cut();
    }

    /** Takes in a packet of the source; answers why it does not leave, or null when it has. */
    @Nullable
    Drop offer(UpPacket packet) {
        RtpComposer writer = composer;
        PacketOutlet to = outlet;
        if (writer == null || to == null || !to.connected()) {
            return Drop.NOT_CONNECTED;
        }
        if (paused) {
            return Drop.LAYER_NOT_WANTED;
        }
        RtpCodec codec = writer.target(packet.codec());
        if (codec == null) {
            return Drop.UNKNOWN_PAYLOAD_TYPE;
        }
        if (!forwarder.takes(packet)) {
            Drop refusal = begin(packet);
            if (refusal != null) {
                return refusal;
            }
        } else if (packet.keyframe() && layers.waiting() && layers.improves(packet.spatial())) {
            begin(packet);
        }
        return switch (forwarder.rewrite(packet, layers.wishTemporal())) {
            case Forwarder.FORWARD -> send(to, writer, packet, codec);
            case Forwarder.FILL -> fill(to, writer, codec, packet.nowNanos());
            case Forwarder.DROP -> Drop.LAYER_NOT_WANTED;
            default -> Drop.DUPLICATE;
        };
    }

    /** Begins a run with the packet if one may begin here; answers why not, or null. */
    private @Nullable Drop begin(UpPacket packet) {
        boolean audio = source.kind() == MediaKind.AUDIO;
        if (!audio && !(packet.keyframe() && layers.improves(packet.spatial()))) {
            if (packet.spatial() != layers.target()) {
                return Drop.LAYER_NOT_WANTED;
            }
            if (layers.waiting()) {
                packet.encoding().askForKeyframe(packet.nowNanos());
            }
            return Drop.WAITING_FOR_KEYFRAME;
        }
        if (audio && forwarder.running()) {
            return Drop.DUPLICATE; // older than the run
        }
        stopSilence();
        forwarder.begin(packet, layers.wishTemporal());
        layers.begin(packet.spatial());
        return null;
    }

    private @Nullable Drop send(PacketOutlet to, RtpComposer writer, UpPacket packet, RtpCodec codec) {
        int at = to.claim(RtpComposer.maxBytes(packet.rtp()));
        if (at < 0) {
            return to.connected() ? Drop.SEND_BUFFER_FULL : Drop.NOT_CONNECTED;
        }
        int lengthBytes = writer.media(at, packet, forwarder.rewritten(), codec);
        if (lengthBytes == 0) {
            return Drop.BAD_RTP;
        }
        if (!to.commitRtp(at, lengthBytes)) {
            return Drop.REPLAYED;
        }
        stream.sent(lengthBytes, writer.payloadBytes(), packet.nowNanos());
        if (packet.keyframe()) {
            keyframeNanos = packet.nowNanos();
        }
        return null;
    }

    /** A late packet is not wanted, but the subscriber waits for its number. */
    private Drop fill(PacketOutlet to, RtpComposer writer, RtpCodec codec, long nowNanos) {
        int at = to.claim(RtpComposer.maxBytes());
        if (at >= 0) {
            to.commitRtp(at, writer.padding(at, forwarder.rewritten(), codec, nowNanos));
        }
        return Drop.LAYER_NOT_WANTED;
    }

    /** The packet holds only padding. */
    void skip(UpPacket packet) {
        RtpComposer writer = composer;
        PacketOutlet to = outlet;
        RtpCodec codec = writer == null ? null : writer.target(packet.codec());
        if (writer == null || to == null || codec == null || !forwarder.takes(packet)) {
            return;
        }
        if (forwarder.skip(packet) == Forwarder.FILL) {
            fill(to, writer, codec, packet.nowNanos());
        }
    }

    /**
     * The subscriber has lost a packet (RFC 4585 section 6.2.1): sends it again, if it is still there and may be sent.
     */
    public void resend(int sequenceNumber, long nowNanos) {
        RtpComposer writer = composer;
        PacketOutlet to = outlet;
        if (writer == null || to == null || paused || source.gated() || !forwarder.recall(sequenceNumber)) {
            return;
        }
        UpPacket packet = source.encoding(forwarder.recalledSpatial()).recall(forwarder.recalledNumber(), nowNanos);
        RtpCodec codec = packet == null ? null : writer.target(packet.codec());
        if (packet == null || codec == null || !codec.nack()) {
            return;
        }
        boolean separate = codec.rtxPayloadType() >= 0 && writer.section().rtxSsrc() != 0;
        if ((!separate && !to.repeats()) || forwarder.rewrite(packet, layers.wishTemporal()) != Forwarder.FORWARD) {
            return;
        }
        Rewritten numbers = forwarder.rewritten();
        if (!resends.allow(numbers.number, to.rttNanos(), nowNanos)) {
            return;
        }
        int at = to.claim(RtpComposer.maxBytes(packet.rtp()));
        if (at < 0) {
            return;
        }
        int lengthBytes =
                separate ? writer.retransmission(at, packet, numbers, codec) : writer.media(at, packet, numbers, codec);
        if (lengthBytes > 0 && to.commitRtp(at, lengthBytes)) {
            retransmissions++;
        }
    }

    /** The subscriber wants a keyframe (RFC 4585 section 6.3.1, RFC 5104 section 4.3.1). */
    public void keyframeRequested(long nowNanos) {
        PacketOutlet to = outlet;
        keyframeRequests++;
        long flightNanos = Math.max(to == null ? 0 : to.rttNanos(), MIN_KEYFRAME_FLIGHT_NANOS);
        boolean onItsWay = nowNanos - keyframeNanos < flightNanos;
        if (source.kind() == MediaKind.AUDIO || onItsWay || paused || source.silent()) {
            return;
        }
        int spatial = layers.current() == LayerChoice.NONE ? layers.target() : layers.current();
        ask(spatial, nowNanos);
    }

    /**
     * The subscriber reports how it receives.
     *
     * @return the round trip time in nanoseconds; −1 when the report does not tell it
     */
    public long heard(ReportBlock block, long nowNanos) {
        RtpComposer writer = composer;
        if (writer != null) {
            writer.introduced();
        }
        return stream.heard(block, nowNanos);
    }

    /** The stream it leaves as. */
    public OutStream stream() {
        return stream;
    }

    /** True when {@link #writeSenderReport} has something to tell: it flows, and the publisher's clock is known. */
    public boolean reportable() {
        return forwarder.running() && stream.packets() > 0 && knownClock() != null;
    }

    /**
     * Writes a sender report: the publisher's own, brought forward to now and to the rewritten timestamps, so that the
     * tracks of a publisher play in time with each other. Needs {@link RtcpWriter#SENDER_REPORT_BYTES}.
     */
    public void writeSenderReport(RtcpWriter rtcp, long nowNanos) {
        SenderClock clock = knownClock();
        if (clock != null) {
            long ntp = clock.ntpAt(nowNanos);
            int timestamp = forwarder.timestamp(clock.timestampAt(nowNanos));
            rtcp.senderReport(stream.ssrc(), ntp, timestamp, stream.packets(), stream.octets());
            stream.reported(ntp, nowNanos);
        }
    }

    /** The canonical name of its stream. */
    public byte[] cname() {
        return cname;
    }

    private @Nullable SenderClock knownClock() {
        int spatial = source.kind() == MediaKind.AUDIO ? 0 : layers.current();
        SenderClock clock = spatial < 0 ? null : source.encoding(spatial).clock();
        return clock != null && clock.known() ? clock : null;
    }

    /** Other encodings are live than before, or others are wanted. */
    void layersChanged(long nowNanos) {
        layers.retarget(source.layers(), source.liveMask());
        PacketOutlet to = outlet;
        boolean flows = to != null && to.connected() && !paused && !source.silent();
        if (flows && source.kind() == MediaKind.VIDEO && layers.waiting()) {
            ask(layers.target(), nowNanos);
        }
    }

    private void ask(int spatial, long nowNanos) {
        if (spatial >= 0) {
            source.encoding(spatial).askForKeyframe(nowNanos);
        }
    }

    /** The encoding has begun its numbers and timestamps anew. */
    void restarted(Encoding encoding) {
        boolean carried = forwarder.carries(encoding);
        forwarder.restarted(encoding);
        if (carried) {
            layers.end();
        }
    }

    /** The source has fallen silent, or is so no longer. */
    void sourceMuted(boolean muted, long nowNanos) {
        if (!muted) {
            stopSilence();
            layersChanged(nowNanos);
            return;
        }
        boolean flowed = forwarder.running();
        cut();
        PacketOutlet to = outlet;
        if (flowed && to != null && source.kind() == MediaKind.AUDIO) {
            silenceFrames = SILENCE_FRAMES;
            silenceNanos = nowNanos + SILENCE_FRAME_NANOS;
            to.wakeAt(silenceNanos);
        }
    }

    private void cut() {
        forwarder.cut();
        layers.end();
    }

    /** True while no sender report has gone out on its stream. */
    public boolean unreported() {
        return stream.reports() == 0;
    }

    private void stopSilence() {
        silenceFrames = 0;
        silenceNanos = Long.MAX_VALUE;
    }

    /** When {@link #tick} wants to be called; {@link Long#MAX_VALUE} for never. */
    public long deadlineNanos() {
        return silenceNanos;
    }

    /** Sends the silence that is due. */
    public void tick(long nowNanos) {
        RtpComposer writer = composer;
        PacketOutlet to = outlet;
        RtpCodec opus = writer == null ? null : writer.find(Codec.OPUS);
        if (writer == null || to == null || opus == null) {
            stopSilence();
            return;
        }
        while (silenceFrames > 0 && nowNanos >= silenceNanos) {
            int at = to.claim(RtpComposer.maxBytes());
            if (at < 0) {
                stopSilence();
                return;
            }
            forwarder.insert(SILENCE_FRAME_TICKS, nowNanos);
            int lengthBytes = writer.silence(at, forwarder.rewritten(), opus, nowNanos);
            if (to.commitRtp(at, lengthBytes)) {
                stream.sent(lengthBytes, writer.payloadBytes(), nowNanos);
            }
            silenceFrames--;
            silenceNanos += SILENCE_FRAME_NANOS;
        }
        if (silenceFrames == 0) {
            stopSilence();
        }
    }

    /** The counters as they are now. */
    public DownTrackSnapshot snapshot(long nowNanos) {
        return new DownTrackSnapshot(
                earlierPackets + stream.packets(),
                earlierBytes + stream.bytes(),
                stream.bitrateBps(nowNanos),
                layers.current(),
                layers.target(),
                stream.lossFraction(),
                keyframeRequests,
                retransmissions);
    }
}
