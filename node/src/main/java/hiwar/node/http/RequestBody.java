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

    private static final int BUFFER_BYTES = 16 * 1024;

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
        boolean asks = request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
        if (request.getLength() > maxBytes && asks) {
            return null; // nothing is on its way
        }
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] body = in.readNBytes(maxBytes + 1);
            if (body.length > maxBytes) {
                discard(in);
                return null;
            }
            return body;
        }
    }

    private static void discard(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long left = MAX_DISCARDED_BYTES;
        for (int read = in.read(buffer); read >= 0 && left > 0; read = in.read(buffer)) {
            left -= read;
        }
    }
}
