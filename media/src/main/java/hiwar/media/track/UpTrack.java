package hiwar.media.track;

import hiwar.media.io.Drop;
import hiwar.media.io.Drops;
import hiwar.media.stream.InStream;
import hiwar.media.stream.PayloadTypes;
import hiwar.media.stream.ReceiveSection;
import hiwar.media.stream.RtpCodec;
import hiwar.wire.rtp.HeaderExtension;
import hiwar.wire.rtp.MediaKind;
import hiwar.wire.rtp.RtpPacket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A published track as it arrives: one to three encodings; owned by its publication, fed by its RtpSession. */
public final class UpTrack {
    /** Most encodings of a track. */
    public static final int MAX_ENCODINGS = 3;

    /** An encoding is live as long as its packets are no further apart. */
    static final long LIVE_NANOS = 1_000_000_000L;

    /**
     * Subscribers are taken off an encoding when it has been silent for {@link #LIVE_NANOS} and others have sent so
     * many pictures meanwhile: a shared screen may show one in a second, in all encodings alike.
     */
    static final int OVERTAKEN_PICTURES = 5;

    /** A pause between two packets of sound is not counted as longer than this. */
    private static final long MAX_FRAME_NANOS = 120_000_000L;

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int LEVEL_MASK = 0x7F;

    private final MediaKind kind;
    private final boolean microphone;
    private final List<Encoding> encodings = new ArrayList<>(MAX_ENCODINGS);
    private final Router router = new Router();
    private final AudioLevel level = new AudioLevel();
    private Drops drops = new Drops();
    private Alarm alarm = nanos -> {};
    private @Nullable UpPacket view;
    private boolean muted;
    private boolean gated;
    private int liveMask;
    private int lastTimestamp;

    /**
     * A track whose packets an RtpSession will bring.
     *
     * @param microphone somebody speaks into it: its level counts for active speakers
     */
    public UpTrack(MediaKind kind, boolean microphone) {
        this.kind = kind;
        this.microphone = microphone;
        encodings.add(new Encoding(this, 0));
    }

    /** Audio or video. */
    public MediaKind kind() {
        return kind;
    }

    /** True when its level counts for active speakers. */
    public boolean microphone() {
        return microphone;
    }

    /**
     * Its section was negotiated; called by the RtpSession that will bring its packets.
     *
     * @param counters where dropped packets are counted
     * @param session is to be woken when the publisher is to be told something
     */
    public void negotiated(ReceiveSection section, Drops counters, Alarm session) {
        drops = counters;
        alarm = session;
        int versions = Math.max(section.rids().size(), section.ssrcs().size());
        int count = Math.clamp(versions, 1, MAX_ENCODINGS);
        while (encodings.size() < count) {
            encodings.add(new Encoding(this, encodings.size()));
        }
        PayloadTypes types = new PayloadTypes(section.codecs());
        for (Encoding encoding : encodings) {
            encoding.negotiated(types, section.extensions());
        }
    }

    /** Its encodings, lowest first. */
    public List<Encoding> encodings() {
        return List.copyOf(encodings);
    }

    /** An encoding by its place, 0 for the lowest. */
    public Encoding encoding(int spatial) {
        return encodings.get(spatial);
    }

    /** Nothing is forwarded while muted; afterwards sound goes on at once and video with a keyframe. */
    public void muted(boolean mute, long nowNanos) {
        silence(mute, gated, nowNanos);
    }

    /**
     * Nothing is forwarded while its publisher may not be seen or heard, muted or not. When it may, sound goes on at
     * once, and video with a keyframe, which is asked for in this moment.
     */
    public void gated(boolean gate, long nowNanos) {
        silence(muted, gate, nowNanos);
    }

    private void silence(boolean mute, boolean gate, long nowNanos) {
        boolean before = silent();
        muted = mute;
        gated = gate;
        if (silent() != before) {
            level.reset();
            router.muted(!before, nowNanos);
        }
    }

    /** True while nothing is forwarded: it is muted, or gated, or both. */
    public boolean silent() {
        return muted || gated;
    }

    /** True while its publisher may not be seen or heard. */
    boolean gated() {
        return gated;
    }

    /** From now on {@code down} gets its packets; a video track is asked for a keyframe. */
    public void attach(DownTrack down, long nowNanos) {
        router.attach(down);
        down.layersChanged(nowNanos);
    }

