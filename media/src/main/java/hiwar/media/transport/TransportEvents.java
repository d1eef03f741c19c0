package hiwar.media.transport;

import hiwar.media.sctp.DataChannel;

/**
 * What a transport tells the room that owns it. The receiver only records: it looks at its list after the transport's
 * method has returned.
 */
public interface TransportEvents {
    /** DTLS is done and SRTP keys are in place. */
    void connected(TransportId id);

    /** The transport has reached {@link TransportState#FAILED}; {@code why} is for the log. */
    void failed(TransportId id, String why);

    /**
     * Its deadline is earlier now, perhaps because of what happened on another transport: look at it before waiting.
     */
    default void sooner(TransportId id) {}

    /** A data channel is open in both directions. */
    void channelOpened(TransportId id, DataChannel channel);

    /** A whole message came on {@code channel}. */
    void channelMessage(TransportId id, DataChannel channel, byte[] message, boolean binary);

    /** The channel is closed; nothing more comes on it. */
    void channelClosed(TransportId id, DataChannel channel);
}
