package hiwar.node.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages of any origin speak to the API, as LiveKit does: what they may is in their token, and cookies are not
 * used. Refusals carry these headers too, because clients read the reason from them. Stateless.
 */
final class Cors {
    private static final String METHODS = "OPTIONS, HEAD, GET, POST, PATCH, DELETE";
    private static final String MAX_AGE_SECONDS = "86400";

    private Cors() {}

    /** Adds what the browser looks for, when a browser asks. */
    static void allow(Request request, Response response) {
        @Nullable String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origin == null) {
            return;
        }
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.put(HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS, "*");
        headers.add(HttpHeader.VARY, HttpHeader.ORIGIN.asString());
    }

    /** The answer when a browser asks beforehand (a preflight); null when the request is none. */
    static @Nullable Answer preflight(Request request) {
        HttpFields headers = request.getHeaders();
        if (!request.getMethod().equals("OPTIONS") || !headers.contains(HttpHeader.ACCESS_CONTROL_REQUEST_METHOD)) {
            return null;
        }
        // "*" would not cover Authorization, so what is asked for is named.
        String asked = headers.get(HttpHeader.ACCESS_CONTROL_REQUEST_HEADERS);
        return Answer.bare(204)
                .with(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS.asString(), METHODS)
                .with(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS.asString(), asked == null ? "*" : asked)
                .with(HttpHeader.ACCESS_CONTROL_MAX_AGE.asString(), MAX_AGE_SECONDS);
    }
}
