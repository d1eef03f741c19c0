package hiwar.node.api;

import hiwar.node.api.Problem.Kind;
import hiwar.node.http.Endpoint.Exchange;
import hiwar.node.http.RequestBody;
import hiwar.talks.id.SeatId;
import hiwar.talks.id.TalkId;
import hiwar.talks.json.Codec;
import hiwar.talks.json.Decoded;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the API.
 *
 * @param names what stands in its path, by the names in the template of its route
 */
record Call(Exchange exchange, Visit visit, Map<String, String> names) {
    /** The longest command is a wording in eight languages; three bytes for each character, and some for escapes. */
    static final int MAX_JSON_BYTES = 256 * 1024;

    Request request() {
        return exchange.request();
    }

    String name(String name) {
        return names.getOrDefault(name, "");
    }

    TalkId talk() {
        return new TalkId(name("talk"));
    }

    SeatId seat() {
        return new SeatId(name("seat"));
    }

    /** The value of a cookie; null when it was not sent. */
    @Nullable
    String cookie(String name) {
        for (HttpCookie cookie : Request.getCookies(request())) {
            if (cookie.getName().equals(name)) {
                return cookie.getValue();
            }
        }
        return null;
    }

    /** A parameter of the query; empty when it is not there. */
    String parameter(String name) {
        String value = Request.extractQueryParameters(request()).getValue(name);
        return value == null ? "" : value;
    }

    /** The media type of the body without its parameters; empty when nothing is said. */
    String mediaType() {
        String header = request().getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (header == null) {
            return "";
        }
        int parameters = header.indexOf(';');
        return (parameters < 0 ? header : header.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** The body, which must be JSON of this form. */
    <T> T body(Codec<T> codec) throws Problem, IOException {
        return switch (codec.read(text(bytes(MAX_JSON_BYTES)))) {
            case Decoded.Read<T> read -> read.value();
            case Decoded.Unread<T> unread -> throw Problem.of(Kind.MALFORMED, unread.what());
        };
    }

    private static String text(byte[] bytes) throws Problem {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.of(Kind.MALFORMED, "it is not UTF-8");
        }
    }

    /** The body as it is. */
    byte[] bytes(int maxBytes) throws Problem, IOException {
        byte[] bytes = RequestBody.read(request(), maxBytes);
        if (bytes == null) {
            throw Problem.of(Kind.TOO_LONG, Integer.toString(maxBytes));
        }
        return bytes;
    }
}
