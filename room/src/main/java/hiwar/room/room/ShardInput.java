package hiwar.room.room;

import hiwar.media.srtp.SrtpKeys;
import hiwar.media.transport.TransportId;
import hiwar.room.id.RequestId;
import hiwar.room.id.SessionId;
import hiwar.room.signal.AdminCall;
import hiwar.room.signal.JoinParams;
import hiwar.room.stage.TalkInput;
import livekit.LivekitRtc.SignalRequest;

/** Everything that can come into a shard, except datagrams. */
public sealed interface ShardInput {
    /** Somebody wants in; answered by {@link Outputs#accept} or {@link Outputs#refuse}. */
    record Join(SessionId session, JoinParams params) implements ShardInput {}

    /** Somebody wants its old session back; answered by {@link Outputs#accept}, or refused as a join would be. */
    record Resume(SessionId session, JoinParams params) implements ShardInput {}

    /** A frame came on an accepted session. */
    record Signal(SessionId session, SignalRequest request) implements ShardInput {}

    /** The WebSocket of a session is gone. */
    record SignalLost(SessionId session) implements ShardInput {}

    /** The DTLS handshake of a transport is done. */
    record DtlsConnected(TransportId transport, SrtpKeys keys) implements ShardInput {}

    /** A DTLS datagram is to be sent to the peer of a transport. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record DtlsDatagram(TransportId transport, byte[] datagram) implements ShardInput {}

    /** Decrypted application data: one SCTP packet. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record DtlsData(TransportId transport, byte[] applicationData) implements ShardInput {}

    /** The DTLS association is over. */
    record DtlsDown(TransportId transport, String reason) implements ShardInput {}

    /** An administrator's call whose grants are checked; answered by {@link Outputs#answer}. */
    record Admin(RequestId id, AdminCall call) implements ShardInput {}

    /** Something for a talk. */
    record Talk(TalkInput input) implements ShardInput {}

    /** The node stops: everybody is told to go. */
    record Shutdown() implements ShardInput {}
}
