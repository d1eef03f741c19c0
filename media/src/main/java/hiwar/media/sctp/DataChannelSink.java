package hiwar.media.sctp;

/** Where {@link DataChannels} leaves its output; it only records and never calls back. */
public interface DataChannelSink {
    /** Send this SCTP packet as DTLS application data; the array belongs to the sink. */
    void sctpPacket(byte[] packet);

    /** A channel is open: the peer asked for it, or answered ours. */
    void opened(DataChannel channel);

    /** A whole message came. The array belongs to the sink; {@code binary} is false for UTF-8 text. */
    void message(DataChannel channel, byte[] bytes, boolean binary);

    /** A channel is gone, because either side closed it. Not called when the whole association goes down. */
    void closed(DataChannel channel);

    /** The association is over, and with it every channel; nothing follows. */
    void down(String reason);
}
