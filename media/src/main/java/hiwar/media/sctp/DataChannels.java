package hiwar.media.sctp;

import hiwar.media.io.Entropy;

/**
 * All data channels of one transport, over one SCTP association (RFC 8831); owned by the transport and driven by its
 * shard.
 */
public final class DataChannels {
    /** What we accept and what our SDP says in {@code a=max-message-size} (RFC 8841 section 6). */
    public static final int MAX_MESSAGE_BYTES = 65_535;

    /**
     * @param dtlsClient whether we are the DTLS client, which opens even stream numbers (RFC 8832 section 6)
     * @param maxMessageBytes what the peer's SDP accepts; 0 for no limit
     */
    public DataChannels(boolean dtlsClient, int maxMessageBytes, Entropy entropy, DataChannelSink sink) {}

    /** DTLS is up: begins the association. */
    public void start(long nowNanos) {}

    /** Takes in one SCTP packet, as it came out of DTLS; a bad one is counted and forgotten. */
    public void handle(byte[] sctpPacket, long nowNanos) {}

    /** Does what is due. */
    public void tick(long nowNanos) {}

    /** When {@link #tick} wants to be called; {@link Long#MAX_VALUE} for never. */
    public long deadlineNanos() {
        return Long.MAX_VALUE;
    }

    /** Opens a channel; allowed before the association is up. Messages may be sent on it at once. */
    public DataChannel open(String label, Reliability reliability, long nowNanos) {
        return new DataChannel(-1, label, "", reliability);
    }

    /**
     * Queues one message.
     *
     * @return false when it was not taken: the channel is closed, the message is longer than the peer accepts, or too
     *     much is buffered already
     */
    public boolean send(DataChannel channel, byte[] message, boolean binary, long nowNanos) {
        return false;
    }

    /** Bytes of {@code channel} that were taken but not yet acknowledged. */
    public long bufferedBytes(DataChannel channel) {
        return 0;
    }

    /** Closes a channel after what was sent on it has gone. */
    public void close(DataChannel channel, long nowNanos) {}

    /** Tells the peer and ends the association; the sink hears {@link DataChannelSink#down}. */
    public void abort(String reason, long nowNanos) {}

    /** The counters as they are now. */
    public DataChannelsSnapshot snapshot() {
        return new DataChannelsSnapshot(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
