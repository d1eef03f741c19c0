package hiwar.node.api;

import hiwar.node.api.Problem.Kind;
import hiwar.node.api.SessionCookies.Seated;
import hiwar.node.http.Answer;
import hiwar.node.loop.TalkDesk;
import org.jspecify.annotations.Nullable;

/** {@code …/socket}: the WebSocket by which a seat follows its talk and acts in it. */
final class SocketDoor {
    private final TalkDesk desk;
    private final SessionCookies cookies;

    SocketDoor(TalkDesk desk, SessionCookies cookies) {
        this.desk = desk;
        this.cookies = cookies;
    }

    /** Null when the request has become a WebSocket. */
    @Nullable
    Answer open(Call call) throws Problem {
        Seated seated = cookies.seat(call);
        SessionCookies.Holding holding = cookies.holding(call);
        TalkSocket socket = new TalkSocket(desk, seated.talk(), seated.seat(), () -> cookies.holds(holding));
        if (!call.exchange().upgrade(socket)) {
            throw Problem.of(Kind.NOT_WEBSOCKET);
        }
        return null;
    }
}
