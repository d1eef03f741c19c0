package hiwar.node.loop;

import hiwar.room.auth.Grants;
import hiwar.room.signal.Refusal;
import livekit.LivekitRtc.SignalResponse;

/** The WebSocket end of a session, as its shard's loop sees it. No method waits; none throws for a slow client. */
public interface SignalPort {
    /** Upgrade and send {@code first}. */
    void accept(SignalResponse first);

    /** Answer the request instead of upgrading it. */
    void refuse(Refusal refusal);

    /** Send one frame. */
    void signal(SignalResponse response);

    /** Close after what was sent before; {@code code} as in RFC 6455 section 7.4. */
    void close(int code, String reason);

    /** Sign a token with these grants and send it. */
    void refreshToken(Grants grants);
}