    /** {@code down} gets no more packets. */
    public void detach(DownTrack down) {
        if (router.detach(down)) {
            down.detached();
        }
    }

    /** How many DownTracks it has. */
    public int subscribers() {
        return router.size();
    }

    /** How many encodings were negotiated, 1 to {@link #MAX_ENCODINGS}. */
    public int layers() {
        return encodings.size();
    }

    /** True when packets of the encoding arrive. */
    public boolean live(int spatial, long nowNanos) {
        return spatial < encodings.size() && nowNanos - encodings.get(spatial).lastPacketNanos() < LIVE_NANOS;
    }

    /** How loud it is. */
    public AudioLevel level() {
        return level;
    }

    /** The encodings that were live when the last packet came, a bit each. */
    int liveMask() {
        return liveMask;
    }

    /** Takes in a packet with something in it; answers why it went no further, or null. */
    @Nullable
    Drop received(UpPacket packet, boolean newest) {
        if (kind == MediaKind.AUDIO) {
            if (newest && !silent()) {
                hear(packet);
            }
            liveMask = 1;
        } else {
            refreshLayers(packet);
        }
        if (gated) {
            return Drop.GATED;
        }
        if (muted) {
            return Drop.MUTED;
        }
        router.forward(packet, drops);
        return null;
    }

    /** Takes in a packet with padding only. */
    void padding(UpPacket packet) {
        if (!silent()) {
            router.skip(packet);
        }
    }

    /** The encoding has begun its numbers anew. */
    void restarted(Encoding encoding) {
        router.restarted(encoding);
    }

    void alarm(long nanos) {
        alarm.wakeAt(nanos);
    }

    /** The one view that all its packets are looked at through, one at a time. */
    UpPacket view(Encoding encoding, RtpPacket packet, RtpCodec codec) {
        UpPacket reused = view;
        if (reused == null) {
            reused = new UpPacket(encoding, packet, codec);
            view = reused;
        }
        return reused.of(encoding, packet, codec);
    }

    private void refreshLayers(UpPacket packet) {
        int mask = 0;
        for (int i = 0; i < encodings.size(); i++) {
            Encoding encoding = encodings.get(i);
            encoding.overtakenBy(packet);
            boolean silent = packet.nowNanos() - encoding.lastPacketNanos() >= LIVE_NANOS;
            boolean live = encoding.stream() != null && !(silent && encoding.overtaken() >= OVERTAKEN_PICTURES);
            mask |= live ? 1 << i : 0;
        }
        if (mask != liveMask) {
            liveMask = mask;
            router.layersChanged(packet.nowNanos());
        }
    }

    private void hear(UpPacket packet) {
        int timestamp = packet.rtp().timestamp();
        int ticks = timestamp - lastTimestamp; // may wrap
        lastTimestamp = timestamp;
        int id = packet.encoding().extensions().idOf(HeaderExtension.AUDIO_LEVEL);
        int at = id == 0 ? -1 : packet.rtp().extensionOffset(id);
        if (at >= 0 && ticks > 0) {
            long nanos = ticks * SECOND_NANOS / packet.codec().clockRateHz();
            level.observe(
                    packet.rtp().buffer().get(at) & LEVEL_MASK, Math.min(nanos, MAX_FRAME_NANOS), packet.nowNanos());
        }
    }

    /** The counters as they are now. */
    public UpTrackSnapshot snapshot(long nowNanos) {
        long packets = 0;
        long bytes = 0;
        long lost = 0;
        long bitrateBps = 0;
        int live = 0;
        long keyframeRequests = 0;
        long nacks = 0;
        long jitterNanos = 0;
        for (Encoding encoding : encodings) {
            packets += encoding.packets();
            bytes += encoding.bytes();
            lost += encoding.missing();
            keyframeRequests += encoding.keyframeRequests();
            nacks += encoding.nacks();
            InStream stream = encoding.stream();
            if (stream != null && live(encoding.spatial(), nowNanos)) {
                live++;
                bitrateBps += stream.bitrateBps(nowNanos);
                jitterNanos = stream.jitterNanos();
            }
        }
        return new UpTrackSnapshot(packets, bytes, lost, bitrateBps, live, keyframeRequests, nacks, jitterNanos);
    }
}
