package hiwar.media.sctp;

/**
 * One data channel: a pair of SCTP streams with the same number (RFC 8831 section 6.4); owned by {@link DataChannels}.
 */
public final class DataChannel {
    /** Where a channel is in its life; only ever moves forward. */
    public enum State {
        /** We asked for it; messages may be sent already, the peer has not answered. */
        OPENING,
        /** Both sides know it. */
        OPEN,
        /** One side closed it, and the streams are being reset. */
        CLOSING,
        /** Gone; its stream number may be used again. */
        CLOSED
    }

    private final String label;
    private final String protocol;
    private final Reliability reliability;
    private final int streamId;
    private State state = State.OPENING;
    private boolean ownReset;
    private boolean peerReset;

    DataChannel(int streamId, String label, String protocol, Reliability reliability) {
        this.streamId = streamId;
        this.label = label;
        this.protocol = protocol;
        this.reliability = reliability;
    }

    /** The number of both streams, 0..65534. */
    public int streamId() {
        return streamId;
    }

    /** The name that its opener gave it. */
    public String label() {
        return label;
    }

    /** The subprotocol that its opener named, mostly empty. */
    public String protocol() {
        return protocol;
    }

    /** What its opener chose; holds for both directions. */
    public Reliability reliability() {
        return reliability;
    }

    /** Where it is in its life. */
    public State state() {
        return state;
    }

    void state(State next) {
        state = next;
    }

    void ownReset() {
        ownReset = true;
    }

    void peerReset() {
        peerReset = true;
    }

    /** Only when both directions start anew may the number be used again. */
    boolean bothReset() {
        return ownReset && peerReset;
    }

    @Override
    public String toString() {
        return label + "#" + streamId + " " + state;
    }
}
