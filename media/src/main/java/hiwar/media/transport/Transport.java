package hiwar.media.transport;

import hiwar.media.ice.IceCredentials;
import hiwar.media.sctp.DataChannel;
import hiwar.media.sctp.DataChannelSink;
import hiwar.media.sctp.DataChannels;
import hiwar.media.srtp.SrtpKeys;
import hiwar.wire.TransportAddress;
import java.nio.ByteBuffer;

/**
 * One association with one peer: ICE, DTLS, SRTP and SCTP behind a machine that takes datagrams of any of them; owned
 * by a participant, on its shard's thread.
 */
public final class Transport {
    private final TransportId id;
    private final IceCredentials local;
    private final RtpSession rtp = new RtpSession();
    private final DataChannels data;
    private TransportState state = TransportState.NEW;

    /** A transport that waits for the first check made with {@code local}. */
    public Transport(TransportId id, IceCredentials local, TransportEvents events, TransportContext context) {
        this.id = id;
        this.local = local;
        this.data = new DataChannels(false, 0, context.entropy(), new Channels(id, events, context.sink()));
    }

    /** Its name. */
    public TransportId id() {
        return id;
    }

    /** Where it is in its life. */
    public TransportState state() {
        return state;
    }

    /** Our credentials, as the description says them. */
    public IceCredentials local() {
        return local;
    }

    /** What the client's description says; again after an ICE restart. */
    public void remote(IceCredentials ice, Fingerprint fingerprint) {}

    /** Checks may come with new credentials from now on; the old ones hold until the first that does. */
    public void restartIce(IceCredentials newLocal) {}

    /** True when {@code address} has passed an ICE check here. */
    public boolean accepts(TransportAddress address) {
        return false;
    }

    /** Takes in one datagram of any protocol (RFC 7983); it is changed in place and may be reused afterwards. */
    public void receive(TransportAddress from, ByteBuffer buffer, int offset, int lengthBytes, long nowNanos) {}

    /** DTLS is done; ignored unless we wait for it. */
    public void dtlsConnected(SrtpKeys keys, long nowNanos) {}

    /** Sends DTLS records to the client. */
    public void dtlsDatagram(byte[] datagram, long nowNanos) {}

    /** Takes in decrypted application data: one SCTP packet. */
    public void dtlsData(byte[] sctpPacket, long nowNanos) {}

    /** The DTLS association failed or was closed by the client. */
    public void dtlsDown(String reason, long nowNanos) {}

    /** Does what is due. */
    public void tick(long nowNanos) {}

    /** When {@link #tick} wants to be called; {@link Long#MAX_VALUE} for never. */
    public long deadlineNanos() {
        return Long.MAX_VALUE;
    }

    /** Ends it; nothing more is sent. */
    public void close(long nowNanos) {
        state = TransportState.CLOSED;
    }

    /** Its data channels; they may be opened before the transport is connected. */
    public DataChannels data() {
        return data;
    }

    /** Its RTP session. */
    public RtpSession rtp() {
        return rtp;
    }

    /** Hands what the data channels say to the owner of the transport. */
    private record Channels(TransportId id, TransportEvents events, TransportSink sink) implements DataChannelSink {
        @Override
        public void sctpPacket(byte[] packet) {
            sink.dtlsSend(id, packet);
        }

        @Override
        public void opened(DataChannel channel) {
            events.channelOpened(id, channel);
        }

        @Override
        public void message(DataChannel channel, byte[] bytes, boolean binary) {
            events.channelMessage(id, channel, bytes, binary);
        }

        @Override
        public void closed(DataChannel channel) {
            events.channelClosed(id, channel);
        }

        @Override
        public void down(String reason) {}
    }
}
