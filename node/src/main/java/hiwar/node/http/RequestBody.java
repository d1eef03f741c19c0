package hiwar.node.http;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Reads what a request carries, up to a limit. Stateless. */
public final class RequestBody {
    /** LiveKit's limit; metadata may have half a megabyte, in JSON a few times more. */
    static final int MAX_BYTES = 10 << 20;

    private RequestBody() {}

    /** The whole body; null when it is longer than {@link #MAX_BYTES}. */
    static byte @Nullable [] read(Request request) throws IOException {
        return read(request, MAX_BYTES);
    }

    /**
     * The whole body; null when it is longer than {@code maxBytes}.
     *
     * @throws IOException when the client goes away meanwhile
     */
    public static byte @Nullable [] read(Request request, int maxBytes) throws IOException {
        if (request.getLength() > maxBytes) {
            return null;
        }
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] body = in.readNBytes(maxBytes + 1);
            return body.length > maxBytes ? null : body;
        }
    }
}
