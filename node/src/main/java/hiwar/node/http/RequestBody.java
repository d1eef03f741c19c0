package hiwar.node.http;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Reads what a request carries, up to a limit. Stateless. */
final class RequestBody {
    /** LiveKit's limit; metadata may have half a megabyte, in JSON a few times more. */
    static final int MAX_BYTES = 10 << 20;

    private RequestBody() {}

    /** The whole body; null when it is longer than {@link #MAX_BYTES}. */
    static byte @Nullable [] read(Request request) throws IOException {
        if (request.getLength() > MAX_BYTES) {
            return null;
        }
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] body = in.readNBytes(MAX_BYTES + 1);
            return body.length > MAX_BYTES ? null : body;
        }
    }
}
