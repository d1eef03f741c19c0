package hiwar.media.transport;

import hiwar.media.ice.IceCredentials;
import hiwar.media.ice.IceLite;
import hiwar.media.io.Drop;
import hiwar.media.sctp.DataChannel;
import hiwar.media.sctp.DataChannelSink;
import hiwar.media.sctp.DataChannels;
import hiwar.media.srtp.SrtpKeys;
import hiwar.media.srtp.SrtpProfile;
import hiwar.media.srtp.SrtpSession;
import hiwar.wire.TransportAddress;
import hiwar.wire.rtcp.Rtcp;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One association with one peer: ICE, DTLS, SRTP and SCTP behind a machine that takes datagrams of any of them; owned
 * by a participant, on its shard's thread.
 */
public final class Transport {
    /** DTLS may begin before the client's description has come; so many datagrams of it are kept until then. */
    static final int MAX_EARLY_DATAGRAMS = 4;

    private final TransportId id;
    private final TransportContext context;
    private final TransportEvents events;
    private final IceLite ice;
    private final MediaPath path;
    private final RtpSession rtp;
    private final DataChannels data;
    private final List<byte[]> early = new ArrayList<>(MAX_EARLY_DATAGRAMS);
    private TransportState state = TransportState.NEW;
    private @Nullable Fingerprint expected;
    private boolean handshaking;
    private boolean channelsUsed;

    /** A transport that waits for the first check made with {@code local}. */
    public Transport(TransportId id, IceCredentials local, TransportEvents events, TransportContext context) {
        this.id = id;
        this.context = context;
        this.events = events;
        this.ice = new IceLite(local, context.sink(), context.drops());
        this.path = new MediaPath(context.sink(), () -> events.sooner(id));
        this.rtp = new RtpSession(path, context.drops(), context.entropy());
        this.data = new DataChannels(false, 0, context.entropy(), new Channels());
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
        return ice.local();
    }

    /** The client's credentials; null before its description has come. */
    public @Nullable IceCredentials remote() {
        return ice.remote();
    }

    /** Where the client is reached; null before the first valid check. */
    public @Nullable TransportAddress selected() {
        return ice.selected();
    }

    /** What the client's description says; again after an ICE restart, when DTLS goes on with its old certificate. */
    public void remote(IceCredentials credentials, Fingerprint fingerprint) {
        ice.remote(credentials);
        expected = fingerprint;
        openDtls();
    }

    /** Checks may come with new credentials from now on; the old ones hold until the first that does. */
    public void restartIce(IceCredentials newLocal) {
        ice.restart(newLocal);
    }

    /** True when {@code address} has passed an ICE check here. */
    public boolean accepts(TransportAddress address) {
        return ice.validated(address);
    }

    /** Takes in one datagram of any protocol (RFC 7983); it is changed in place and may be reused afterwards. */
    public void receive(TransportAddress from, ByteBuffer buffer, int offset, int lengthBytes, long nowNanos) {
        if (over()) {
            drop(Drop.NOT_CONNECTED);
            return;
        }
        int first = lengthBytes == 0 ? -1 : buffer.get(offset) & 0xFF;
        if (first >= 128 && first <= 191) {
            media(buffer, offset, lengthBytes, nowNanos);
        } else if (first >= 20 && first <= 63) {
            dtls(from, buffer, offset, lengthBytes);
        } else if (first >= 0 && first <= 3) {
            check(from, buffer, offset, lengthBytes, nowNanos);
        } else {
            drop(Drop.NOT_A_PROTOCOL);
        }
    }

    private void check(TransportAddress from, ByteBuffer buffer, int offset, int lengthBytes, long nowNanos) {
        if (ice.handle(from, buffer, offset, lengthBytes, nowNanos) == IceLite.SELECTED) {
            path.address(ice.selected());
            if (state == TransportState.NEW) {
                state = TransportState.CHECKED;
                openDtls();
            }
        }
    }

    private void openDtls() {
        Fingerprint fingerprint = expected;
        if (state != TransportState.CHECKED || fingerprint == null || handshaking) {
            return;
        }
        handshaking = true;
        context.sink().dtlsOpen(id, fingerprint);
        for (byte[] datagram : early) {
            context.sink().dtlsReceived(id, datagram);
        }
        early.clear();
    }

    private void dtls(TransportAddress from, ByteBuffer buffer, int offset, int lengthBytes) {
        if (!ice.validated(from) || !DtlsGuard.acceptable(buffer, offset, lengthBytes)) {
            drop(Drop.BAD_DTLS);
            return;
        }
        if (!handshaking && early.size() == MAX_EARLY_DATAGRAMS) {
            drop(Drop.QUEUE_FULL);
            return;
        }
        byte[] datagram = new byte[lengthBytes];
        buffer.get(offset, datagram);
        if (handshaking) {
            context.sink().dtlsReceived(id, datagram);
        } else {
            early.add(datagram);
        }
    }

