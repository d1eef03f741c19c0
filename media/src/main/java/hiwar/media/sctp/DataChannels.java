package hiwar.media.sctp;

import hiwar.media.io.Entropy;
import hiwar.wire.sctp.Dcep;
import hiwar.wire.sctp.PacketWriter;
import hiwar.wire.sctp.PayloadProtocol;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All data channels of one transport, over one SCTP association (RFC 8831, RFC 8832); owned by the transport and
 * driven by its shard.
 */
public final class DataChannels {
    /** What we accept and what our SDP says in {@code a=max-message-size} (RFC 8841 section 6). */
    public static final int MAX_MESSAGE_BYTES = 65_535;
    /** Channels of one association; clients open three. Beyond it the peer's are closed at once. */
    public static final int MAX_CHANNELS = 256;
    /** Buffered on a channel that may lose messages: more would only arrive late. */
    public static final int MAX_LOSSY_BUFFERED_BYTES = 256 * 1024;

    private static final long MILLISECOND_NANOS = 1_000_000;
    private static final byte[] NOTHING = {0};

    private final int maxMessageBytes;
    private final DataChannelSink sink;
    private final SctpAssociation association;
    private final TreeMap<Integer, DataChannel> channels = new TreeMap<>();
    private final int ownParity;
    private long messagesSent;
    private long messagesReceived;

    /**
     * @param dtlsClient whether we are the DTLS client, which opens even stream numbers (RFC 8832 section 6)
     * @param maxMessageBytes what the peer's SDP accepts; 0 for no limit
     */
    public DataChannels(boolean dtlsClient, int maxMessageBytes, Entropy entropy, DataChannelSink sink) {
        this.ownParity = dtlsClient ? 0 : 1;
        this.maxMessageBytes = maxMessageBytes == 0 ? MAX_MESSAGE_BYTES : Math.min(maxMessageBytes, MAX_MESSAGE_BYTES);
        this.sink = sink;
        this.association = new SctpAssociation(entropy, sink::sctpPacket);
    }

    /** DTLS is up: begins the association. */
    public void start(long nowNanos) {
        association.start(nowNanos);
        settle(nowNanos);
    }

    /** Takes in one SCTP packet, as it came out of DTLS; a bad one is counted and forgotten. */
    public void handle(byte[] sctpPacket, long nowNanos) {
        association.handle(sctpPacket, nowNanos);
        settle(nowNanos);
    }

    /** Does what is due. */
    public void tick(long nowNanos) {
        if (nowNanos >= association.deadlineNanos()) {
            association.tick(nowNanos);
            settle(nowNanos);
        }
    }

    /** When {@link #tick} wants to be called; {@link Long#MAX_VALUE} for never. */
    public long deadlineNanos() {
        return association.deadlineNanos();
    }

    /**
     * Opens a channel; allowed before the association is up. Messages may be sent on it at once.
     *
     * @throws IllegalStateException when {@link #MAX_CHANNELS} exist already
     */
    public DataChannel open(String label, Reliability reliability, long nowNanos) {
        if (channels.size() >= MAX_CHANNELS || label.getBytes(StandardCharsets.UTF_8).length > Dcep.MAX_NAME_BYTES) {
            throw new IllegalStateException("no room for the channel " + label);
        }
        int id = ownParity;
        while (channels.containsKey(id)) {
            id += 2;
        }
        DataChannel channel = new DataChannel(id, label, "", reliability);
        channels.put(id, channel);
        Dcep open = new Dcep.Open(
                reliability.ordered(), 0, reliability.maxRetransmits(), reliability.maxLifetimeMillis(), label, "");
        association.offer(id, open.toBytes(), reliably(PayloadProtocol.DCEP));
        settle(nowNanos);
        return channel;
    }

    /**
     * Queues one message.
     *
     * @return false when it was not taken: the channel is closed, the message is longer than the peer accepts, or too
     *     much is buffered already
     */
    public boolean send(DataChannel channel, byte[] message, boolean binary, long nowNanos) {
        boolean usable = channel.state() == DataChannel.State.OPENING || channel.state() == DataChannel.State.OPEN;
        if (!usable || message.length > maxMessageBytes) {
            return false;
        }
        Reliability reliability = channel.reliability();
        if (!reliability.reliable()
                && association.bufferedBytes(channel.streamId()) + message.length > MAX_LOSSY_BUFFERED_BYTES) {
            return false;
        }
        int protocolId = binary
                ? (message.length == 0 ? PayloadProtocol.EMPTY_BINARY : PayloadProtocol.BINARY)
                : (message.length == 0 ? PayloadProtocol.EMPTY_TEXT : PayloadProtocol.TEXT);
        int lifetimeMillis = reliability.maxLifetimeMillis();
        long expiresNanos = lifetimeMillis < 0 ? Long.MAX_VALUE : nowNanos + lifetimeMillis * MILLISECOND_NANOS;
        // Until the peer knows the channel nothing may overtake the message that opens it (RFC 8832 section 6).
        boolean ordered = reliability.ordered() || channel.state() == DataChannel.State.OPENING;
        OutMessage.Delivery delivery =
                new OutMessage.Delivery(protocolId, ordered, reliability.maxRetransmits(), expiresNanos);
        if (!association.offer(channel.streamId(), message.length == 0 ? NOTHING : message, delivery)) {
            return false;
        }
        messagesSent++;
        settle(nowNanos);
        return true;
    }

