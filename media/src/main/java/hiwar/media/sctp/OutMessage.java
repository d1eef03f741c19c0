package hiwar.media.sctp;

import hiwar.wire.sctp.ByteSlice;

/** A message on its way out: waiting, being cut into fragments, or under way; owned by {@link SendQueue}. */
final class OutMessage {
    final OutStream stream;
    final ByteSlice payload;
    final Delivery delivery;
    /** Its stream sequence number, given when its first fragment leaves. */
    int sequence;
    /** How much of it was cut into fragments. */
    int fragmentedBytes;
    /** How much of it the peer has not acknowledged. */
    int unacknowledgedBytes;
    /** Given up (RFC 3758 section 3.5). */
    boolean abandoned;

    OutMessage(OutStream stream, ByteSlice payload, Delivery delivery) {
        this.stream = stream;
        this.payload = payload;
        this.delivery = delivery;
        this.unacknowledgedBytes = payload.length();
    }

    boolean expired(long nowNanos) {
        return nowNanos >= delivery.expiresNanos;
    }

    /**
     * How it is to be carried.
     *
     * @param maxRetransmits −1 for no limit
     * @param expiresNanos {@link Long#MAX_VALUE} for never
     */
    record Delivery(int protocolId, boolean ordered, int maxRetransmits, long expiresNanos) {}
}