    private void media(ByteBuffer buffer, int offset, int lengthBytes, long nowNanos) {
        SrtpSession srtp = path.srtp();
        if (srtp == null) {
            drop(Drop.NO_KEYS);
            return;
        }
        boolean control = Rtcp.looksLike(buffer, offset, lengthBytes);
        int plainBytes = control
                ? srtp.unprotectRtcp(buffer, offset, lengthBytes)
                : srtp.unprotectRtp(buffer, offset, lengthBytes);
        if (plainBytes < 0) {
            drop(reason(plainBytes, control));
        } else if (control) {
            rtp.handleRtcp(buffer, offset, plainBytes, nowNanos);
        } else {
            rtp.handleRtp(buffer, offset, plainBytes, nowNanos);
        }
    }

    private static Drop reason(int result, boolean control) {
        return switch (result) {
            case SrtpSession.BAD_AUTHENTICATION -> Drop.BAD_AUTHENTICATION;
            case SrtpSession.REPLAYED -> Drop.REPLAYED;
            case SrtpSession.EXHAUSTED -> Drop.QUEUE_FULL;
            default -> control ? Drop.BAD_RTCP : Drop.BAD_RTP;
        };
    }

    /** DTLS is done; ignored unless we wait for it. */
    public void dtlsConnected(SrtpKeys keys, long nowNanos) {
        if (state != TransportState.CHECKED || !handshaking) {
            return;
        }
        state = TransportState.CONNECTED;
        boolean aead = keys.profile() == SrtpProfile.AEAD_AES_128_GCM;
        path.open(new SrtpSession(keys, true, context.ciphers()), aead);
        events.connected(id);
        rtp.start(nowNanos);
        data.start(nowNanos);
    }

    /** Sends DTLS records to the client. */
    public void dtlsDatagram(byte[] datagram, long nowNanos) {
        TransportAddress to = ice.selected();
        if (over() || to == null) {
            return;
        }
        int at = context.sink().claim(to, datagram.length);
        if (at < 0) {
            drop(Drop.SEND_BUFFER_FULL);
            return;
        }
        context.sink().buffer().put(at, datagram);
        context.sink().commit(datagram.length);
    }

    /** Takes in decrypted application data: one SCTP packet. */
    public void dtlsData(byte[] sctpPacket, long nowNanos) {
        if (state == TransportState.CONNECTED) {
            data.handle(sctpPacket, nowNanos);
        }
    }

    /** The DTLS association failed or was closed by the client. */
    public void dtlsDown(String reason, long nowNanos) {
        if (handshaking) {
            fail("DTLS: " + reason);
        }
    }

    /** Does what is due. */
    public void tick(long nowNanos) {
        if (over()) {
            return;
        }
        if (ice.consentLost(nowNanos)) {
            fail("no ICE check for " + IceLite.CONSENT_TIMEOUT_NANOS / 1_000_000_000L + " s");
            return;
        }
        if (state == TransportState.CONNECTED) {
            data.tick(nowNanos);
            rtp.tick(nowNanos);
        }
    }

    /** When {@link #tick} wants to be called; {@link Long#MAX_VALUE} for never. */
    public long deadlineNanos() {
        return switch (state) {
            case NEW, FAILED, CLOSED -> Long.MAX_VALUE;
            case CHECKED -> consentNanos();
            case CONNECTED -> Math.min(consentNanos(), Math.min(data.deadlineNanos(), rtp.deadlineNanos()));
        };
    }

    private long consentNanos() {
        return ice.lastCheckNanos() + IceLite.CONSENT_TIMEOUT_NANOS;
    }

    /** Ends it; nothing more is sent. */
    public void close(long nowNanos) {
        if (state != TransportState.CLOSED) {
            end();
            state = TransportState.CLOSED;
        }
    }

    private void fail(String why) {
        if (!over()) {
            end();
            state = TransportState.FAILED;
            events.failed(id, why);
        }
    }

    private void end() {
        path.close();
        early.clear();
        if (handshaking) {
            handshaking = false;
            context.sink().dtlsClose(id);
        }
    }

    private boolean over() {
        return state == TransportState.FAILED || state == TransportState.CLOSED;
    }

    private void drop(Drop reason) {
        context.drops().count(reason);
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
    private final class Channels implements DataChannelSink {
        @Override
        public void sctpPacket(byte[] packet) {
            if (state == TransportState.CONNECTED) {
                context.sink().dtlsSend(id, packet);
            }
        }

        @Override
        public void opened(DataChannel channel) {
            channelsUsed = true;
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

        /** Clients never open channels again: without a new transport all later data would be lost. */
        @Override
        public void down(String reason) {
            if (channelsUsed) {
                fail("data channels: " + reason);
            }
        }
    }
}