    /** Bytes of {@code channel} that were taken but not yet acknowledged. */
    public long bufferedBytes(DataChannel channel) {
        return channel.state() == DataChannel.State.CLOSED ? 0 : association.bufferedBytes(channel.streamId());
    }

    /** Closes a channel after what was sent on it has gone. */
    public void close(DataChannel channel, long nowNanos) {
        if (beginClosing(channel)) {
            settle(nowNanos);
        }
    }

    /** Tells the peer and ends the association; the sink hears {@link DataChannelSink#down}. */
    public void abort(String reason, long nowNanos) {
        association.abort(PacketWriter.USER_INITIATED, reason);
        settle(nowNanos);
    }

    /** The counters as they are now. */
    public DataChannelsSnapshot snapshot() {
        return association.snapshot(messagesSent, messagesReceived);
    }

    /** Reacts to what the association says until it has nothing more to say, then lets it send. */
    private void settle(long nowNanos) {
        do {
            for (AssociationEvent event = association.poll(); event != null; event = association.poll()) {
                react(event);
            }
            association.flush(nowNanos);
        } while (association.hasEvents());
    }

    private void react(AssociationEvent event) {
        switch (event) {
            case AssociationEvent.Up up ->
                channels.values().stream()
                        .filter(c -> c.state() == DataChannel.State.CLOSING)
                        .toList()
                        .forEach(this::reset);
            case AssociationEvent.Message message -> received(message);
            case AssociationEvent.PeerReset reset -> {
                List<Integer> all = reset.streamIds().isEmpty() ? List.copyOf(channels.keySet()) : reset.streamIds();
                for (int id : all) {
                    DataChannel channel = channels.get(id);
                    if (channel != null) {
                        channel.peerReset();
                        beginClosing(channel);
                        finishClosing(channel);
                    }
                }
            }
            case AssociationEvent.OwnReset reset -> {
                for (int id : reset.streamIds()) {
                    DataChannel channel = channels.get(id);
                    if (channel != null) {
                        channel.ownReset();
                        finishClosing(channel);
                    }
                }
            }
            case AssociationEvent.Down down -> {
                channels.values().forEach(c -> c.state(DataChannel.State.CLOSED));
                channels.clear();
                sink.down(down.reason());
            }
        }
    }

    private void received(AssociationEvent.Message message) {
        int id = message.streamId();
        @Nullable DataChannel channel = channels.get(id);
        if (message.protocolId() == PayloadProtocol.DCEP) {
            @Nullable Dcep dcep = Dcep.parse(message.payload().toArray());
            if (channel == null && dcep instanceof Dcep.Open open) {
                opened(id, open);
            } else if (channel != null && dcep instanceof Dcep.Ack) {
                acknowledged(channel);
            }
            return;
        }
        if (channel == null || channel.state() == DataChannel.State.CLOSING) {
            return;
        }
        acknowledged(channel); // data may overtake the acknowledgement
        switch (message.protocolId()) {
            case PayloadProtocol.BINARY -> hand(channel, message.payload().toArray(), true);
            case PayloadProtocol.TEXT -> hand(channel, message.payload().toArray(), false);
            case PayloadProtocol.EMPTY_BINARY -> hand(channel, new byte[0], true);
            case PayloadProtocol.EMPTY_TEXT -> hand(channel, new byte[0], false);
            default -> {} // not a data channel's
        }
    }

    private void opened(int id, Dcep.Open open) {
        if (channels.size() >= MAX_CHANNELS) {
            association.reset(id);
            return;
        }
        Reliability reliability = new Reliability(open.ordered(), open.maxRetransmits(), open.maxLifetimeMillis());
        DataChannel channel = new DataChannel(id, open.label(), open.protocol(), reliability);
        channel.state(DataChannel.State.OPEN);
        channels.put(id, channel);
        association.offer(id, new Dcep.Ack().toBytes(), reliably(PayloadProtocol.DCEP));
        sink.opened(channel);
    }

    private void acknowledged(DataChannel channel) {
        if (channel.state() == DataChannel.State.OPENING) {
            channel.state(DataChannel.State.OPEN);
            sink.opened(channel);
        }
    }

    private void hand(DataChannel channel, byte[] payload, boolean binary) {
        messagesReceived++;
        sink.message(channel, payload, binary);
    }

    private boolean beginClosing(DataChannel channel) {
        if (channel.state() == DataChannel.State.CLOSING || channel.state() == DataChannel.State.CLOSED) {
            return false;
        }
        channel.state(DataChannel.State.CLOSING);
        reset(channel);
        return true;
    }

    private void reset(DataChannel channel) {
        if (!association.reset(channel.streamId())) {
            channel.peerReset();
            channel.ownReset();
            finishClosing(channel);
        }
    }

    private void finishClosing(DataChannel channel) {
        if (channel.bothReset()) {
            channel.state(DataChannel.State.CLOSED);
            channels.remove(channel.streamId());
            sink.closed(channel);
        }
    }

    private static OutMessage.Delivery reliably(int protocolId) {
        return new OutMessage.Delivery(protocolId, true, -1, Long.MAX_VALUE);
    }
}
