package hiwar.sim.peer;

import com.google.protobuf.InvalidProtocolBufferException;
import hiwar.media.io.Entropy;
import hiwar.media.sctp.DataChannel;
import hiwar.media.sctp.DataChannelSink;
import hiwar.media.sctp.DataChannels;
import hiwar.media.sctp.Reliability;
import hiwar.room.signal.DataPackets;
import java.util.ArrayDeque;
import java.util.Queue;
import livekit.LivekitModels.DataPacket;
import org.jspecify.annotations.Nullable;

/** The data channels of a peer, with the labels that LiveKit's clients give them. Owned by a {@link ClientPeer}. */
final class PeerData implements DataChannelSink {
    private final PeerSink sink;
    private final PeerEvents events;
    private final Entropy entropy;
    /** What the channels told while they worked: it is passed on when they have returned. */
    private final Queue<Runnable> told = new ArrayDeque<>();

    private int maxMessageBytes;
    private int sequence;
    private @Nullable DataChannels channels;
    private @Nullable DataChannel reliable;
    private @Nullable DataChannel lossy;

    PeerData(PeerSink sink, PeerEvents events, Entropy entropy) {
        this.sink = sink;
        this.events = events;
        this.entropy = entropy;
    }

    void maxMessageBytes(long bytes) {
        maxMessageBytes = (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    /** DTLS is up. */
    void start(long nowNanos) {
        DataChannels started = new DataChannels(true, maxMessageBytes, entropy, this);
        channels = started;
        lossy = started.open(DataPackets.LOSSY_LABEL, Reliability.LOSSY, nowNanos);
        reliable = started.open(DataPackets.RELIABLE_LABEL, Reliability.RELIABLE, nowNanos);
        started.start(nowNanos);
        tell();
    }

    void handle(byte[] sctpPacket, long nowNanos) {
        if (channels != null) {
            channels.handle(sctpPacket, nowNanos);
            tell();
        }
    }

    boolean send(DataPacket packet, boolean reliably, long nowNanos) {
        DataChannel channel = reliably ? reliable : lossy;
        if (channels == null || channel == null) {
            return false;
        }
        DataPacket numbered =
                reliably ? packet.toBuilder().setSequence(sequence + 1).build() : packet;
        boolean taken = channels.send(channel, numbered.toByteArray(), true, nowNanos);
        if (taken && reliably) {
            sequence++;
        }
        tell();
        return taken;
    }

    void tick(long nowNanos) {
        if (channels != null) {
            channels.tick(nowNanos);
            tell();
        }
    }

    long deadlineNanos() {
        return channels == null ? Long.MAX_VALUE : channels.deadlineNanos();
    }

    private void tell() {
        for (Runnable next = told.poll(); next != null; next = told.poll()) {
            next.run();
        }
    }

    @Override
    public void sctpPacket(byte[] packet) {
        sink.dtlsSend(packet);
    }

    @Override
    public void opened(DataChannel channel) {
        told.add(() -> events.channelOpened(channel.label()));
    }

    @Override
    public void message(DataChannel channel, byte[] bytes, boolean binary) {
        try {
            DataPacket packet = DataPacket.parseFrom(bytes);
            told.add(() -> events.data(channel.label(), packet));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the server sent a message that is no DataPacket", e);
        }
    }

    @Override
    public void closed(DataChannel channel) {}

    @Override
    public void down(String reason) {
        told.add(() -> events.failed("data channels: " + reason));
    }
}
