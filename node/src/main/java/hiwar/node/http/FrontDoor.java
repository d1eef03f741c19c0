package hiwar.node.http;

import hiwar.node.loop.Printable;
import hiwar.node.loop.Shards;
import hiwar.node.metrics.Metrics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every request to where it belongs. */
final class FrontDoor extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);

    private final Shards shards;
    private final AccessTokens tokens;
    private final Metrics metrics;
    private final RtcEndpoint rtc;
    private final TwirpEndpoint twirp;
    private final WebFiles web;
    private final List<Endpoint> endpoints;
    private final ServerWebSocketContainer webSockets;

    FrontDoor(HttpParts parts, RtcEndpoint rtc, WebFiles web, ServerWebSocketContainer webSockets) {
        this.endpoints = parts.endpoints();
        this.webSockets = webSockets;
        this.shards = parts.shards();
        this.tokens = parts.tokens();
        this.metrics = parts.metrics();
        this.rtc = rtc;
        this.twirp = new TwirpEndpoint(parts);
        this.web = web;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = path(request);
        try {
            if (path.equals("/metrics")) {
                metrics(request).write(response, callback); // before CORS: pages of strangers may not read it
                return true;
            }
            Endpoint.Exchange exchange = new Endpoint.Exchange(request, response, callback, path, webSockets);
            if (endpoint(exchange)) {
                return true;
            }
            Cors.allow(request, response);
            Answer preflight = Cors.preflight(request);
            if (preflight != null) {
                preflight.write(response, callback);
            } else if (path.equals("/rtc") || path.equals("/rtc/v1")) {
                rtc.connect(exchange, path.equals("/rtc/v1"));
            } else {
                answer(request, path).write(response, callback);
            }
        } catch (IOException gone) {
            callback.failed(gone); // the client went away while it was read
        } catch (RuntimeException bug) {
            LOG.error("{} {} failed", request.getMethod(), Printable.plain(path), bug);
            Answer.text(500, "internal error").write(response, callback);
        }
        return true;
    }

    private boolean endpoint(Endpoint.Exchange exchange) throws IOException {
        for (Endpoint endpoint : endpoints) {
            if (endpoint.handle(exchange)) {
                return true;
            }
        }
        return false;
    }

    private Answer answer(Request request, String path) throws IOException {
        if (path.startsWith(TwirpEndpoint.PREFIX)) {
            return twirp.answer(request, path);
        }
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return Answer.text(404, "not found");
        }
        return switch (path) {
            case "/rtc/validate" -> rtc.validate(request, false);
            case "/rtc/v1/validate" -> rtc.validate(request, true);
            case "/health" -> health();
            case "/" -> wantsPage(request) ? web.page(request) : alive();
            default -> webFile(request, path);
        };
    }

    /** A file of the client, or the client's page for a path that only the client knows. */
    private Answer webFile(Request request, String path) {
        Answer file = web.file(request, path);
        if (file != null) {
            return file;
        }
        boolean route = path.lastIndexOf('.') < path.lastIndexOf('/');
        return route && wantsPage(request) && web.present() ? web.page(request) : Answer.text(404, "not found");
    }

    /** LiveKit's health check, which load balancers and SDKs know. */
    private Answer alive() {
        return shards.healthy() ? Answer.text(200, "OK") : Answer.text(406, "Not Ready");
    }

    private Answer health() {
        return shards.healthy()
                ? Answer.json(200, "{\"status\":\"ready\"}")
                : Answer.json(503, "{\"status\":\"a shard does not answer\"}");
    }

    /** For programs on this machine, and for others with a token that may list rooms. */
    private Answer metrics(Request request) {
        Caller caller = Caller.of(request, Request.extractQueryParameters(request), tokens);
        boolean permitted =
                caller instanceof Caller.Known known && known.grants().video().roomList();
        if (!permitted && !local(request)) {
            return Answer.text(401, "metrics are for this machine, or need a token with roomList");
        }
        Metrics.Exposition all = metrics.read(request.getHeaders().get(HttpHeader.ACCEPT));
        return new Answer(200, all.contentType(), all.body(), Map.of());
    }

    /** True when it comes from this machine itself, and not through a proxy or from a page in a browser. */
    private static boolean local(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress remote
                && remote.getAddress().isLoopbackAddress()
                && !request.getHeaders().contains(HttpHeader.ORIGIN)
                && !request.getHeaders().contains(HttpHeader.FORWARDED)
                && !request.getHeaders().contains(HttpHeader.X_FORWARDED_FOR);
    }

    private static boolean wantsPage(Request request) {
        @Nullable String accept = request.getHeaders().get(HttpHeader.ACCEPT);
        return accept != null && accept.toLowerCase(Locale.ROOT).contains("text/html");
    }

    /** The path without a doubled first slash, which careless clients make of a base address that ends in one. */
    private static String path(Request request) {
        String path = Request.getPathInContext(request);
        return path.startsWith("//") ? path.substring(1) : path;
    }
}
