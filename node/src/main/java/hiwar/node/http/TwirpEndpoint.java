package hiwar.node.http;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import hiwar.node.loop.Shards;
import hiwar.room.auth.Grants;
import hiwar.room.signal.AdminCall;
import hiwar.room.signal.AdminReply;
import java.io.IOException;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** LiveKit's RoomService over Twirp: {@code POST /twirp/livekit.RoomService/<Method>} in JSON or protobuf. */
final class TwirpEndpoint {
    /** Everything below it is ours. */
    static final String PREFIX = "/twirp/";

    private static final String PROTOBUF = "application/protobuf";
    private static final String JSON = "application/json";
    /** As LiveKit writes it: the names of the schema, defaults written out. */
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer()
            .preservingProtoFieldNames()
            .alwaysPrintFieldsWithNoPresence()
            .omittingInsignificantWhitespace();

    private final Shards shards;
    private final AccessTokens tokens;

    TwirpEndpoint(HttpParts parts) {
        this.shards = parts.shards();
        this.tokens = parts.tokens();
    }

    Answer answer(Request request, String path) throws IOException {
        Caller caller = Caller.of(request, Request.extractQueryParameters(request), tokens);
        if (caller instanceof Caller.Unknown unknown) {
            return TwirpError.unauthenticated(unknown.reason()).answer();
        }
        String[] route = path.substring(PREFIX.length()).split("/", -1);
        if (route.length != 2) {
            return TwirpError.badRoute("no handler for path " + path).answer();
        }
        if (!route[0].equals("livekit.RoomService")) {
            return route[0].startsWith("livekit.")
                    ? TwirpError.unimplemented("this server has no " + route[0]).answer()
                    : TwirpError.badRoute("no handler for path " + path).answer();
        }
        TwirpMethod method = TwirpMethod.ALL.get(route[1]);
        if (method == null) {
            return TwirpMethod.UNIMPLEMENTED.contains(route[1])
                    ? TwirpError.unimplemented("this server has no " + route[1]).answer()
                    : TwirpError.badRoute("no handler for path " + path).answer();
        }
        String type = contentType(request);
        if (!request.getMethod().equals("POST")) {
            return TwirpError.badRoute("unsupported method " + request.getMethod() + " (only POST is allowed)")
                    .answer();
        }
        if (!type.equals(JSON) && !type.equals(PROTOBUF)) {
            return TwirpError.badRoute(
                            "unexpected Content-Type: " + request.getHeaders().get(HttpHeader.CONTENT_TYPE))
                    .answer();
        }
        return caller instanceof Caller.Known known
                ? carriedOut(method, request, known.grants(), type.equals(JSON))
                : TwirpError.NOT_PERMITTED.answer();
    }

    private Answer carriedOut(TwirpMethod method, Request request, Grants grants, boolean json) throws IOException {
        byte @Nullable [] body = RequestBody.read(request);
        if (body == null) {
            return Answer.text(413, "the request is longer than " + RequestBody.MAX_BYTES + " bytes");
        }
        AdminCall call;
        try {
            call = json ? method.fromJson(body) : method.fromProtobuf(body);
        } catch (InvalidProtocolBufferException e) {
            return TwirpError.malformed("the request could not be decoded: " + e.getMessage())
                    .answer();
        }
        if (!call.allowed(grants)) {
            return TwirpError.NOT_PERMITTED.answer();
        }
        return switch (shards.ask(call)) {
            case AdminReply.Done done -> result(done.result(), json);
            case AdminReply.Failed failed -> TwirpError.of(failed).answer();
        };
    }

    private static Answer result(Message result, boolean json) throws InvalidProtocolBufferException {
        return json
                ? Answer.json(200, PRINTER.print(result))
                : new Answer(200, PROTOBUF, result.toByteArray(), Map.of());
    }

    /** Without its parameters: some SDKs send a charset. */
    private static String contentType(Request request) {
        String header = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (header == null) {
            return "";
        }
        int parameters = header.indexOf(';');
        return (parameters < 0 ? header : header.substring(0, parameters)).strip();
    }
}
