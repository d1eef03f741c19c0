package hiwar.media.track;

import hiwar.media.io.Drop;
import hiwar.media.stream.InStream;
import hiwar.media.stream.LossList;
import hiwar.media.stream.PacketCache;
import hiwar.media.stream.PayloadTypes;
import hiwar.media.stream.RtpCodec;
import hiwar.media.stream.SenderClock;
import hiwar.media.stream.SequenceNumbers;
import hiwar.wire.rtcp.RtcpWriter;
import hiwar.wire.rtp.ExtensionMap;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.rtp.RtpPacket;
import org.jspecify.annotations.Nullable;

/**
 * One simulcast version of an UpTrack as it arrives: its stream, its packet cache, and the keyframe requests for it.
 * Owned by the UpTrack; an RtpSession finds it by SSRC and brings its packets.
 */
public final class Encoding {
    /** A keyframe request, and a list of lost packets that are all far apart. */
    public static final int MAX_FEEDBACK_BYTES = 12 + RtcpWriter.NACK_BYTES + 4 * LossList.MAX_MISSING;

    /** Requests to the lowest encoding, whose keyframes are small, and to the others: at most one in this time. */
    static final long LOWEST_THROTTLE_NANOS = 500_000_000L;

    static final long THROTTLE_NANOS = 1_000_000_000L;
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final UpTrack track;
    private final int spatial;
    private final KeyframeRequests keyframes;
    private final RtpPacket recalled = new RtpPacket();
    private PayloadTypes types = PayloadTypes.NONE;
    private ExtensionMap extensions = ExtensionMap.NONE;
    private @Nullable InStream stream;
    private @Nullable PacketCache cache;
    private boolean pli;
    private int overtaken;
    private long earlierPackets;
    private long earlierBytes;
    private long earlierMissing;
    private long earlierNacks;
    private long lastPacketNanos = LONG_AGO;

    Encoding(UpTrack track, int spatial) {
        this.track = track;
        this.spatial = spatial;
        this.keyframes = new KeyframeRequests(spatial == 0 ? LOWEST_THROTTLE_NANOS : THROTTLE_NANOS);
    }

    void negotiated(PayloadTypes payloadTypes, ExtensionMap headerExtensions) {
        types = payloadTypes;
        extensions = headerExtensions;
    }

    /** The track it is of. */
    public UpTrack track() {
        return track;
    }

    /** Its place among the encodings, 0 for the lowest. */
    public int spatial() {
        return spatial;
    }

    /** The codecs of its section. */
    public PayloadTypes types() {
        return types;
    }

    /** The header extensions of its section. */
    public ExtensionMap extensions() {
        return extensions;
    }

    /** Its stream; null before its first packet. */
    public @Nullable InStream stream() {
        return stream;
    }

    /** The clock of its stream; null before its first packet. */
    @Nullable
    SenderClock clock() {
        InStream in = stream;
        return in == null ? null : in.clock();
    }

    /**
     * Takes in an RTP packet that is of this encoding by its SSRC.
     *
     * @param repaired true when it came as a retransmission on a stream of its own
     * @return why it went no further; null when it was handed to the DownTracks
     */
    public @Nullable Drop receive(RtpPacket packet, boolean repaired, long nowNanos) {
        RtpCodec codec = types.codec(packet.payloadType());
        if (codec == null) {
            return Drop.UNKNOWN_PAYLOAD_TYPE;
        }
        InStream in = stream;
        if (in == null || in.ssrc() != packet.ssrc()) {
            if (repaired) {
                return Drop.UNKNOWN_SSRC;
            }
            in = begin(packet.ssrc(), codec);
        }
        long highest = in.numbers().highest();
        long number = in.accept(packet, repaired, nowNanos);
        if (number < 0) {
            return number == SequenceNumbers.DUPLICATE ? Drop.DUPLICATE : Drop.BAD_RTP;
        }
        pli = codec.pli();
        if (in.restarted()) {
            track.restarted(this);
        }
        if (in.takeOutage()) {
            askForKeyframe(nowNanos);
        }
        track.alarm(in.nackDeadlineNanos());
        UpPacket seen = track.view(this, packet, codec).at(number, nowNanos);
        if (packet.payloadBytes() == 0) {
            track.padding(seen);
            return Drop.PADDING_ONLY;
        }
        lastPacketNanos = nowNanos;
        cache().put(number, packet.buffer(), packet.offset(), packet.lengthBytes());
        Drop reason = track.received(seen, number > highest);
        if (seen.keyframe()) {
            keyframes.arrived(); // also for those who asked while this very packet made the encoding live
        }
        return reason;
    }

