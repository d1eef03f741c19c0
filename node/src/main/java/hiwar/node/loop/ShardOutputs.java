package hiwar.node.loop;

import hiwar.media.transport.Fingerprint;
import hiwar.media.transport.TransportId;
import hiwar.node.dtls.DtlsPort;
import hiwar.node.udp.UdpPort;
import hiwar.room.auth.Grants;
import hiwar.room.id.RequestId;
import hiwar.room.id.SessionId;
import hiwar.room.room.Outputs;
import hiwar.room.signal.AdminReply;
import hiwar.room.signal.Refusal;
import hiwar.room.stage.TalkOutputs;
import hiwar.wire.TransportAddress;
import java.nio.ByteBuffer;
import livekit.LivekitRtc.SignalResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries what a shard puts out to where it belongs, without waiting for anybody. */
record ShardOutputs(UdpPort udp, DtlsPort dtls, Sessions sessions, Replies<AdminReply> replies, TalkOutputs talks)
        implements Outputs {
    private static final Logger LOG = LoggerFactory.getLogger("hiwar.room");

    @Override
    public ByteBuffer buffer() {
        return udp.buffer();
    }

    @Override
    public int claim(TransportAddress to, int maxBytes) {
        return udp.claim(to, maxBytes);
    }

    @Override
    public void commit(int lengthBytes) {
        udp.commit(lengthBytes);
    }

    @Override
    public void dtlsOpen(TransportId id, Fingerprint expected) {
        dtls.open(id, expected);
    }

    @Override
    public void dtlsReceived(TransportId id, byte[] datagram) {
        dtls.received(id, datagram);
    }

    @Override
    public void dtlsSend(TransportId id, byte[] applicationData) {
        dtls.send(id, applicationData);
    }

    @Override
    public void dtlsClose(TransportId id) {
        dtls.close(id);
    }

    @Override
    public void accept(SessionId session, SignalResponse first) {
        sessions.with(session, port -> port.accept(first));
    }

    @Override
    public void refuse(SessionId session, Refusal refusal) {
        sessions.with(session, port -> port.refuse(refusal));
    }

    @Override
    public void signal(SessionId session, SignalResponse response) {
        sessions.with(session, port -> port.signal(response));
    }

    @Override
    public void close(SessionId session, int code, String reason) {
        sessions.with(session, port -> port.close(code, reason));
    }

    @Override
    public void answer(RequestId request, AdminReply reply) {
        replies.answer(request, reply);
    }

    @Override
    public void note(String event) {
        LOG.info("{}", Printable.plain(event));
    }

    @Override
    public void bug(String where, RuntimeException exception) {
        LOG.error("bug at {}: what it happened in was discarded", Printable.plain(where), exception);
    }

    @Override
    public void refreshToken(SessionId session, Grants grants) {
        sessions.with(session, port -> port.refreshToken(grants));
    }
}
