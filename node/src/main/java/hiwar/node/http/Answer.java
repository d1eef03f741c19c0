package hiwar.node.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A whole HTTP response.
 *
 * @param contentType exactly as it is sent; empty when there is no body
 */
@SuppressWarnings("ArrayRecordComponent") // written out once, never compared
public record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
    private static final String TEXT = "text/plain; charset=utf-8";

    /** Plain text for whoever reads it. */
    public static Answer text(int status, String text) {
        return new Answer(status, TEXT, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** JSON; without a charset suffix, because server SDKs compare the whole header. */
    public static Answer json(int status, String json) {
        return new Answer(status, "application/json", json.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** Only a status. */
    public static Answer bare(int status) {
        return new Answer(status, "", new byte[0], Map.of());
    }

    /** This answer with one more header. */
    public Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, contentType, body, more);
    }

    void write(Response response, Callback callback) {
        response.setStatus(status);
        headers.forEach((name, value) -> response.getHeaders().put(name, value));
        if (!contentType.isEmpty()) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
        }
        // A body that is still on its way would be taken for the next request: who sends it is told not to go on here.
        if (!response.getRequest().consumeAvailable()) {
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        }
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
