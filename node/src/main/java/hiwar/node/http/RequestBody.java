package hiwar.node.http;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Reads what a request carries, up to a limit. Stateless. */
public final class RequestBody {
    /** LiveKit's limit; metadata may have half a megabyte, in JSON a few times more. */
    static final int MAX_BYTES = 10 << 20;

    /** A few times the largest body that is ever read. */
    private static final long MAX_DISCARDED_BYTES = 64L << 20;

    private RequestBody() {}

    /** The whole body; null when it is longer than {@link #MAX_BYTES}. */
    static byte @Nullable [] read(Request request) throws IOException {
        return read(request, MAX_BYTES);
    }

    /**
     * The whole body; null when it is longer than {@code maxBytes}. What is too long is taken in all the same and
     * thrown away: most clients look for an answer only after they have sent everything, and would take a connection
     * that is closed before for a broken one.
     *
     * @throws IOException when the client goes away meanwhile
     */
    public static byte @Nullable [] read(Request request, int maxBytes) throws IOException {
        boolean tooLong = request.getLength() > maxBytes;
        if (tooLong && request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString())) {
            return null; // it asks before it sends
        }
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] body = in.readNBytes(tooLong ? 0 : maxBytes + 1);
            if (tooLong || body.length > maxBytes) {
                in.skip(MAX_DISCARDED_BYTES);
                return null;
            }
            return body;
        }
    }
}
