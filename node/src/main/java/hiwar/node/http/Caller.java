package hiwar.node.http;

import hiwar.node.http.AccessTokens.Refused;
import hiwar.node.http.AccessTokens.Verified;
import hiwar.room.auth.Grants;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** Who makes a request, as far as its token says. */
sealed interface Caller {
    /** No token at all: may do what everybody may. */
    record Anonymous() implements Caller {}

    /** A good token. */
    record Known(Grants grants) implements Caller {}

    /** A token that is no good: refused with 401 whatever was asked. */
    record Unknown(String reason) implements Caller {}

    /** Looks into the {@code Authorization} header, then into the query, because browsers cannot set the header. */
    static Caller of(Request request, Fields query, AccessTokens tokens) {
        String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (header != null && !header.startsWith("Bearer ")) {
            return new Unknown("invalid authorization header: it must start with \"Bearer \"");
        }
        @Nullable String token = header != null ? header.substring("Bearer ".length()) : query.getValue("access_token");
        if (token == null || token.isEmpty()) {
            return new Anonymous();
        }
        return switch (tokens.verify(token)) {
            case Verified verified -> new Known(verified.grants());
            case Refused refused -> new Unknown(refused.reason());
        };
    }
}