    /** A new SSRC takes the place of the one before. */
    private InStream begin(int ssrc, RtpCodec codec) {
        InStream before = stream;
        InStream next = new InStream(
                ssrc,
                codec.clockRateHz(),
                codec.nack(),
                before == null ? 0 : before.numbers().highest());
        stream = next;
        if (before != null) {
            earlierPackets += before.packets();
            earlierBytes += before.bytes();
            earlierMissing += before.numbers().missing();
            earlierNacks += before.nacks();
            track.restarted(this);
        }
        return next;
    }

    /** Its cache; each lower encoding has about half the packets of the next, and needs half the room. */
    private PacketCache cache() {
        PacketCache kept = cache;
        if (kept == null) {
            boolean video = track.kind() == MediaKind.VIDEO;
            int below = track.layers() - 1 - spatial;
            kept = new PacketCache(video ? PacketCache.VIDEO_PACKETS >> below : PacketCache.AUDIO_PACKETS);
            cache = kept;
        }
        return kept;
    }

    /** A packet from the cache, as it arrived; null when it is not there any more. */
    @Nullable
    UpPacket recall(long number, long nowNanos) {
        PacketCache kept = cache();
        int lengthBytes = kept.lengthBytes(number);
        if (lengthBytes == 0 || !recalled.wrap(kept.buffer(), kept.offset(number), lengthBytes)) {
            return null;
        }
        RtpCodec codec = types.codec(recalled.payloadType());
        return codec == null ? null : track.view(this, recalled, codec).at(number, nowNanos);
    }

    /** A subscriber wants a keyframe. */
    void askForKeyframe(long nowNanos) {
        keyframes.ask();
        track.alarm(Math.max(nowNanos, keyframes.deadlineNanos()));
    }

    /** When {@link #writeFeedback} has something to say; {@link Long#MAX_VALUE} for never. */
    public long feedbackDeadlineNanos() {
        InStream in = stream;
        return in == null ? Long.MAX_VALUE : Math.min(in.nackDeadlineNanos(), keyframes.deadlineNanos());
    }

    /**
     * Writes what is due to the publisher: requests for lost packets, and for a keyframe. Needs room for
     * {@link #MAX_FEEDBACK_BYTES}.
     *
     * @param scratch for {@link LossList#MAX_MISSING} numbers
     */
    public void writeFeedback(RtcpWriter rtcp, int sender, long rttNanos, long nowNanos, long[] scratch) {
        InStream in = stream;
        if (in == null) {
            return;
        }
        if (keyframes.take(nowNanos) && pli) {
            rtcp.pli(sender, in.ssrc());
        }
        if (nowNanos >= in.nackDeadlineNanos()) {
            in.askAgain(rtcp, sender, rttNanos, nowNanos, scratch);
        }
    }

    /** Notes that a packet of the track came: of this encoding, or of another one. */
    void overtakenBy(UpPacket packet) {
        if (packet.encoding() == this) {
            overtaken = 0;
        } else if (packet.rtp().marker()) {
            overtaken++;
        }
    }

    /** How many pictures other encodings have sent since this one sent anything. */
    int overtaken() {
        return overtaken;
    }

    /** When the last packet came; very long ago when none has. */
    long lastPacketNanos() {
        return lastPacketNanos;
    }

    long keyframeRequests() {
        return keyframes.count();
    }

    long packets() {
        InStream in = stream;
        return earlierPackets + (in == null ? 0 : in.packets());
    }

    long bytes() {
        InStream in = stream;
        return earlierBytes + (in == null ? 0 : in.bytes());
    }

    long missing() {
        InStream in = stream;
        return earlierMissing + (in == null ? 0 : in.numbers().missing());
    }

    long nacks() {
        InStream in = stream;
        return earlierNacks + (in == null ? 0 : in.nacks());
    }
}
