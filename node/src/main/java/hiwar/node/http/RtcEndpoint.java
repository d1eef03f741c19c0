package hiwar.node.http;

import hiwar.node.loop.Printable;
import hiwar.node.loop.Sessions;
import hiwar.node.loop.Shards;
import hiwar.node.socket.SocketWriter;
import hiwar.room.id.RoomName;
import hiwar.room.signal.AdminCall;
import hiwar.room.signal.AdminReply;
import hiwar.room.signal.JoinParams;
import hiwar.room.signal.Refusal;
import hiwar.talks.id.LogId;
import hiwar.talks.id.TalkId;
import java.util.function.Consumer;
import livekit.LivekitModels.ClientInfo;
import livekit.LivekitRoom.ListRoomsRequest;
import livekit.LivekitRoom.ListRoomsResponse;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /rtc}, {@code /rtc/v1} and their pre-flights. The WebSocket is upgraded only after the room has accepted the
 * participant, so that every refusal is an HTTP status with its reason; after a failed upgrade clients read the same
 * refusal from the pre-flight, as browsers hide it from them.
 */
final class RtcEndpoint {
    /** Somebody who may join with these parameters, or the answer that says why not. */
    private sealed interface Visitor {}

    private record Welcome(JoinParams params) implements Visitor {}

    private record Unwelcome(Answer answer) implements Visitor {}

    private static final Logger LOG = LoggerFactory.getLogger(RtcEndpoint.class);

    private final Shards shards;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final boolean autoCreate;
    private final Consumer<TalkId> opener;
    private final SocketWriter.Heartbeat heartbeat;

    RtcEndpoint(HttpParts parts, SocketWriter.Heartbeat heartbeat) {
        this.heartbeat = heartbeat;
        this.shards = parts.shards();
        this.sessions = parts.sessions();
        this.tokens = parts.tokens();
        this.autoCreate = parts.autoCreate();
        this.opener = parts.opener();
    }

    /** The pre-flight: what a join would be refused for, without joining. */
    Answer validate(Request request, boolean v1) {
        Fields query = Request.extractQueryParameters(request);
        return switch (visitor(request, query, v1)) {
            case Unwelcome unwelcome -> unwelcome.answer();
            case Welcome welcome -> validated(welcome.params(), query);
        };
    }

    private Answer validated(JoinParams params, Fields query) {
        if (!JoinQuery.attributesMakeSense(query)) {
            return Answer.text(400, "attributes must be base64url of a JSON object of strings");
        }
        return autoCreate || exists(params) ? Answer.text(200, "success") : answer(Refusal.NO_SUCH_ROOM);
    }

    /** The WebSocket itself. */
    void connect(Endpoint.Exchange exchange, boolean v1) {
        Request request = exchange.request();
        if (!asksForWebSocket(request)) {
            exchange.answer(Answer.bare(404));
            return;
        }
        switch (visitor(request, Request.extractQueryParameters(request), v1)) {
            case Unwelcome unwelcome -> exchange.answer(unwelcome.answer());
            case Welcome welcome -> {
                JoinParams params = welcome.params();
                openTalkOf(params.room());
                SignalSocket socket = new SignalSocket(sessions, shards.inboxOf(params.room()), tokens, heartbeat);
                Refusal refusal = socket.join(params);
                if (refusal != null) {
                    LOG.info("{}: {} refused: {}", socket.id(), described(params), refusal.text());
                    exchange.answer(answer(refusal));
                } else {
                    LOG.debug("{}: {}", socket.id(), described(params));
                    upgrade(socket, exchange);
                }
            }
        }
    }

    /** Who may join the room of a talk is for the talk to say, so it has to be there. */
    private void openTalkOf(RoomName room) {
        LogId log = LogId.parse(room.value());
        if (log != null) {
            opener.accept(log.talk());
        }
    }

    private static void upgrade(SignalSocket socket, Endpoint.Exchange exchange) {
        boolean upgraded = false;
        try {
            socket.startWriting();
            upgraded = exchange.upgrade(socket);
        } finally {
            if (!upgraded) {
                socket.end();
            }
        }
        if (!upgraded) {
            exchange.answer(Answer.text(400, "not a WebSocket handshake"));
        }
    }

    private Visitor visitor(Request request, Fields query, boolean v1) {
        return switch (Caller.of(request, query, tokens)) {
            case Caller.Unknown unknown -> new Unwelcome(Answer.text(401, unknown.reason()));
            case Caller.Anonymous anonymous -> new Unwelcome(Answer.text(401, "no access token"));
            case Caller.Known known -> visitor(JoinQuery.read(query, known.grants(), v1));
        };
    }

    private static Visitor visitor(JoinQuery.Reading reading) {
        return switch (reading) {
            case JoinQuery.Wrong wrong -> new Unwelcome(answer(wrong.refusal()));
            case JoinQuery.Read read -> {
                Refusal refusal = read.params().refusal();
                yield refusal == null ? new Welcome(read.params()) : new Unwelcome(answer(refusal));
            }
        };
    }

    private boolean exists(JoinParams params) {
        ListRoomsRequest named =
                ListRoomsRequest.newBuilder().addNames(params.room().value()).build();
        return shards.ask(new AdminCall.ListRooms(named)) instanceof AdminReply.Done done
                && ((ListRoomsResponse) done.result()).getRoomsCount() > 0;
    }

    private static Answer answer(Refusal refusal) {
        return Answer.text(refusal.httpStatus(), refusal.text());
    }

    private static boolean asksForWebSocket(Request request) {
        HttpFields headers = request.getHeaders();
        return request.getMethod().equals("GET")
                && headers.contains(HttpHeader.UPGRADE, "websocket")
                && headers.contains(HttpHeader.SEC_WEBSOCKET_KEY);
    }

    private static String described(JoinParams params) {
        ClientInfo client = params.request().getClientInfo();
        return "%s %s room %s with %s %s%s"
                .formatted(
                        Printable.quoted(params.identity().value()),
                        params.resumes() ? "resumes in" : "joins",
                        Printable.quoted(params.room().value()),
                        client.getSdk(),
                        Printable.plain(client.getVersion()),
                        params.singleConnection() ? "" : " over two connections");
    }
}
