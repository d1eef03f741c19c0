package hiwar.room.room;

import hiwar.media.transport.TransportSink;
import hiwar.room.auth.Grants;
import hiwar.room.id.RequestId;
import hiwar.room.id.SessionId;
import hiwar.room.signal.AdminReply;
import hiwar.room.signal.Refusal;
import hiwar.room.stage.TalkOutputs;
import livekit.LivekitRtc.SignalResponse;

/**
 * Where a shard leaves what is not media: it only records, so that when a call of the shard returns all of its output
 * is there. Calls for a session that is closed already are to be ignored.
 */
public interface Outputs extends TransportSink {
    /** Upgrade the WebSocket and send {@code first}; only from now on may the session be sent to. */
    void accept(SessionId session, SignalResponse first);

    /** Answer the HTTP request instead of upgrading it. */
    void refuse(SessionId session, Refusal refusal);

    /** Send one frame. */
    void signal(SessionId session, SignalResponse response);

    /** Close the WebSocket after what was sent before; {@code code} as in RFC 6455 section 7.4. */
    void close(SessionId session, int code, String reason);

    /** Answer an administrator's call. */
    void answer(RequestId request, AdminReply reply);

    /** Sign a new token with these grants and send it as {@code refresh_token}. */
    void refreshToken(SessionId session, Grants grants);

    /** Where the talks of the shard leave what they have to say. */
    TalkOutputs talks();

    /** A change of state for the log, one line of plain English. */
    default void note(String event) {}

    /** An exception that should not have been; what it happened in is discarded. */
    default void bug(String where, RuntimeException exception) {}
}
